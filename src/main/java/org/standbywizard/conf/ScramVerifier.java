package org.standbywizard.conf;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What PostgreSQL 10 and newer stores for a SCRAM-SHA-256 password (RFC 5802, RFC 7677): sent instead of the password,
 * it keeps the password out of the server's log. 9.6 does not know it and would take it for a password.
 */
public final class ScramVerifier {

    private ScramVerifier() {}

    /**
     * The verifier text for CREATE ROLE ... PASSWORD.
     *
     * @param password ordinary text; refused where SASLprep (RFC 4013) would change it, so that every client agrees
     * @param salt random bytes, 16 as PostgreSQL does
     * @param iterations 4096 as PostgreSQL does
     */
    public static String of(String password, byte[] salt, int iterations) {
        byte[] salted = salted(checked(password).getBytes(StandardCharsets.UTF_8), salt, iterations);
        byte[] stored = sha256(hmac(salted, "Client Key".getBytes(StandardCharsets.US_ASCII)));
        byte[] server = hmac(salted, "Server Key".getBytes(StandardCharsets.US_ASCII));
        Base64.Encoder base64 = Base64.getEncoder();
        return "SCRAM-SHA-256$" + iterations + ":" + base64.encodeToString(salt) + "$" + base64.encodeToString(stored)
                + ":" + base64.encodeToString(server);
    }

    /** Whether every client takes the password for the same text, so that a verifier can be made of it here. */
    public static boolean isPlain(String password) {
        return password.indexOf(0) < 0
                && password.chars().noneMatch(ScramVerifier::isMapped)
                && Normalizer.isNormalized(password, Normalizer.Form.NFKC);
    }

    /** Whether a stored verifier is that password's; false for anything that is no SCRAM verifier. */
    public static boolean matches(String verifier, String password) {
        String[] parts = verifier.split("[$:]");
        if (parts.length != 5 || !parts[0].equals("SCRAM-SHA-256") || !parts[1].matches("[1-9][0-9]{0,6}")) {
            return false;
        }
        try {
            String own = of(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
            return MessageDigest.isEqual(
                    own.getBytes(StandardCharsets.US_ASCII), verifier.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /**
     * PBKDF2 with HMAC-SHA-256 and one block (RFC 5802, Hi). The JDK's own takes chars of its choice of encoding, and
     * PostgreSQL hashes bytes.
     */
    static byte[] salted(byte[] password, byte[] salt, int iterations) {
        if (password.length == 0 || iterations < 1) {
            throw new IllegalArgumentException("SCRAM needs a password and at least one iteration");
        }
        byte[] first = java.util.Arrays.copyOf(salt, salt.length + 4);
        first[salt.length + 3] = 1;
        Mac mac = mac(password);
        byte[] round = mac.doFinal(first);
        byte[] result = round.clone();
        for (int i = 1; i < iterations; i++) {
            round = mac.doFinal(round);
            for (int j = 0; j < result.length; j++) {
                result[j] ^= round[j];
            }
        }
        return result;
    }

    /**
     * PostgreSQL uses the password as it is where SASLprep fails, and its outcome where it does not. The two are the same
     * for ASCII and for text that is in its composed form and has none of the characters that SASLprep maps.
     */
    private static String checked(String password) {
        if (password.indexOf(0) >= 0) {
            throw new IllegalArgumentException("the password has a zero character");
        }
        if (!isPlain(password)) {
            throw new IllegalArgumentException("the password has characters that can be written in more than one way"
                    + " (such as full-width letters, loose accents or unusual spaces); choose others");
        }
        return password;
    }

    /** RFC 3454, B.1 (mapped to nothing) and C.1.2 (spaces). */
    private static boolean isMapped(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x1806
                || c >= 0x180B && c <= 0x180D
                || c >= 0x200B && c <= 0x200D
                || c == 0x2060
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFEFF
                || c == 0xA0
                || c == 0x1680
                || c >= 0x2000 && c <= 0x200A
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    static byte[] hmac(byte[] key, byte[] text) {
        return mac(key).doFinal(text);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HMAC-SHA-256", missing);
        }
    }

    static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
