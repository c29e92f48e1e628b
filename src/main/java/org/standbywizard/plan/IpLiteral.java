package org.standbywizard.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An IPv4 or IPv6 address in its bytes, read without asking any name server (RFC 3986 for IPv4, RFC 4291 for IPv6).
 *
 * @param bytes 4 or 16 values from 0 to 255
 */
public record IpLiteral(List<Integer> bytes) {
    private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS = 8;

    public IpLiteral {
        bytes = List.copyOf(bytes);
    }

    /** Empty if the text is no address; a zone ({@code %eth0}) is not part of one. */
    public static Optional<IpLiteral> parse(String text) {
        return (text.indexOf(':') < 0 ? v4(text) : v6(text)).map(IpLiteral::new);
    }

    public boolean isV6() {
        return bytes.size() == 16;
    }

    /** 32 or 128. */
    public int bits() {
        return bytes.size() * 8;
    }

    /** 0.0.0.0 or ::, which stands for no address or every address. */
    public boolean isUnspecified() {
        return bytes.stream().allMatch(part -> part == 0);
    }

    /** An IPv4 address dressed as IPv6 (::ffff:10.0.0.1), which no rule of a server ever matches. */
    public boolean isMappedV4() {
        return isV6()
                && bytes.subList(0, 10).stream().allMatch(part -> part == 0)
                && bytes.get(10) == 255
                && bytes.get(11) == 255;
    }

    private static Optional<List<Integer>> v4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        List<Integer> octets = new ArrayList<>();
        for (String part : parts) {
            if (!OCTET.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            octets.add(Integer.parseInt(part));
        }
        return Optional.of(octets);
    }

    private static Optional<List<Integer>> v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(all -> all.size() == 2 * GROUPS);
        }
        Optional<List<Integer>> head = groups(text.substring(0, gap));
        Optional<List<Integer>> tail = groups(text.substring(gap + 2));
        if (head.isEmpty() || tail.isEmpty() || text.substring(0, gap).indexOf('.') >= 0) {
            return Optional.empty();
        }
        int missing = 2 * GROUPS - head.get().size() - tail.get().size();
        if (missing < 2) {
            return Optional.empty();
        }
        List<Integer> all = new ArrayList<>(head.get());
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(tail.get());
        return Optional.of(all);
    }

    /** Groups between colons, the last of them perhaps in IPv4's form. */
    private static Optional<List<Integer>> groups(String text) {
        List<Integer> found = new ArrayList<>();
        if (text.isEmpty()) {
            return Optional.of(found);
        }
        String[] parts = text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                Optional<List<Integer>> octets = v4(parts[i]);
                octets.ifPresent(found::addAll);
                return octets.map(some -> found);
            }
            if (!GROUP.matcher(parts[i]).matches()) {
                return Optional.empty();
            }
            int group = Integer.parseInt(parts[i], 16);
            found.add(group >> 8);
            found.add(group & 255);
        }
        return Optional.of(found);
    }
}
