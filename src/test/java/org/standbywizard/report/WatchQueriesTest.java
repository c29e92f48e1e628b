package org.standbywizard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.pg.EmbeddedPair;
import org.standbywizard.pg.EmbeddedPg;
import org.standbywizard.plan.PgVersion;

/** What the report tells people to type is understood by real servers, and says what the report says it does. */
@Timeout(120)
class WatchQueriesTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "18"})
    void realServersAnswer(String major) throws SQLException {
        ask(major);
    }

    @Tag("hosts")
    @ParameterizedTest
    @ValueSource(strings = {"10", "12", "13", "15", "17"})
    void realServersBetweenAnswer(String major) throws SQLException {
        ask(major);
    }

    private static void ask(String major) throws SQLException {
        PgVersion version = PgVersion.parse(major);
        List<String> names = List.of(EmbeddedPair.STANDBY, "it's another");
        try (EmbeddedPair pair = EmbeddedPair.start(major)) {
            Map<String, String> sender =
                    until(pair.primary(), WatchQueries.senders(version, names), "state", "streaming");
            assertThat(sender).containsEntry("application_name", "db2").containsKey("behind");
            Map<String, String> slot =
                    rows(pair.primary(), WatchQueries.slots(version, names)).get(0);
            assertThat(slot).containsEntry("slot_name", "db2").containsEntry("active", "t");
            if (version.atLeast(PgVersion.V13)) {
                assertThat(slot).containsEntry("wal_status", "reserved");
            }
            List<String> lines = WatchQueries.receiver(version);
            assertThat(rows(pair.standby(), lines.subList(0, 1)).get(0))
                    .containsEntry("status", "streaming")
                    .containsEntry("slot_name", "db2");
            assertThat(rows(pair.standby(), lines.subList(1, 3)).get(0)).containsEntry("pg_is_in_recovery", "t");
            if (version.atLeast(PgVersion.V12)) {
                rows(pair.standby(), List.of("SELECT pg_promote();"));
            } else {
                pair.standby().promote();
            }
            until(pair.standby(), List.of("SELECT pg_is_in_recovery();"), "pg_is_in_recovery", "f");
        }
    }

    /** Asks until the first row's column has this value, for a limited time. */
    private static Map<String, String> until(EmbeddedPg server, List<String> lines, String column, String value)
            throws SQLException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        List<Map<String, String>> rows = rows(server, lines);
        while (rows.isEmpty() || !value.equals(rows.get(0).get(column))) {
            assertThat(System.nanoTime()).as("%s: %s", lines, rows).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            rows = rows(server, lines);
        }
        return rows.get(0);
    }

    private static List<Map<String, String>> rows(EmbeddedPg server, List<String> lines) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(String.join("\n", lines))) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
