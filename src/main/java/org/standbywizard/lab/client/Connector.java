package org.standbywizard.lab.client;

import java.io.IOException;
import java.io.PrintStream;

/** Connects as the command-line clients do: password from the password file, refusals in libpq's form. */
final class Connector {
    private Connector() {}

    static PgClient connect(ConnInfo where, boolean replication, PrintStream told) throws IOException {
        try {
            return PgClient.connect(
                    where, replication, where.password(System.getenv("PGPASSFILE"), told::println), told::println);
        } catch (IOException e) {
            throw new IOException("connection to server " + place(where) + " failed: " + e.getMessage(), e);
        }
    }

    private static String place(ConnInfo where) {
        return where.host().startsWith("/")
                ? "on socket \"" + where.host() + "/.s.PGSQL." + where.port() + "\""
                : "at \"" + where.host() + "\", port " + where.port();
    }
}
