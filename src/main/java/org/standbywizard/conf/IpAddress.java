package org.standbywizard.conf;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An IPv4 or IPv6 address as a number. Unlike {@link java.net.InetAddress} it keeps IPv4-mapped IPv6 addresses as IPv6,
 * which pg_hba.conf tells apart.
 *
 * @param bits 32 or 128
 */
public record IpAddress(int bits, BigInteger number) {

    /** Reads what getaddrinfo takes for a number: dotted IPv4 with one to four parts, IPv6 in any form. No names. */
    public static Optional<IpAddress> parse(String text) {
        return text.indexOf(':') >= 0 ? parse6(text) : parse4(text);
    }

    /** The mask with that many leading ones. */
    public static IpAddress mask(int bits, int ones) {
        BigInteger all = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        return new IpAddress(bits, all.shiftRight(bits - ones).shiftLeft(bits - ones));
    }

    /** Whether this address and the other agree in the mask's ones; never across families. */
    public boolean sameNetwork(IpAddress other, IpAddress mask) {
        return bits == other.bits
                && bits == mask.bits
                && number.xor(other.number).and(mask.number).signum() == 0;
    }

    /** How many leading ones a mask has, if nothing but zeros follows them. */
    public Optional<Integer> prefixLength() {
        int ones = number.bitCount();
        return mask(bits, ones).number.equals(number) ? Optional.of(ones) : Optional.empty();
    }

    @Override
    public String toString() {
        return bits == 32 ? groups(8, 4, 10, ".") : text6();
    }

    private String text6() {
        String full = ":" + groups(16, 8, 16, ":") + ":";
        // RFC 5952: the longest run of two or more zero groups is left out, the first of equals.
        for (int run = 8; run > 1; run--) {
            String zeros = ":" + "0:".repeat(run);
            int found = full.indexOf(zeros);
            if (found >= 0) {
                String before = full.substring(0, found);
                String after = full.substring(found + zeros.length());
                return (before.isEmpty() ? "" : before.substring(1))
                        + "::"
                        + (after.isEmpty() ? "" : after.substring(0, after.length() - 1));
            }
        }
        return full.substring(1, full.length() - 1);
    }

    private String groups(int width, int count, int radix, String separator) {
        BigInteger ones = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(i ->
                        number.shiftRight(width * (count - 1 - i)).and(ones).toString(radix))
                .collect(Collectors.joining(separator));
    }

    private static Optional<IpAddress> parse4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length > 4) {
            return Optional.empty();
        }
        long value = 0;
        for (int i = 0; i < parts.length; i++) {
            // inet_aton: the last part fills all bytes that are left.
            int width = i == parts.length - 1 ? 8 * (5 - parts.length) : 8;
            long part = parse4Part(parts[i]);
            if (part < 0 || part >= 1L << width) {
                return Optional.empty();
            }
            value = value << width | part;
        }
        return Optional.of(new IpAddress(32, BigInteger.valueOf(value)));
    }

    private static long parse4Part(String part) {
        try {
            if (part.matches("0[xX][0-9a-fA-F]{1,9}")) {
                return Long.parseLong(part.substring(2), 16);
            }
            if (part.matches("0[0-7]{1,12}")) {
                return Long.parseLong(part, 8);
            }
            return part.matches("0|[1-9][0-9]{0,9}") ? Long.parseLong(part) : -1;
        } catch (NumberFormatException tooLong) {
            return -1;
        }
    }

    private static Optional<IpAddress> parse6(String text) {
        String plain = text;
        int dot = text.indexOf('.');
        if (dot >= 0) {
            int colon = text.lastIndexOf(':');
            String tail = text.substring(colon + 1);
            Optional<IpAddress> tail4 = tail.matches("\\d{1,3}(\\.\\d{1,3}){3}") && !tail.matches("(.*\\.)?0\\d.*")
                    ? parse4(tail)
                    : Optional.empty();
            if (tail4.isEmpty()) {
                return Optional.empty();
            }
            long low = tail4.get().number.longValue();
            plain = text.substring(0, colon + 1) + Long.toHexString(low >> 16) + ":" + Long.toHexString(low & 0xFFFF);
        }
        int gap = plain.indexOf("::");
        if (gap < 0) {
            String[] all = plain.split(":", -1);
            return all.length == 8 ? number(all, new String[0]) : Optional.empty();
        }
        String[] head = gap == 0 ? new String[0] : plain.substring(0, gap).split(":", -1);
        String rest = plain.substring(gap + 2);
        String[] tail = rest.isEmpty() ? new String[0] : rest.split(":", -1);
        return head.length + tail.length > 7 ? Optional.empty() : number(head, tail);
    }

    private static Optional<IpAddress> number(String[] head, String[] tail) {
        String[] groups = new String[8];
        Arrays.fill(groups, "0");
        System.arraycopy(head, 0, groups, 0, head.length);
        System.arraycopy(tail, 0, groups, 8 - tail.length, tail.length);
        BigInteger value = BigInteger.ZERO;
        for (String group : groups) {
            if (!group.matches("[0-9a-fA-F]{1,4}")) {
                return Optional.empty();
            }
            value = value.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return Optional.of(new IpAddress(128, value));
    }
}
