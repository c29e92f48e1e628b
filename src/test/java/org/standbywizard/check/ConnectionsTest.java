package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.pg.EmbeddedPg;
import org.standbywizard.plan.PgVersion;

/** The count of what a restart cuts, on real servers. */
class ConnectionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "10", "18"})
    void countsClientsButNotOurselves(String major) throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start(major);
                Connection own = server.connect("postgres");
                Statement statement = own.createStatement()) {
            statement.execute("SET application_name = 'standby-wizard'");
            PgVersion version = new PgVersion(number(statement, "SHOW server_version_num"));
            List<String> queries = ServerQueries.connections(version);
            assertThat(number(statement, queries.get(0))).isZero();
            try (Connection one = server.connect("postgres");
                    Connection two = server.connect("template1")) {
                assertThat(one.isValid(10)).isTrue();
                assertThat(two.isValid(10)).isTrue();
                assertThat(number(statement, queries.get(0))).isEqualTo(2);
            }
            try (ResultSet senders = statement.executeQuery(queries.get(1))) {
                assertThat(senders.next()).isFalse();
            }
        }
    }

    private static int number(Statement statement, String query) throws Exception {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }
}
