package org.standbywizard.bench;

import org.standbywizard.hosts.TestHost;

/** Something to copy. */
final class Data {
    private static final int PIECE_MEGABYTES = 64;

    private Data() {}

    /** Adds about so many megabytes of table: a kilobyte a row, eight to a page. */
    static void fill(TestHost host, int megabytes) {
        host.sql("CREATE TABLE piece AS SELECT n, (SELECT string_agg(md5((n * 31 + m)::text), '')"
                + " FROM generate_series(1, 30) AS m) AS text FROM generate_series(1, 1000 * " + PIECE_MEGABYTES
                + ") AS n");
        host.sql("CREATE TABLE filler (LIKE piece)");
        for (int done = PIECE_MEGABYTES; done < megabytes; done += PIECE_MEGABYTES) {
            host.sql("INSERT INTO filler SELECT n, text FROM piece");
        }
        host.sql("CHECKPOINT");
    }
}
