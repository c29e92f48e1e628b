package org.standbywizard.conf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A libpq password file (.pgpass): the first line that matches a connection gives its password. Raw text; other lines
 * stay as they are.
 */
public final class PassFile {

    private final List<String> lines;

    private PassFile(List<String> lines) {
        this.lines = lines;
    }

    public static PassFile parse(String raw) {
        RawText.require(raw);
        return new PassFile(raw.isEmpty() ? List.of() : List.of(raw.split("(?<=\n)")));
    }

    /** The file's raw text, with the passwords: only for the file itself. */
    public String text() {
        return String.join("", lines);
    }

    /** The entries in the file's order. */
    public List<PassEntry> entries() {
        return lines.stream().flatMap(line -> entry(line).stream()).toList();
    }

    /** The password libpq would use for that connection. */
    public Optional<Password> passwordFor(String host, String port, String database, String user) {
        return lines.stream()
                .flatMap(line -> PassEntry.password(content(line), host, port, database, user).stream())
                .findFirst();
    }

    /**
     * The file with this entry, in the place of the one for the same words or before the first line that would hide it,
     * otherwise at the end. A missing newline before it is added.
     */
    public PassFile with(PassEntry entry) {
        int first = firstMatch(entry);
        if (first < lines.size()
                && entry(lines.get(first)).filter(entry::equals).isPresent()) {
            return this;
        }
        List<String> changed = new ArrayList<>(lines);
        String line = entry.line();
        if (first < lines.size()
                && entry(lines.get(first)).filter(entry::sameKey).isPresent()) {
            changed.set(first, line + lineEnd(lines.get(first)));
            return new PassFile(changed);
        }
        if (first > 0 && first == lines.size() && !lines.get(first - 1).endsWith("\n")) {
            changed.set(first - 1, lines.get(first - 1) + "\n");
        }
        changed.add(first, line + "\n");
        return new PassFile(changed);
    }

    /** The file without the lines for the same host, port, database and user as this entry's. */
    public PassFile without(PassEntry entry) {
        return new PassFile(lines.stream()
                .filter(line -> entry(line).filter(entry::sameKey).isEmpty())
                .toList());
    }

    @Override
    public String toString() {
        return entries().toString();
    }

    private int firstMatch(PassEntry entry) {
        for (int i = 0; i < lines.size(); i++) {
            if (PassEntry.password(content(lines.get(i)), entry.host(), entry.port(), entry.database(), entry.user())
                    .isPresent()) {
                return i;
            }
        }
        return lines.size();
    }

    private static Optional<PassEntry> entry(String line) {
        return PassEntry.parse(content(line));
    }

    private static String content(String line) {
        return line.substring(0, line.length() - lineEnd(line).length());
    }

    /** As libpq, which takes off every line break and carriage return there is. */
    private static String lineEnd(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
            end--;
        }
        return line.substring(end);
    }
}
