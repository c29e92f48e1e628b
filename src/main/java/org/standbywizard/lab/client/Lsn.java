package org.standbywizard.lab.client;

/** WAL positions as the server writes them, {@code 0/2000028}. */
final class Lsn {
    private Lsn() {}

    static long parse(String text) {
        int slash = text.indexOf('/');
        return Long.parseLong(text.substring(0, slash), 16) << 32 | Long.parseLong(text.substring(slash + 1), 16);
    }

    static String text(long lsn) {
        return Long.toHexString(lsn >>> 32).toUpperCase(java.util.Locale.ROOT) + "/"
                + Long.toHexString(lsn & 0xFFFFFFFFL).toUpperCase(java.util.Locale.ROOT);
    }

    /** The name of the segment that holds this position: timeline, log and segment, 8 hexadecimal digits each. */
    static String segment(int timeline, long lsn, long segmentBytes) {
        long number = lsn / segmentBytes;
        long perLog = (1L << 32) / segmentBytes;
        return String.format("%08X%08X%08X", timeline, number / perLog, number % perLog);
    }
}
