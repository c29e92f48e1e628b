package org.standbywizard.lab.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The practice lab's own psql, which the archives of servers lack: statements at a terminal, from a pipe or with {@code
 * -c}, at a database or a walsender, laid out as psql does it. Of psql's own commands it knows a few.
 */
public final class Psql {
    /** Whether standard input is a terminal, which Java does not tell. */
    public static final String AT_TERMINAL = "practice.terminal";

    private static final int WRONG_WORDS = 1;
    private static final int NO_CONNECTION = 2;

    private Psql() {}

    /** Ends with 0; with 1 if the server refuses a command, with 2 if it cannot be reached. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream told = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.exit(run(System.in, out, told, System.getenv(), Boolean.getBoolean(AT_TERMINAL), args));
    }

    /** As {@link #main}, in this process and with nothing to read. */
    public static int run(PrintStream out, PrintStream told, String... args) {
        return run(InputStream.nullInputStream(), out, told, Map.of(), false, args);
    }

    /** @param prompts whether a person types */
    public static int run(
            InputStream in,
            PrintStream out,
            PrintStream told,
            Map<String, String> environment,
            boolean prompts,
            String... args) {
        PsqlOptions options;
        try {
            options = PsqlOptions.parse(environment, args);
        } catch (IllegalArgumentException e) {
            told.println("psql: error: " + e.getMessage());
            return WRONG_WORDS;
        }
        try (PsqlSession session = new PsqlSession(options, out, told)) {
            session.connect();
            return options.commands().isEmpty() ? session.read(in, prompts) : session.runAll(options.commands());
        } catch (IOException | IllegalArgumentException e) {
            told.println("psql: error: " + e.getMessage());
            return NO_CONNECTION;
        }
    }
}
