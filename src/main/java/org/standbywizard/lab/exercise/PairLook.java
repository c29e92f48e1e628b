package org.standbywizard.lab.exercise;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.lab.Station;
import org.standbywizard.lab.Waiting;
import org.standbywizard.lab.exercise.Sign.Kind;

/** What is wrong with a pair, told by its servers: how it came about, and what was typed to mend it, is not looked at. */
final class PairLook {
    private static final Logger LOG = LoggerFactory.getLogger(PairLook.class);
    /** How long a standby may take to replay what the primary had written when it was looked at. */
    private static final long CATCH_UP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final String PRIMARY = """
            SELECT pg_is_in_recovery(), system_identifier,
                   CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_flush_lsn() END
            FROM pg_control_system()""";
    private static final String STANDBY = """
            SELECT pg_is_in_recovery(), system_identifier,
                   CASE WHEN pg_is_in_recovery() THEN pg_is_wal_replay_paused() END
            FROM pg_control_system()""";
    /** A receiver says "streaming" from its start on; only the primary's own word is proof, see {@link Pair#streams}. */
    private static final String RECEIVES = "SELECT count(*) FROM pg_stat_wal_receiver WHERE status = 'streaming'";

    private static final String UNUSED =
            "SELECT slot_name FROM pg_replication_slots WHERE NOT active AND NOT temporary ORDER BY 1";
    private static final String WAITED_FOR = """
            SELECT current_setting('synchronous_standby_names')
            WHERE current_setting('synchronous_standby_names') <> ''
              AND NOT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum'))""";

    private final Pair pair;
    private final List<Sign> signs = new ArrayList<>();

    private PairLook(Pair pair) {
        this.pair = pair;
    }

    /** All that is seen; nothing if every standby streams from the primary and replays what it gets. */
    static List<Sign> at(Pair pair) {
        return new PairLook(pair).look();
    }

    private List<Sign> look() {
        Station primary = pair.primary();
        at(primary, () -> {
            List<String> facts = primary.rows(PRIMARY).get(0);
            if (facts.get(0).equals("t")) {
                add(Kind.NOT_PRIMARY, primary, "");
            } else {
                for (Station standby : pair.standbys()) {
                    at(standby, () -> standby(standby, facts.get(1), facts.get(2)));
                }
                ofAll();
            }
        });
        return List.copyOf(signs);
    }

    private void standby(Station standby, String identifier, String written) throws IOException {
        List<String> facts = standby.rows(STANDBY).get(0);
        if (facts.get(0).equals("f")) {
            add(Kind.PROMOTED, standby, "");
        } else if (!facts.get(1).equals(identifier)) {
            add(Kind.OTHER_CLUSTER, standby, "");
        } else if (facts.get(2).equals("t")) {
            add(Kind.PAUSED, standby, "");
        } else if (standby.value(RECEIVES).equals("0") || !replays(standby, written)) {
            add(Kind.NO_STREAM, standby, "");
        }
    }

    private static boolean replays(Station standby, String written) throws IOException {
        String there = "SELECT pg_last_wal_replay_lsn() >= '" + written + "'";
        return Waiting.within(CATCH_UP_NANOS, () -> standby.value(there).equals("t"));
    }

    private void ofAll() throws IOException {
        Station primary = pair.primary();
        List<List<String>> waited = primary.rows(WAITED_FOR);
        waited.forEach(row -> add(Kind.COMMITS_WAIT, primary, row.get(0)));
        if (!signs.isEmpty()) {
            // The slot of a standby that does not stream is unused for that reason.
            return;
        }
        if (pair.streams() < pair.standbys().size()) {
            add(Kind.NO_STREAM, pair.standby(), "");
            return;
        }
        primary.rows(UNUSED).forEach(row -> add(Kind.DEAD_SLOT, primary, row.get(0)));
    }

    private void add(Kind kind, Station where, String detail) {
        signs.add(new Sign(kind, where.name(), detail));
    }

    private void at(Station station, Looking looking) {
        try {
            looking.look();
        } catch (IOException e) {
            LOG.debug("{} does not answer", station.name(), e);
            add(Kind.NO_ANSWER, station, "");
        }
    }

    private interface Looking {
        void look() throws IOException;
    }
}
