package org.standbywizard.ui;

import java.util.List;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostLabException;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;

/** Two like hosts for a walk through the window, {@code db1} to be the primary and {@code db2} its standby. */
record HostPair(TestHost primary, TestHost standby) {
    static HostPair start(HostLab lab, HostImage image) {
        List<TestHost> hosts = lab.startAll(List.of(HostSpec.of("db1", image), HostSpec.of("db2", image)));
        return new HostPair(hosts.get(0), hosts.get(1));
    }

    /** Gives the primary something to be copied: about 700 bytes a row, in a table {@code filler}. */
    void fill(int rows) {
        primary.sql("CREATE TABLE filler AS SELECT n, repeat(md5(n::text), 20) AS text FROM generate_series(1, " + rows
                + ") n");
    }

    /** Whether the standby serves as one. */
    boolean isFollowing() {
        return standby.sql("SELECT pg_is_in_recovery()").strip().equals("t");
    }

    /** What the primary says of the copy's phase; empty while nothing is copied. */
    String phase() {
        return copying("phase");
    }

    /** Bytes of the copy; 0 while nothing is copied. */
    long copied() {
        String bytes = copying("max(backup_streamed)");
        return bytes.isEmpty() ? 0 : Long.parseLong(bytes);
    }

    private String copying(String what) {
        try {
            return primary.sql("SELECT " + what + " FROM pg_stat_progress_basebackup")
                    .strip();
        } catch (HostLabException e) {
            // The primary is being restarted.
            return "";
        }
    }
}
