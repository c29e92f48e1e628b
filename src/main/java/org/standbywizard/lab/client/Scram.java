package org.standbywizard.lab.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The client's side of SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677), for one login. */
final class Scram {
    private final String password;
    private final String nonce;
    private String firstBare = "";
    private byte[] serverSignature = new byte[0];

    Scram(String password) {
        this(password, random());
    }

    /** @param nonce fixed by a test */
    Scram(String password, String nonce) {
        this.password = password;
        this.nonce = nonce;
    }

    private static String random() {
        byte[] bytes = new byte[18];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** @param user empty for PostgreSQL, which goes by the startup packet */
    String first(String user) {
        firstBare = "n=" + user + ",r=" + nonce;
        return "n,," + firstBare;
    }

    /** @param challenge the server's first message */
    String last(String challenge) throws IOException {
        Map<Character, String> fields = fields(challenge);
        String both = fields.getOrDefault('r', "");
        if (!both.startsWith(nonce) || both.equals(nonce)) {
            throw new IOException("the server's SCRAM nonce is not ours");
        }
        try {
            byte[] salted = salted(
                    Base64.getDecoder().decode(fields.getOrDefault('s', "")),
                    Integer.parseInt(fields.getOrDefault('i', "0")));
            byte[] clientKey = hmac(salted, "Client Key");
            String withoutProof = "c=biws,r=" + both;
            String message = firstBare + "," + challenge + "," + withoutProof;
            byte[] proof = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), message);
            for (int i = 0; i < proof.length; i++) {
                proof[i] ^= clientKey[i];
            }
            serverSignature = hmac(hmac(salted, "Server Key"), message);
            return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("the server's SCRAM message cannot be answered", e);
        }
    }

    /** @param outcome the server's last message: it must know the password too */
    void check(String outcome) throws IOException {
        byte[] told = Base64.getDecoder().decode(fields(outcome).getOrDefault('v', ""));
        if (serverSignature.length == 0 || !MessageDigest.isEqual(told, serverSignature)) {
            throw new IOException("the server does not know the password itself");
        }
    }

    private byte[] salted(byte[] salt, int iterations) throws GeneralSecurityException {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
                .getEncoded();
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<Character, String> fields(String message) {
        Map<Character, String> fields = new HashMap<>();
        for (String field : message.split(",", -1)) {
            if (field.length() > 1 && field.charAt(1) == '=') {
                fields.put(field.charAt(0), field.substring(2));
            }
        }
        return fields;
    }
}
