package org.standbywizard.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A stream of a remote command without what comes before the mark line of start.sh: words of a login shell's start
 * files, of sudo, and sudo's prompt. Those are told to a {@link Listener} instead.
 */
final class MarkedInput extends InputStream {
    /** What is seen before the script's own output; called by the reading thread. */
    interface Listener {
        /** sudo asks for a password. */
        void prompt();

        /** The script starts. @param session its session id on the host, empty on standard output */
        void ready(String session);

        /** The stream ended before the script started. */
        void ended();
    }

    /** For a stream whose beginning nobody waits for. */
    static final Listener NOBODY = new Listener() {
        @Override
        public void prompt() {}

        @Override
        public void ready(String session) {}

        @Override
        public void ended() {}
    };

    private static final int MAX_NOISE = 64 * 1024;

    private final InputStream in;
    private final String prompt;
    private final String ready;
    private final Listener listener;
    private final StringBuilder line = new StringBuilder();
    private final BoundedBytes noise = new BoundedBytes(MAX_NOISE);
    private final byte[] buffer = new byte[8192];
    private int next;
    private int end;
    private volatile boolean started;

    MarkedInput(InputStream in, String mark, Listener listener) {
        this.in = in;
        this.prompt = prompt(mark);
        this.ready = mark + ":ready";
        this.listener = listener;
    }

    /** What sudo is told to prompt with. */
    static String prompt(String mark) {
        return mark + ":password";
    }

    /** Whether the script's own output began. */
    boolean started() {
        return started;
    }

    /** What came before the script's own output. */
    String noise() {
        return noise.toString();
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
        if (!started && !skip()) {
            return -1;
        }
        if (next < end) {
            int count = Math.min(length, end - next);
            System.arraycopy(buffer, next, into, offset, count);
            next += count;
            return count;
        }
        return in.read(into, offset, length);
    }

    /** Reads up to and including the mark line; false at the end of the stream. */
    private boolean skip() throws IOException {
        while (true) {
            while (next < end) {
                byte b = buffer[next++];
                if (b != '\n') {
                    line.append((char) (b & 0xff));
                    if (line.length() >= prompt.length() && endsWith(line, prompt)) {
                        line.setLength(0);
                        listener.prompt();
                    }
                } else if (mark()) {
                    started = true;
                    return true;
                }
                if (line.length() > MAX_NOISE) {
                    line.setLength(0);
                }
            }
            next = 0;
            end = Math.max(0, in.read(buffer, 0, buffer.length));
            if (end == 0) {
                keep(line.toString());
                line.setLength(0);
                listener.ended();
                return false;
            }
        }
    }

    private boolean mark() {
        int at = line.indexOf(ready);
        if (at >= 0) {
            listener.ready(line.substring(at + ready.length()).strip());
        } else {
            keep(line + "\n");
        }
        line.setLength(0);
        return at >= 0;
    }

    private void keep(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        noise.write(bytes, 0, bytes.length);
    }

    private static boolean endsWith(StringBuilder text, String suffix) {
        int from = text.length() - suffix.length();
        for (int i = suffix.length() - 1; i >= 0; i--) {
            if (text.charAt(from + i) != suffix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int available() throws IOException {
        return started ? end - next + in.available() : 0;
    }
}
