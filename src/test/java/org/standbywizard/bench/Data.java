package org.standbywizard.bench;

import org.standbywizard.hosts.TestHost;

/** Something to copy. */
final class Data {
    private Data() {}

    /** Adds about so many megabytes of table, which no compression makes much smaller. */
    static void fill(TestHost host, int megabytes) {
        // A kilobyte a row, eight to a page; md5 text is as random as hexadecimal gets.
        host.sql("CREATE TABLE filler AS SELECT n, (SELECT string_agg(md5((n * 31 + m)::text), '')"
                + " FROM generate_series(1, 30) AS m) AS text FROM generate_series(1, 1000 * " + megabytes + ") AS n");
        host.sql("CHECKPOINT");
    }
}
