package org.standbywizard.ssh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes up to a limit; beyond it the rest is dropped and {@link #overflown} tells. Kept in pieces, so that growing copies
 * nothing. Safe for several threads.
 */
final class BoundedBytes {
    private static final int PIECE = 64 * 1024;
    private static final int FIRST = 256;

    private final int limit;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] last = new byte[FIRST];
    private int used;
    private int size;
    private boolean overflown;

    BoundedBytes(int limit) {
        this.limit = limit;
    }

    synchronized void write(byte[] from, int offset, int length) {
        int fits = Math.min(length, limit - size);
        overflown |= fits < length;
        for (int done = 0; done < fits; ) {
            if (used == last.length) {
                grow();
            }
            int count = Math.min(fits - done, last.length - used);
            System.arraycopy(from, offset + done, last, used, count);
            used += count;
            size += count;
            done += count;
        }
    }

    private void grow() {
        if (last.length < PIECE) {
            last = Arrays.copyOf(last, last.length * 4);
        } else {
            full.add(last);
            last = new byte[PIECE];
            used = 0;
        }
    }

    synchronized boolean overflown() {
        return overflown;
    }

    synchronized byte[] toBytes() {
        byte[] all = new byte[size];
        int at = 0;
        for (byte[] piece : full) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        System.arraycopy(last, 0, all, at, used);
        return all;
    }

    @Override
    public synchronized String toString() {
        return new String(toBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
