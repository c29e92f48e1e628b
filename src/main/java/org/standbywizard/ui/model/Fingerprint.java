package org.standbywizard.ui.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a server's fingerprint with what a person pasted from its console. Pure. */
public final class Fingerprint {
    /** SHA-256 in base64: 43 signs, and a padding that OpenSSH leaves out. */
    private static final Pattern SHA256 = Pattern.compile("(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{43})(?![A-Za-z0-9+/])");

    private static final Pattern MD5 = Pattern.compile("(?i)(?:MD5:)?[0-9a-f]{2}(:[0-9a-f]{2}){15}");

    /** What comes of a comparison. */
    public enum Verdict {
        /** Nothing was pasted. */
        NONE,
        EQUAL,
        DIFFERENT,
        /** No SHA256 fingerprint in it. */
        INCOMPLETE,
        /** One of the older kind, which cannot be compared. */
        MD5
    }

    private Fingerprint() {}

    /** @param pasted a fingerprint alone, or lines of ssh-keygen with one or several */
    public static Verdict compare(String pasted, String shown) {
        if (pasted.isBlank()) {
            return Verdict.NONE;
        }
        Matcher found = SHA256.matcher(pasted);
        boolean any = false;
        while (found.find()) {
            any = true;
            if (("SHA256:" + found.group(1)).equals(shown)) {
                return Verdict.EQUAL;
            }
        }
        if (any) {
            return Verdict.DIFFERENT;
        }
        return MD5.matcher(pasted).find() ? Verdict.MD5 : Verdict.INCOMPLETE;
    }
}
