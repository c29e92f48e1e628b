package org.standbywizard.ssh;

import java.io.ByteArrayOutputStream;

/** Bytes up to a limit; beyond it the rest is dropped and {@link #overflown} tells. Safe for several threads. */
final class BoundedBytes {
    private final int limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private boolean overflown;

    BoundedBytes(int limit) {
        this.limit = limit;
    }

    synchronized void write(byte[] from, int offset, int length) {
        int fits = Math.min(length, limit - bytes.size());
        bytes.write(from, offset, fits);
        overflown |= fits < length;
    }

    synchronized boolean overflown() {
        return overflown;
    }

    synchronized byte[] toBytes() {
        return bytes.toByteArray();
    }

    @Override
    public synchronized String toString() {
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }
}
