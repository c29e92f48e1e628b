package org.standbywizard.conf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** What PostgreSQL stores for an md5 password; the only kind 9.6 knows. */
public final class Md5Verifier {

    private Md5Verifier() {}

    /** {@code md5} and the digest of password and role name (both ordinary text). */
    public static String of(String password, String role) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest((password + role).getBytes(StandardCharsets.UTF_8));
            return "md5" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no MD5", missing);
        }
    }
}
