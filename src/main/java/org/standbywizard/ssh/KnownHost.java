package org.standbywizard.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One line of a known_hosts file (sshd(8), section "SSH_KNOWN_HOSTS FILE FORMAT").
 *
 * @param hosts patterns with commas between, or a hashed name {@code |1|salt|hash}
 * @param line counted from 1
 */
record KnownHost(Marker marker, String hosts, HostKey key, Path file, int line) {

    enum Marker {
        NONE,
        REVOKED,
        CERT_AUTHORITY
    }

    /** Reads a line; empty for comments, blank lines and what cannot be understood. */
    static Optional<KnownHost> parse(String text, Path file, int line) {
        String[] words = text.strip().split("\\s+");
        if (words[0].isEmpty() || words[0].startsWith("#")) {
            return Optional.empty();
        }
        Marker marker =
                switch (words[0]) {
                    case "@revoked" -> Marker.REVOKED;
                    case "@cert-authority" -> Marker.CERT_AUTHORITY;
                    default -> Marker.NONE;
                };
        int first = marker == Marker.NONE ? 0 : 1;
        if (words.length < first + 3 || words[first].startsWith("@")) {
            return Optional.empty();
        }
        return Optional.of(
                new KnownHost(marker, words[first], new HostKey(words[first + 1], words[first + 2]), file, line));
    }

    /** Whether this line is about a host; {@code name} is {@code [host]:port} for other ports than 22. */
    boolean isFor(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        if (hosts.startsWith("|1|")) {
            return isHashOf(wanted);
        }
        boolean found = false;
        for (String pattern : hosts.toLowerCase(Locale.ROOT).split(",")) {
            boolean negated = pattern.startsWith("!");
            if (HostPattern.matches(negated ? pattern.substring(1) : pattern, wanted)) {
                if (negated) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }

    private boolean isHashOf(String name) {
        String[] parts = hosts.split("\\|");
        if (parts.length != 4) {
            return false;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(parts[2]), "HmacSHA1"));
            byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[3]));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
