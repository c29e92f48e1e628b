package org.standbywizard.remote;

import java.util.ArrayList;
import java.util.List;

/**
 * Why something on a host could not be done. Words come from the message bundle: {@code failure.<key>.cause} and {@code
 * failure.<key>.next}, with {@code host}, {@code args} and {@code detail}.
 */
public sealed interface Failure {
    /** The host as the person named it. */
    String host();

    /** Stable key of its words. */
    String key();

    /** Values for its words. */
    default List<String> args() {
        return List.of();
    }

    /** The raw message behind it, without secrets; may be empty. */
    default String detail() {
        return "";
    }

    /** No TCP connection; {@code key} says why: name-not-found, refused, no-route, timeout, no-ssh. */
    record Unreachable(String host, String reason, int port, String detail) implements Failure {
        @Override
        public String key() {
            return "unreachable." + reason;
        }

        @Override
        public List<String> args() {
            return List.of(String.valueOf(port));
        }
    }

    /** The host key is in no known_hosts file. Fingerprint as OpenSSH prints it: {@code SHA256:...}. */
    record HostKeyUnknown(String host, String keyType, String fingerprint) implements Failure {
        @Override
        public String key() {
            return "host-key-unknown";
        }

        @Override
        public List<String> args() {
            return List.of(keyType, fingerprint);
        }
    }

    /** The host key differs from the known one, or was revoked. */
    record HostKeyChanged(String host, String keyType, String fingerprint, String known, String file, int line)
            implements Failure {
        @Override
        public String key() {
            return "host-key-changed";
        }

        @Override
        public List<String> args() {
            return List.of(keyType, fingerprint, known, file, String.valueOf(line));
        }
    }

    /**
     * The login was refused; reason: password, key, key-file, passphrase, none-left, no-password, one-time-code,
     * locked.
     *
     * @param user the login name tried
     */
    record AuthFailed(String host, String user, String reason, String detail) implements Failure {
        @Override
        public String key() {
            return "auth." + reason;
        }

        @Override
        public List<String> args() {
            return List.of(user);
        }
    }

    /** sudo is missing, refuses this user, or its password is wrong; reason: missing, not-allowed, password, tty. */
    record SudoFailed(String host, String user, String reason, String detail) implements Failure {
        @Override
        public String key() {
            return "sudo." + reason;
        }

        @Override
        public List<String> args() {
            return List.of(user);
        }
    }

    /** A script ended with a status that means failure. */
    record CommandFailed(String host, String script, int exitStatus, String detail) implements Failure {
        @Override
        public String key() {
            return "command";
        }

        @Override
        public List<String> args() {
            return List.of(script, String.valueOf(exitStatus));
        }
    }

    /** The server refused a statement or a login. {@code sqlState} as in PostgreSQL's appendix A. */
    record SqlFailed(String host, String sqlState, String detail) implements Failure {
        @Override
        public String key() {
            return "sql";
        }

        @Override
        public List<String> args() {
            return List.of(sqlState);
        }
    }

    /** Nothing came within the time allowed. */
    record TimedOut(String host, String what, long millis) implements Failure {
        @Override
        public String key() {
            return "timeout";
        }

        @Override
        public List<String> args() {
            return List.of(what, String.valueOf(millis / 1000));
        }
    }

    /** The SSH connection broke. */
    record ConnectionLost(String host, String detail) implements Failure {
        @Override
        public String key() {
            return "connection-lost";
        }
    }

    /** A person stopped it. */
    record Cancelled(String host) implements Failure {
        @Override
        public String key() {
            return "cancelled";
        }
    }

    /**
     * A secret could not be had.
     *
     * @param host the computer where it was looked for
     * @param reason {@code secret.<why>}; words {@code failure.refused.<reason>}, where {@code {0}} is the purpose
     * @param more values for the words after the purpose
     */
    record SecretMissing(String host, SecretPurpose purpose, String reason, List<String> more) implements Failure {
        public SecretMissing {
            more = List.copyOf(more);
        }

        @Override
        public String key() {
            return "refused." + reason;
        }

        @Override
        public List<String> args() {
            List<String> all = new ArrayList<>();
            all.add(purpose.kind() + " " + String.join(" ", purpose.args()));
            all.addAll(more);
            return all;
        }
    }

    /** What a step found is not what it needs; words {@code failure.refused.<reason>}. */
    record Refused(String host, String reason, List<String> args, String detail) implements Failure {
        public Refused {
            args = List.copyOf(args);
        }

        @Override
        public String key() {
            return "refused." + reason;
        }
    }
}
