package org.standbywizard.lab.client;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The practice lab's own psql: {@code psql CONNINFO -w -X -A -t -c COMMAND}, for the command line of a walsender. */
public final class Psql {
    private static final int NO_CONNECTION = 2;

    private Psql() {}

    /** Ends with 0; with 1 if the server refuses a command, with 2 if it cannot be reached. */
    public static void main(String[] args) {
        System.exit(run(System.out, System.err, args));
    }

    /** As {@link #main}, in this process. */
    public static int run(PrintStream out, PrintStream told, String... args) {
        List<String> commands = new ArrayList<>();
        String conninfo = "";
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "-w", "-X", "-A", "-t" -> {}
                case "-c" -> commands.add(i + 1 < args.length ? args[++i] : "");
                case "-d" -> conninfo = i + 1 < args.length ? args[++i] : "";
                default -> conninfo = args[i];
            }
        }
        PgClient client;
        try {
            ConnInfo where = ConnInfo.parse(conninfo);
            client = Connector.connect(where, where.get("replication", "").equals("true"), told);
        } catch (IOException | IllegalArgumentException e) {
            told.println("psql: error: " + e.getMessage());
            return NO_CONNECTION;
        }
        try (client) {
            for (String command : commands) {
                client.query(command).forEach(row -> out.println(line(row)));
            }
            return 0;
        } catch (IOException e) {
            told.println(e.getMessage());
            return 1;
        }
    }

    private static String line(List<String> row) {
        return row.stream().map(value -> Objects.requireNonNullElse(value, "")).collect(Collectors.joining("|"));
    }
}
