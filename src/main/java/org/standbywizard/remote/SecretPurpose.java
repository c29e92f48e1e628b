package org.standbywizard.remote;

import java.util.List;

/**
 * What a secret is for: a person can be asked in words, and the same purpose means the same secret. Words come from the
 * message bundle: {@code secret.<kind>} with {@code {0}}, {@code {1}} and so on filled by {@link #args}.
 */
public sealed interface SecretPurpose {
    /** Stable key of its words. */
    String kind();

    /** Values for its words; never the secret. */
    List<String> args();

    /** The password of an SSH login; sudo may take it too. */
    record LoginPassword(String user, String host) implements SecretPurpose {
        @Override
        public String kind() {
            return "login";
        }

        @Override
        public List<String> args() {
            return List.of(user, host);
        }
    }

    /** What opens a private key. @param file its path on this computer */
    record Passphrase(String file) implements SecretPurpose {
        @Override
        public String kind() {
            return "passphrase";
        }

        @Override
        public List<String> args() {
            return List.of(file);
        }
    }

    /** What sudo asks a user for. */
    record SudoPassword(String user, String host) implements SecretPurpose {
        @Override
        public String kind() {
            return "sudo";
        }

        @Override
        public List<String> args() {
            return List.of(user, host);
        }
    }

    /** The password of the replication role in PostgreSQL. */
    record RolePassword(String role) implements SecretPurpose {
        @Override
        public String kind() {
            return "role";
        }

        @Override
        public List<String> args() {
            return List.of(role);
        }
    }

    /** What a server asks at a login, in its own words: mostly a code that serves once. */
    record OneTime(String question, String user, String host) implements SecretPurpose {
        @Override
        public String kind() {
            return "once";
        }

        @Override
        public List<String> args() {
            return List.of(question, user, host);
        }
    }
}
