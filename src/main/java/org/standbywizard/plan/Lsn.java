package org.standbywizard.plan;

/**
 * A position in the write-ahead log (type {@code pg_lsn}): an unsigned 64-bit number of bytes.
 *
 * @param value the bits, to be read as unsigned
 */
public record Lsn(long value) implements Comparable<Lsn> {

    /**
     * Reads {@code 2/5C01A8F0}.
     *
     * @throws IllegalArgumentException if it is no LSN
     */
    public static Lsn parse(String text) {
        int slash = text.indexOf('/');
        try {
            long high = Long.parseLong(text, 0, slash, 16);
            long low = Long.parseLong(text, slash + 1, text.length(), 16);
            if (high >>> 32 != 0 || low >>> 32 != 0) {
                throw new IllegalArgumentException("not an LSN: " + text);
            }
            return new Lsn(high << 32 | low);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("not an LSN: " + text, e);
        }
    }

    /** Bytes from {@code earlier} to this; negative if it is the later one. */
    public long bytesSince(Lsn earlier) {
        return value - earlier.value;
    }

    /** The later of two. */
    public Lsn max(Lsn other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return String.format("%X/%X", value >>> 32, value & 0xFFFFFFFFL);
    }
}
