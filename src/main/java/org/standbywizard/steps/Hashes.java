package org.standbywizard.steps;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.standbywizard.conf.RawText;

/** SHA-256 as sha256sum prints it. */
final class Hashes {
    private Hashes() {}

    /** Of a text that carries bytes as one char each. */
    static String sha256(String raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(RawText.bytes(raw)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
