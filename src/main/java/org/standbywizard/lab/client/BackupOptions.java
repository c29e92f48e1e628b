package org.standbywizard.lab.client;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The words of pg_basebackup that {@link BaseBackup} understands.
 *
 * @param slot empty for a temporary one
 * @param rate kB a second, 0 for no limit
 * @param wal a directory for pg_wal, or null
 * @param places tablespace directory on the server to the one here
 */
record BackupOptions(
        ConnInfo server,
        Path target,
        String slot,
        boolean fast,
        boolean progress,
        boolean verbose,
        int rate,
        Path wal,
        Map<String, String> places) {

    /** @throws IllegalArgumentException if there is a word that it does not understand */
    static BackupOptions parse(String... words) {
        Map<String, String> given = new LinkedHashMap<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            switch (word) {
                case "-P", "-v", "-w" -> given.put(word, "yes");
                case "-d", "-D", "-X", "-c", "-S" -> given.put(word, value(words, ++i));
                case "-T" -> place(value(words, ++i), places);
                default -> {
                    int equals = word.indexOf('=');
                    String name = equals < 0 ? word : word.substring(0, equals);
                    if (equals < 0 || !name.matches("--(max-rate|waldir)")) {
                        throw new IllegalArgumentException(
                                "the practice lab's own pg_basebackup does not know the option " + name);
                    }
                    given.put(name, word.substring(equals + 1));
                }
            }
        }
        if (!given.getOrDefault("-X", "stream").equals("stream") || !given.containsKey("-D")) {
            throw new IllegalArgumentException("-D DIRECTORY and -X stream are needed");
        }
        return new BackupOptions(
                ConnInfo.parse(given.getOrDefault("-d", "")),
                Path.of(given.get("-D")),
                given.getOrDefault("-S", ""),
                given.getOrDefault("-c", "spread").equals("fast"),
                given.containsKey("-P"),
                given.containsKey("-v"),
                rate(given.getOrDefault("--max-rate", "0")),
                given.containsKey("--waldir") ? Path.of(given.get("--waldir")) : null,
                places);
    }

    private static String value(String[] words, int at) {
        if (at >= words.length) {
            throw new IllegalArgumentException("option " + words[at - 1] + " needs a value");
        }
        return words[at];
    }

    /** {@code OLD=NEW}, where a {@code =} in a name is escaped. */
    private static void place(String word, Map<String, String> places) {
        String[] parts = word.split("(?<!\\\\)=", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("invalid tablespace mapping format \"" + word + "\"");
        }
        places.put(parts[0].replace("\\=", "="), parts[1].replace("\\=", "="));
    }

    private static int rate(String word) {
        long factor = word.endsWith("M") ? 1024 : 1;
        return (int) (Double.parseDouble(word.replaceFirst("[kM]$", "")) * factor);
    }

    /** The command for this server. Up to 14 the options have another grammar (PostgreSQL, BASE_BACKUP). */
    String command(int major) {
        StringBuilder text = new StringBuilder("BASE_BACKUP ");
        if (major >= 15) {
            text.append("(LABEL 'practice lab', PROGRESS, WAIT 0, MANIFEST 'yes', CHECKPOINT '")
                    .append(fast ? "fast'" : "spread'");
            if (rate > 0) {
                text.append(", MAX_RATE ").append(rate);
            }
            return text.append(')').toString();
        }
        text.append("LABEL 'practice lab' PROGRESS ")
                .append(fast ? "FAST " : "")
                .append("NOWAIT ");
        if (rate > 0) {
            text.append("MAX_RATE ").append(rate).append(' ');
        }
        return text.append(major >= 13 ? "MANIFEST 'yes'" : "").toString().strip();
    }
}
