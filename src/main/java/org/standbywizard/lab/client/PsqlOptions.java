package org.standbywizard.lab.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command line asks of psql (PostgreSQL, "psql"), as far as the practice lab's own one can do it.
 *
 * @param commands of {@code -c}, in order
 * @param aligned whether results are tables
 * @param rowsOnly neither names of columns nor counts
 * @param quiet nothing of what was done without rows
 */
record PsqlOptions(ConnInfo where, List<String> commands, boolean aligned, boolean rowsOnly, boolean quiet) {
    private static final Map<String, String> VARIABLES =
            Map.of("PGHOST", "host", "PGPORT", "port", "PGUSER", "user", "PGDATABASE", "dbname");
    private static final Map<String, Character> LONG = Map.ofEntries(
            Map.entry("--command", 'c'),
            Map.entry("--dbname", 'd'),
            Map.entry("--host", 'h'),
            Map.entry("--port", 'p'),
            Map.entry("--username", 'U'),
            Map.entry("--set", 'v'),
            Map.entry("--variable", 'v'),
            Map.entry("--no-align", 'A'),
            Map.entry("--tuples-only", 't'),
            Map.entry("--no-psqlrc", 'X'),
            Map.entry("--no-password", 'w'),
            Map.entry("--quiet", 'q'));
    private static final Map<Character, String> WHERE = Map.of('h', "host", 'p', "port", 'U', "user", 'd', "dbname");
    private static final String WITH_VALUE = "cdhpUv";
    private static final String WITHOUT_VALUE = "AtXwq";

    PsqlOptions {
        commands = List.copyOf(commands);
    }

    /**
     * @param environment that libpq would look at
     * @throws IllegalArgumentException for an option that is not known here
     */
    static PsqlOptions parse(Map<String, String> environment, String... args) {
        Words words = new Words();
        VARIABLES.forEach((variable, key) -> {
            if (!environment.getOrDefault(variable, "").isEmpty()) {
                words.where.put(key, environment.get(variable));
            }
        });
        for (words.at = 0; words.at < args.length; words.at++) {
            words.take(args);
        }
        return words.options();
    }

    /** On the way through a command line. */
    private static final class Words {
        private final Map<String, String> where = new LinkedHashMap<>();
        private final List<String> commands = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private String flags = "";
        private int at;

        private void take(String... args) {
            String word = args[at];
            if (word.startsWith("--")) {
                String[] parts = word.split("=", 2);
                Character letter = LONG.get(parts[0]);
                if (letter == null) {
                    throw unknown(parts[0]);
                }
                option(letter, parts.length > 1 ? parts[1] : "", word, args);
            } else if (word.startsWith("-") && word.length() > 1) {
                int i = 1;
                while (i < word.length() && WITHOUT_VALUE.indexOf(word.charAt(i)) >= 0) {
                    flags += word.charAt(i++);
                }
                if (i < word.length()) {
                    option(word.charAt(i), word.substring(i + 1), word, args);
                }
            } else {
                names.add(word);
            }
        }

        private void option(char letter, String attached, String word, String... args) {
            if (WITHOUT_VALUE.indexOf(letter) >= 0) {
                flags += letter;
                return;
            }
            if (WITH_VALUE.indexOf(letter) < 0) {
                throw unknown(word);
            }
            String value = attached;
            if (value.isEmpty()) {
                if (++at >= args.length) {
                    throw new IllegalArgumentException("option " + word + " requires an argument");
                }
                value = args[at];
            }
            if (letter == 'c') {
                commands.add(value);
            } else if (WHERE.containsKey(letter)) {
                where.put(WHERE.get(letter), value);
            }
        }

        private static IllegalArgumentException unknown(String word) {
            return new IllegalArgumentException("the practice lab's psql does not know the option " + word);
        }

        private PsqlOptions options() {
            if (!names.isEmpty()) {
                where.put("dbname", names.get(0));
            }
            if (names.size() > 1) {
                where.put("user", names.get(1));
            }
            String database = where.getOrDefault("dbname", "");
            if (database.contains("=")) {
                where.remove("dbname");
                where.putAll(ConnInfo.parse(database).values());
            }
            ConnInfo all = new ConnInfo(where);
            if (!where.containsKey("replication") && !where.containsKey("dbname")) {
                where.put("dbname", all.user());
                all = new ConnInfo(where);
            }
            return new PsqlOptions(
                    all, commands, flags.indexOf('A') < 0, flags.indexOf('t') >= 0, flags.indexOf('q') >= 0);
        }
    }
}
