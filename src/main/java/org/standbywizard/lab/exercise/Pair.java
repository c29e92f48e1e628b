package org.standbywizard.lab.exercise;

import java.io.IOException;
import java.util.List;
import org.standbywizard.lab.Station;
import org.standbywizard.lab.Waiting;

/** A primary and its standbys, as exercises see them. */
public record Pair(Station primary, List<Station> standbys) {
    private static final String STREAMING = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'";

    public Pair {
        standbys = List.copyOf(standbys);
    }

    /** @param stations of a lab, the primary first */
    public static Pair of(List<Station> stations) {
        return new Pair(stations.get(0), stations.subList(1, stations.size()));
    }

    /** The one that faults are put into. */
    Station standby() {
        return standbys.get(0);
    }

    /** Ends every replication connection, after which standbys connect anew, and waits until none is there. */
    void cutStreams() throws IOException {
        Waiting.until(
                () -> {
                    primary.rows("SELECT pg_terminate_backend(pid) FROM pg_stat_replication");
                    return primary.value(STREAMING).equals("0");
                },
                "the end of the replication connections");
    }

    /** Writes a little WAL and goes on to the next segment: 16 MB more in pg_wal. */
    void nextSegment() throws IOException {
        primary.rows("SELECT pg_logical_emit_message(false, 'exercise', 'a little WAL')");
        primary.rows("SELECT pg_switch_wal()");
    }

    /** How many standbys the primary streams to. */
    int streams() throws IOException {
        return Integer.parseInt(primary.value(STREAMING));
    }
}
