package org.standbywizard.verify;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Listening addresses as the kernel's /proc/net/tcp and tcp6 show them. */
final class Listeners {
    private static final String ALL_4 = "0.0.0.0";
    private static final String ALL_6 = "::";

    private Listeners() {}

    /** Decodes the address column: 32-bit words, each printed as a number in the host's byte order. */
    static String decode(String hex, boolean littleEndian) {
        if (hex.length() != 8 && hex.length() != 32) {
            throw new IllegalArgumentException("not an address of /proc/net/tcp: " + hex);
        }
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int inWord = i % 4;
            int from = 2 * (littleEndian ? i - inWord + 3 - inWord : i);
            bytes[i] = (byte) Integer.parseInt(hex, from, from + 2, 16);
        }
        try {
            return text(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + hex, e);
        }
    }

    static boolean isLocal(String address) {
        return address.startsWith("127.") || address.equals("::1");
    }

    /** Whether {@code wanted}, an element of listen_addresses, is listened on. */
    static boolean cover(Collection<String> found, String wanted) {
        Set<String> all = new LinkedHashSet<>(found);
        if (wanted.equals("*")) {
            return all.contains(ALL_4) || all.contains(ALL_6);
        }
        if (wanted.equalsIgnoreCase("localhost")) {
            return all.contains(ALL_4) || all.contains(ALL_6) || all.stream().anyMatch(Listeners::isLocal);
        }
        if (!isLiteral(wanted)) {
            // A name: only the machine knows what it means; a listener beyond localhost is as much as can be seen.
            return all.stream().anyMatch(a -> !isLocal(a));
        }
        // PostgreSQL binds IPv6 sockets to IPv6 only, so :: does not stand for IPv4 addresses.
        boolean six = wanted.contains(":");
        return all.contains(six ? canonical(wanted) : wanted) || all.contains(six ? ALL_6 : ALL_4);
    }

    private static boolean isLiteral(String wanted) {
        return wanted.contains(":") || wanted.matches("[0-9.]+");
    }

    private static String canonical(String literal) {
        try {
            // With a colon in it this is parsed and never looked up.
            return text(InetAddress.getByName(literal));
        } catch (UnknownHostException e) {
            return literal;
        }
    }

    /** RFC 5952's short form, as PostgreSQL and people write it. */
    private static String text(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address.getHostAddress();
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int[] gap = longestZeros(groups);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap[0] && gap[1] > 1) {
                out.append("::");
                i += gap[1] - 1;
                continue;
            }
            if (out.length() > 0 && out.charAt(out.length() - 1) != ':') {
                out.append(':');
            }
            out.append(Integer.toHexString(groups[i]));
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }

    private static int[] longestZeros(int[] groups) {
        int[] best = {-1, 0};
        for (int start = 0; start < groups.length; start++) {
            int end = start;
            while (end < groups.length && groups[end] == 0) {
                end++;
            }
            if (end - start > best[1]) {
                best = new int[] {start, end - start};
            }
        }
        return best;
    }

    /** Decoded, without repeats. */
    static List<String> decodeAll(Collection<String> hex, boolean littleEndian) {
        return hex.stream().map(h -> decode(h, littleEndian)).distinct().toList();
    }
}
