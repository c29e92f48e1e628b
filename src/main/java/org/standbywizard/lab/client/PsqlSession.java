package org.standbywizard.lab.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Statements one after the other at one server, and what it says to them. */
final class PsqlSession implements AutoCloseable {
    private static final int MOST_ROWS = 10_000;
    private static final String HELP = """
            The practice lab's own psql. A statement ends with ; and may go over several lines.
              \\x        turn tables: a column a line, for wide rows
              \\conninfo where this is
              \\q        leave (or Ctrl+D)""";

    private final PsqlOptions options;
    private final PrintStream out;
    private final PrintStream told;
    private boolean turned;
    private PgClient client;

    PsqlSession(PsqlOptions options, PrintStream out, PrintStream told) {
        this.options = options;
        this.out = out;
        this.told = told;
    }

    void connect() throws IOException {
        boolean replication = options.where().get("replication", "").matches("true|on|yes|1");
        client = Connector.connect(options.where(), replication, told);
    }

    /** @return 0, or 1 as soon as one is refused */
    int runAll(List<String> commands) {
        for (String command : commands) {
            if (!run(command)) {
                return 1;
            }
        }
        return 0;
    }

    /** Until the end of what is typed; what is refused does not end it. */
    int read(InputStream in, boolean prompts) throws IOException {
        if (prompts) {
            out.println("psql of the practice lab, server " + client.parameter("server_version"));
            out.println("Type \\? for help.");
            out.println();
        }
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String typed = "";
        for (String line = next(lines, prompts, typed); line != null; line = next(lines, prompts, typed)) {
            if (typed.isBlank() && line.startsWith("\\")) {
                if (line.strip().equals("\\q")) {
                    return 0;
                }
                own(line.strip());
                continue;
            }
            typed += line + "\n";
            for (int end = Statements.end(typed); end >= 0; end = Statements.end(typed)) {
                run(typed.substring(0, end + 1));
                typed = typed.substring(end + 1);
            }
            typed = typed.isBlank() ? "" : typed;
        }
        if (!typed.isBlank() && !prompts) {
            run(typed);
        }
        if (prompts) {
            out.println();
        }
        return 0;
    }

    private String next(BufferedReader lines, boolean prompts, String typed) throws IOException {
        if (prompts) {
            boolean superuser =
                    client != null && client.parameter("is_superuser").equals("on");
            String where = client == null ? "!?" : options.where().database();
            out.print(where + (typed.isEmpty() ? "=" : "-") + (superuser ? "# " : "> "));
            out.flush();
        }
        return lines.readLine();
    }

    private void own(String command) {
        switch (command) {
            case "\\x" -> {
                turned = !turned;
                if (!options.quiet()) {
                    out.println("Expanded display is " + (turned ? "on." : "off."));
                }
            }
            case "\\conninfo" ->
                out.println("You are connected to database \"" + options.where().database() + "\" as user \""
                        + options.where().user() + "\" at \"" + options.where().host() + "\", port "
                        + options.where().port() + ".");
            case "\\?" -> out.println(HELP);
            default -> told.println("the practice lab's psql does not know " + command + "; \\? says what it knows");
        }
    }

    /** @return whether the server did it */
    private boolean run(String sql) {
        try {
            if (client == null) {
                connect();
            }
            Answer answer = client.ask(sql, MOST_ROWS);
            if (!options.quiet() || !answer.columns().isEmpty()) {
                new PsqlTable(options.aligned(), options.rowsOnly(), turned)
                        .lines(answer)
                        .forEach(out::println);
            }
            return true;
        } catch (ServerError e) {
            told.println(e.getMessage());
            if (e.isFatal()) {
                lost();
            }
        } catch (IOException e) {
            told.println("psql: error: " + e.getMessage());
            lost();
        }
        return false;
    }

    /** The next statement opens a new one. */
    private void lost() {
        if (client != null) {
            told.println("The connection to the server was lost; the next statement opens a new one.");
        }
        close();
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
