package org.standbywizard.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of a password file, {@code host:port:database:user:password}; each of the first four may be {@code *}. For
 * replication connections the database is {@code replication} or {@code *}.
 */
public record PassEntry(String host, String port, String database, String user, Password password) {

    /** Matches everything. */
    private static final String ANY = "*";

    /** Whether libpq takes this line for that connection; all are compared as text. */
    public boolean matches(String host, String port, String database, String user) {
        return one(this.host, host) && one(this.port, port) && one(this.database, database) && one(this.user, user);
    }

    /** Whether both lines are for the same connections, as far as their words go. */
    public boolean sameKey(PassEntry other) {
        return host.equals(other.host)
                && port.equals(other.port)
                && database.equals(other.database)
                && user.equals(other.user);
    }

    /**
     * The line, without its line end.
     *
     * @throws IllegalArgumentException if a password file cannot hold it
     */
    String line() {
        return key() + escaped(password.reveal());
    }

    /**
     * The line up to its password.
     *
     * @throws IllegalArgumentException if a password file cannot hold it
     */
    public String key() {
        for (String field : List.of(host, port, database, user, password.reveal())) {
            RawText.require(field);
            if (field.indexOf('\n') >= 0 || field.indexOf('\r') >= 0 || field.indexOf(0) >= 0) {
                throw new IllegalArgumentException("a password file cannot hold a line break or a zero byte");
            }
        }
        if (host.startsWith("#")) {
            throw new IllegalArgumentException("a password file takes a line that starts with # for a comment");
        }
        return Stream.of(host, port, database, user).map(PassEntry::escaped).collect(Collectors.joining(":", "", ":"));
    }

    private static String escaped(String field) {
        return field.replace("\\", "\\\\").replace(":", "\\:");
    }

    /** Reads a line; nothing if it is a comment or has fewer than five fields. */
    static Optional<PassEntry> parse(String line) {
        if (line.startsWith("#")) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length() && fields.size() < 5; i++) {
            char c = line.charAt(i);
            if (c == ':') {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c == '\\' && i + 1 < line.length() ? line.charAt(++i) : c);
            }
        }
        if (fields.size() == 4) {
            fields.add(field.toString());
        }
        return fields.size() < 5
                ? Optional.empty()
                : Optional.of(new PassEntry(
                        fields.get(0), fields.get(1), fields.get(2), fields.get(3), Password.of(fields.get(4))));
    }

    private static boolean one(String pattern, String value) {
        return pattern.equals(ANY) || pattern.equals(value);
    }
}
