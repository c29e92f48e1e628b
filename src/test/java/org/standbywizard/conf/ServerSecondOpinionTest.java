package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.pg.EmbeddedPg;
import org.standbywizard.plan.PgVersion;

/** Verifiers, connection strings and lists of synchronous standbys are to a real server what they are to the model. */
class ServerSecondOpinionTest {

    private static final List<String> PASSWORDS = List.of("geheim", "it's $x `y` \\ \"z\"", "비밀번호", "é😀", " ");
    private static final List<String> SYNC = List.of(
            "a",
            "b_1",
            "\"b-1\"",
            "\"x\"\"y\"",
            "*",
            "1",
            "2",
            "0",
            "any",
            "FIRST",
            "(",
            ")",
            ",",
            ", ",
            " ",
            "b-1",
            "\"\"",
            "$",
            "a$");

    @ParameterizedTest
    @ValueSource(strings = {"10", "15", "18"})
    void agrees(String major) throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start(major);
                Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            verifiers(server, statement);
            connectionOptions(statement, PgVersion.parse(major));
            synchronousStandbyNames(statement, new RandomText(300 + Long.parseLong(major)));
        }
    }

    private static void verifiers(EmbeddedPg server, Statement statement) throws Exception {
        ConfSecondOpinionTest.write(
                server.dataDirectory(),
                "pg_hba.conf",
                "host all postgres 127.0.0.1/32 trust\nhost all repl all scram-sha-256\nhost all old all md5\n");
        server.reload();
        for (String password : PASSWORDS) {
            String own = ScramVerifier.of(
                    password, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}, 4096);
            statement.execute("DROP ROLE IF EXISTS repl, made");
            statement.execute("CREATE ROLE repl LOGIN PASSWORD '" + own + "'");
            assertThat(stored(statement, "repl")).isEqualTo(own);
            server.connect("postgres", "repl", password).close();
            assertThatThrownBy(() -> server.connect("postgres", "repl", password + "x"))
                    .isInstanceOf(SQLException.class);

            statement.execute("SET password_encryption = 'scram-sha-256'");
            statement.execute("CREATE ROLE made PASSWORD '" + password.replace("'", "''") + "'");
            assertThat(ScramVerifier.matches(stored(statement, "made"), password))
                    .isTrue();
        }
        statement.execute("CREATE ROLE old LOGIN PASSWORD '" + Md5Verifier.of("é secret", "old") + "'");
        server.connect("postgres", "old", "é secret").close();
    }

    private static String stored(Statement statement, String role) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SELECT rolpassword FROM pg_authid WHERE rolname = '" + role + "'")) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** A subscription that does not connect has its connection string read by the server's own libpq. */
    private static void connectionOptions(Statement statement, PgVersion version) throws SQLException {
        Set<String> refused = new TreeSet<>();
        for (String option : ConnInfo.knownOptions()) {
            try {
                subscribe(statement, ConnInfo.of(java.util.Map.of(option, "1")));
            } catch (SQLException unknown) {
                assertThat(unknown.getMessage()).contains("invalid connection option \"" + option + "\"");
                refused.add(option);
            }
        }
        java.util.Map<String, String> all = new java.util.TreeMap<>();
        ConnInfo.knownOptions().forEach(option -> all.put(option, "1"));
        assertThat(refused).isEqualTo(ConnInfo.of(all).unknownTo(version));

        subscribe(statement, ConnInfo.parse("host = 'a b' user='o\\'neil \\\\x' application_name='' port=1"));
        assertThatThrownBy(() -> statement.execute(
                        "CREATE SUBSCRIPTION s CONNECTION 'host=a port' PUBLICATION p WITH (connect = false)"))
                .hasMessageContaining("missing \"=\"");
    }

    private static void subscribe(Statement statement, ConnInfo info) throws SQLException {
        statement.execute("CREATE SUBSCRIPTION s CONNECTION '" + info.text().replace("'", "''")
                + "' PUBLICATION p WITH (connect = false)");
        statement.execute("ALTER SUBSCRIPTION s SET (slot_name = NONE)");
        statement.execute("DROP SUBSCRIPTION s");
    }

    private static void synchronousStandbyNames(Statement statement, RandomText random) throws SQLException {
        for (int i = 0; i < RandomText.count() / 8; i++) {
            String value = (random.chance(40) ? random.one(List.of("2 (", "ANY 1 (", "first 1(")) : "")
                    + random.soup(5, SYNC)
                    + (random.chance(40) ? ")" : "");
            String server = "read";
            try {
                statement.execute("ALTER SYSTEM SET synchronous_standby_names = '" + value + "'");
            } catch (SQLException refused) {
                server = "refused";
            }
            String model = "read";
            try {
                SyncStandbyNames.parse(value);
            } catch (IllegalArgumentException refused) {
                model = "refused";
            }
            assertThat(model).as(value).isEqualTo(server);
        }
    }
}
