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

    /** The field that matches everything. */
    private static final String ANY_FIELD = "*:";

    /**
     * The password that libpq takes from a line for that connection; empty if the line is not for it. libpq does not split
     * the line into fields: it compares word by word, so that an IPv6 address stands for itself even where its colons
     * are not escaped.
     */
    static Optional<Password> password(String line, String host, String port, String database, String user) {
        if (line.startsWith("#")) {
            return Optional.empty();
        }
        int at = 0;
        for (String word : List.of(host, port, database, user)) {
            at = behind(line, at, word);
            if (at < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(Password.of(unescaped(line.substring(at))));
    }

    /** Where the next word begins, if the one that begins at {@code start} is this one; else -1. */
    private static int behind(String line, int start, String word) {
        if (line.startsWith(ANY_FIELD, start)) {
            return start + ANY_FIELD.length();
        }
        int at = start;
        int matched = 0;
        while (at < line.length()) {
            if (matched == word.length()) {
                return line.charAt(at) == ':' ? at + 1 : -1;
            }
            if (line.charAt(at) == '\\') {
                at++;
            }
            if (at == line.length() || line.charAt(at) != word.charAt(matched)) {
                return -1;
            }
            at++;
            matched++;
        }
        return -1;
    }

    /** Up to the next colon that is not escaped. */
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length() && text.charAt(i) != ':'; i++) {
            plain.append(text.charAt(i) == '\\' && i + 1 < text.length() ? text.charAt(++i) : text.charAt(i));
        }
        return plain.toString();
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
}
