package org.standbywizard.jdbc;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Turns what pgjdbc throws into a {@link Failure}. The statement itself is never part of it: it may hold a secret. */
final class SqlErrors {

    private SqlErrors() {}

    /**
     * @param relay what the relay said, empty without one
     * @param limitMillis how long an answer was waited for
     */
    static FailureException failure(String host, SQLException e, String relay, long limitMillis) {
        Optional<ServerErrorMessage> server =
                e instanceof PSQLException p ? Optional.ofNullable(p.getServerErrorMessage()) : Optional.empty();
        if (server.isPresent()) {
            return new FailureException(new Failure.SqlFailed(host, state(e), words(server.get())), e);
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailureException known) {
                return known;
            }
            if (cause instanceof SocketTimeoutException) {
                return new FailureException(new Failure.TimedOut(host, "SQL", limitMillis), e);
            }
        }
        Optional<Failure> why = relay(host, relay);
        if (why.isPresent()) {
            return new FailureException(why.get(), e);
        }
        return new FailureException(
                state(e).startsWith("08")
                        ? new Failure.ConnectionLost(host, text(e, relay))
                        : new Failure.SqlFailed(host, state(e), text(e, relay)),
                e);
    }

    /** What the relay's own words mean. */
    static Optional<Failure> relay(String host, String words) {
        Optional<String> said = words.lines()
                .filter(l -> l.contains("relay:") || l.contains("there is no user"))
                .findFirst();
        if (said.isEmpty()) {
            // nc and socat speak for themselves.
            said = words.lines().filter(l -> !reason(l).equals("relay-failed")).findFirst();
        }
        return said.map(line -> new Failure.Refused(host, reason(line), List.of(), line.strip()));
    }

    private static String reason(String line) {
        if (line.contains("No such file")) {
            return "socket-missing";
        }
        if (line.contains("Connection refused")) {
            return "socket-refused";
        }
        if (line.contains("Permission denied")) {
            return "socket-permission";
        }
        if (line.contains("there is no user")) {
            return "os-user-missing";
        }
        return line.contains("none of perl") ? "relay-missing" : "relay-failed";
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static String words(ServerErrorMessage message) {
        return Stream.of(message.getMessage(), message.getDetail(), message.getHint())
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(" / "));
    }

    private static String text(SQLException e, String relay) {
        return Stream.of(e.getMessage(), relay.strip())
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining("; "));
    }
}
