package org.standbywizard.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums that are chained from line to line, so that a line that was changed, lost or moved is seen. */
final class LineSum {
    /** Characters of one. */
    static final int LENGTH = 16;

    private LineSum() {}

    /** @param previous the line's before */
    static String of(String previous, byte[] json) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous.getBytes(StandardCharsets.UTF_8));
            digest.update(json);
            return HexFormat.of().formatHex(digest.digest(), 0, LENGTH / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
