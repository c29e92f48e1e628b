package org.standbywizard.plan;

/** libpq's sslmode. */
public enum SslMode {
    DISABLE("disable"),
    ALLOW("allow"),
    PREFER("prefer"),
    REQUIRE("require"),
    VERIFY_CA("verify-ca"),
    VERIFY_FULL("verify-full");

    private final String word;

    SslMode(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether a connection without TLS is refused by the client, so that a hostssl rule serves. */
    public boolean requiresTls() {
        return compareTo(REQUIRE) >= 0;
    }
}
