package org.standbywizard.lab.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The answer to a server that asks for a password hashed by MD5 (PostgreSQL, AuthenticationMD5Password). */
final class Md5 {
    private Md5() {}

    static String answer(String user, String password, byte[] salt) {
        String stored = hex((password + user).getBytes(StandardCharsets.UTF_8), new byte[0]);
        return "md5" + hex(stored.getBytes(StandardCharsets.US_ASCII), salt);
    }

    private static String hex(byte[] first, byte[] second) {
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(first);
            return HexFormat.of().formatHex(md5.digest(second));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
