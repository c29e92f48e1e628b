package org.standbywizard.lab.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A libpq connection string of keywords and values (PostgreSQL, "Connection Strings"). Values are not for messages. */
public record ConnInfo(Map<String, String> values) {
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    public ConnInfo {
        values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException if it is not in that form */
    public static ConnInfo parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        while ((at = skipSpace(text, at)) < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                throw new IllegalArgumentException("missing \"=\" in the connection string");
            }
            String key = text.substring(at, equals).strip();
            StringBuilder value = new StringBuilder();
            at = skipSpace(text, equals + 1);
            boolean quoted = at < text.length() && text.charAt(at) == '\'';
            at += quoted ? 1 : 0;
            while (at < text.length() && (quoted ? text.charAt(at) != '\'' : !isSpace(text.charAt(at)))) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at++));
            }
            if (quoted && at >= text.length()) {
                throw new IllegalArgumentException("unterminated quoted string in the connection string");
            }
            at += quoted ? 1 : 0;
            values.put(key, value.toString());
        }
        return new ConnInfo(values);
    }

    private static int skipSpace(String text, int at) {
        int next = at;
        while (next < text.length() && isSpace(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    public String get(String key, String otherwise) {
        String value = values.getOrDefault(key, "");
        return value.isEmpty() ? otherwise : value;
    }

    /** A directory of Unix sockets, or a TCP host. */
    public String host() {
        return get("host", "localhost");
    }

    public int port() {
        return Integer.parseInt(get("port", "5432"));
    }

    public String user() {
        return get("user", System.getProperty("user.name"));
    }

    public String database() {
        return get("dbname", "replication");
    }

    /**
     * Its password: its own, else the first line of the password file that fits (PostgreSQL, "The Password File").
     *
     * @param file {@code PGPASSFILE}, may be null
     * @param warnings told why a file is not read
     */
    public Optional<String> password(String file, Consumer<String> warnings) throws IOException {
        if (values.containsKey("password")) {
            return Optional.of(values.get("password"));
        }
        String name = get("passfile", file == null ? "" : file);
        if (name.isEmpty() || !Files.isRegularFile(Path.of(name))) {
            return Optional.empty();
        }
        if (Files.getPosixFilePermissions(Path.of(name)).stream().anyMatch(OTHERS::contains)) {
            warnings.accept("WARNING: password file \"" + name
                    + "\" has group or world access; permissions should be u=rw (0600) or less");
            return Optional.empty();
        }
        List<String> wanted = List.of(host(), String.valueOf(port()), database(), user());
        for (String line : Files.readAllLines(Path.of(name), StandardCharsets.UTF_8)) {
            Optional<String> password = passwordOf(line, wanted);
            if (password.isPresent()) {
                return password;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> passwordOf(String line, List<String> wanted) {
        int at = 0;
        for (String field : wanted) {
            StringBuilder value = new StringBuilder();
            boolean any = line.startsWith("*:", at);
            while (at < line.length() && line.charAt(at) != ':') {
                at += line.charAt(at) == '\\' && at + 1 < line.length() ? 1 : 0;
                value.append(line.charAt(at++));
            }
            if (at >= line.length() || !any && !value.toString().equals(field)) {
                return Optional.empty();
            }
            at++;
        }
        StringBuilder password = new StringBuilder();
        while (at < line.length() && line.charAt(at) != ':') {
            at += line.charAt(at) == '\\' && at + 1 < line.length() ? 1 : 0;
            password.append(line.charAt(at++));
        }
        return Optional.of(password.toString());
    }

    @Override
    public String toString() {
        return "ConnInfo[" + host() + " " + port() + " " + user() + "]";
    }
}
