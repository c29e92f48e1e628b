package org.standbywizard.remote;

import java.time.Duration;
import java.util.List;

/**
 * A remote command as data. It runs with LC_ALL=C from {@code /}.
 *
 * @param args positional parameters, quoted by the ssh adapter; never a secret
 * @param stdin what the script reads; may hold secrets, so it never prints
 * @param timeout for the whole command
 */
public record Command(Script script, List<String> args, RunAs runAs, Input stdin, Duration timeout) {

    /** Enough for anything that does not copy data. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    public Command {
        args = List.copyOf(args);
    }

    public static Command of(Script script, RunAs runAs, String... args) {
        return new Command(script, List.of(args), runAs, Input.NONE, DEFAULT_TIMEOUT);
    }

    public Command withStdin(byte[] bytes) {
        return new Command(script, args, runAs, new Input(bytes), timeout);
    }

    public Command withTimeout(Duration limit) {
        return new Command(script, args, runAs, stdin, limit);
    }

    /** Bytes for standard input, unprintable. */
    public static final class Input {
        public static final Input NONE = new Input(new byte[0]);
        private final byte[] bytes;

        Input(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        public byte[] bytes() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }
}
