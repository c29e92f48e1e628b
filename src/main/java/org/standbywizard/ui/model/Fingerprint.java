package org.standbywizard.ui.model;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a server's fingerprint with what a person pasted from its console. Pure. */
public final class Fingerprint {
    /** SHA-256 in base64: 43 signs, and a padding that OpenSSH leaves out. */
    private static final Pattern SHA256 = Pattern.compile("(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{43})(?![A-Za-z0-9+/])");

    private static final Pattern MD5 = Pattern.compile("(?i)(?:MD5:)?[0-9a-f]{2}(:[0-9a-f]{2}){15}");

    /** How sshd names its key files; every other type is one of the ECDSA curves. */
    private static final Map<String, String> KINDS =
            Map.of("ssh-ed25519", "ed25519", "ssh-rsa", "rsa", "ssh-dss", "dsa");

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

    /** What shows the key's fingerprint on the server's own console. */
    public static String command(String keyType) {
        String kind = KINDS.getOrDefault(keyType, "ecdsa");
        return "ssh-keygen -lf /etc/ssh/ssh_host_%s_key.pub".formatted(kind);
    }
}
