package org.standbywizard.jdbc;

import java.time.Duration;

/**
 * How long SQL may take.
 *
 * @param login for connecting
 * @param statement for one statement, kept by the server (statement_timeout)
 * @param silence for an answer of any kind; longer than {@code statement}, so that the server speaks first
 */
public record JdbcLimits(Duration login, Duration statement, Duration silence) {

    /** Twenty seconds to connect, a minute for a statement. */
    public static JdbcLimits defaults() {
        return of(Duration.ofMinutes(1));
    }

    /** For statements that may take longer than a minute, or must not. */
    public static JdbcLimits of(Duration statement) {
        return new JdbcLimits(Duration.ofSeconds(20), statement, statement.plusSeconds(15));
    }
}
