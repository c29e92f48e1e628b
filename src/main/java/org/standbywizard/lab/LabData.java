package org.standbywizard.lab;

import java.io.IOException;
import org.standbywizard.lab.client.PgClient;

/** What the lab's primary holds: a little shop, so that there is something to replicate. */
final class LabData {
    static final String DATABASE = "shop";

    private static final String TABLE = """
            CREATE TABLE orders (
                id bigserial PRIMARY KEY,
                placed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                article text NOT NULL,
                pieces integer NOT NULL)""";
    private static final String ROWS = """
            INSERT INTO orders (article, pieces)
            SELECT (ARRAY['apples', 'bread', 'coffee', 'dates'])[1 + n %% 4], 1 + n %% 9
            FROM generate_series(1, %d) AS n""";
    private static final int FIRST_ROWS = 20_000;

    private LabData() {}

    static String insert(int rows) {
        return String.format(ROWS, rows);
    }

    static void make(LabServer primary) throws IOException {
        try (PgClient client = Load.connect(primary.run(), primary.port(), "postgres")) {
            client.query("CREATE DATABASE " + DATABASE);
        }
        try (PgClient client = Load.connect(primary.run(), primary.port(), DATABASE)) {
            client.query(TABLE);
            client.query(insert(FIRST_ROWS));
        }
    }
}
