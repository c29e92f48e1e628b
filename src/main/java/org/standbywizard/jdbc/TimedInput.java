package org.standbywizard.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Gives a stream a read timeout, as a socket has one: a thread reads ahead into a bounded ring. */
final class TimedInput extends InputStream {
    private final InputStream source;
    private final byte[] ring;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int start;
    private int filled;
    private boolean ended;
    private boolean closed;
    private IOException broken;
    private volatile long timeoutMillis;

    TimedInput(InputStream source, int size) {
        this.source = source;
        this.ring = new byte[size];
        Thread pump = new Thread(this::pump, "sql stream");
        pump.setDaemon(true);
        pump.start();
    }

    /** @param millis 0 for no limit */
    void timeout(long millis) {
        timeoutMillis = millis;
    }

    private void pump() {
        byte[] buffer = new byte[8192];
        try {
            for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
                if (!put(buffer, n)) {
                    return;
                }
            }
            end(null);
        } catch (IOException e) {
            end(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(new IOException("interrupted", e));
        }
    }

    private boolean put(byte[] from, int length) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (int done = 0; done < length; ) {
                while (filled == ring.length && !closed) {
                    changed.await();
                }
                if (closed) {
                    return false;
                }
                int at = (start + filled) % ring.length;
                int count = Math.min(length - done, Math.min(ring.length - filled, ring.length - at));
                System.arraycopy(from, done, ring, at, count);
                filled += count;
                done += count;
                changed.signalAll();
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void end(IOException why) {
        lock.lock();
        try {
            ended = true;
            broken = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        lock.lock();
        try {
            await();
            if (filled == 0) {
                if (broken != null) {
                    throw broken;
                }
                return -1;
            }
            int count = Math.min(length, Math.min(filled, ring.length - start));
            System.arraycopy(ring, start, into, offset, count);
            start = (start + count) % ring.length;
            filled -= count;
            changed.signalAll();
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Until there is something to read or nothing will come any more. */
    private void await() throws IOException {
        long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        boolean limited = left > 0;
        while (filled == 0 && !ended && !closed) {
            try {
                if (!limited) {
                    changed.await();
                } else if (left <= 0) {
                    throw new SocketTimeoutException("Read timed out");
                } else {
                    left = changed.awaitNanos(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        if (closed) {
            throw new SocketException("Socket closed");
        }
    }

    @Override
    public int available() {
        lock.lock();
        try {
            return filled;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
