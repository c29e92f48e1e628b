package org.standbywizard.conf;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password that does not show itself in any {@code toString}. */
public final class Password {

    static final String MASK = "********";

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    public static Password of(String text) {
        return new Password(text);
    }

    /** The password itself: only for the file it is written to. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password && MessageDigest.isEqual(utf8(text), utf8(((Password) other).text));
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
