package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.pg.EmbeddedPg;
import org.standbywizard.plan.PgVersion;

/** The first match that the model finds is the one that a real server acts upon, for real connections. */
class HbaEvaluatorSecondOpinionTest {

    private static final Map<String, Set<String>> ROLES =
            Map.of("app", Set.of("ops"), "repl", Set.of(), "odd name", Set.of());
    private static final List<String> DATABASES = List.of("app", "ops", "odd name", "replication");
    private static final List<String> CLIENTS = List.of("127.0.0.2", "127.0.0.3", "127.1.0.2");
    private static final List<String> TYPES = List.of("host", "host", "host", "hostnossl", "hostssl", "local");
    private static final List<String> NAMES = List.of(
            "all",
            "all",
            "\"all\"",
            "app",
            "ops",
            "\"odd name\"",
            "repl",
            "sameuser",
            "samerole",
            "replication",
            "replication",
            "\"replication\"",
            "+ops",
            "\"+ops\"",
            "/^o",
            "/p$",
            "app,repl",
            "@more");
    private static final List<String> ADDRESSES = List.of(
            "all",
            "127.0.0.2/32",
            "127.0.0.0/24",
            "127.0.0.0/8",
            "127.0.0.2 255.0.255.255",
            "0.0.0.0/0",
            "::/0",
            "::ffff:127.0.0.2/128",
            "samehost");

    @ParameterizedTest
    @ValueSource(strings = {"10", "18"})
    void findsTheRuleThatTheServerActsUpon(String major) throws Exception {
        PgVersion version = PgVersion.parse(major);
        try (EmbeddedPg server = EmbeddedPg.start(major)) {
            try (Connection connection = server.connect("postgres");
                    Statement statement = connection.createStatement()) {
                for (String sql : List.of(
                        "CREATE ROLE ops",
                        "CREATE ROLE app LOGIN REPLICATION IN ROLE ops",
                        "CREATE ROLE repl LOGIN REPLICATION",
                        "CREATE ROLE \"odd name\" LOGIN REPLICATION",
                        "CREATE DATABASE app",
                        "CREATE DATABASE ops",
                        "CREATE DATABASE \"odd name\"",
                        "CREATE DATABASE replication")) {
                    statement.execute(sql);
                }
            }
            ConfSecondOpinionTest.write(server.dataDirectory(), "more", "repl\n\"ops\"\n");
            RandomText random = new RandomText(200 + Long.parseLong(major));
            int told = 0;
            for (int i = 0; i < RandomText.count() / 80; i++) {
                String text = "host all postgres 127.0.0.1/32 trust\n" + rules(random);
                activate(server, text);
                for (int j = 0; j < 10; j++) {
                    Optional<String> database =
                            random.chance(40) ? Optional.empty() : Optional.of(random.one(DATABASES));
                    String user = random.one(List.copyOf(new java.util.TreeSet<>(ROLES.keySet())));
                    String client = random.one(CLIENTS);
                    HbaConnection connection = new HbaConnection(
                            database, user, Optional.of(ROLES.get(user)), IpAddress.parse(client), false, false);
                    HbaVerdict verdict = HbaEvaluator.firstMatch(
                            HbaFile.parse(text, version),
                            connection,
                            false,
                            (from, path) -> Optional.of(List.of(new HbaEvaluator.Source(path, "repl\n\"ops\"\n"))));
                    if (!(verdict instanceof HbaVerdict.Unknown)) {
                        told++;
                        assertThat(shown(verdict))
                                .as("%s%n%s%n%s", text, connection, verdict)
                                .isEqualTo(tried(server, database, user, client));
                    }
                }
            }
            assertThat(told).isGreaterThan(RandomText.count() / 80 * 5);
        }
    }

    private static String rules(RandomText random) {
        StringBuilder rules = new StringBuilder();
        for (int i = 1 + random.below(8); i > 0; i--) {
            String type = random.one(TYPES);
            String address = type.equals("local") ? "" : random.one(ADDRESSES);
            rules.append(String.join(
                            " ",
                            type,
                            random.one(NAMES),
                            random.one(NAMES),
                            address,
                            random.one(List.of("trust", "reject"))))
                    .append('\n');
        }
        return rules.toString();
    }

    private static String shown(HbaVerdict verdict) {
        return verdict instanceof HbaVerdict.Match
                ? ((HbaVerdict.Match) verdict).admits() ? "in" : "rejected"
                : "no entry";
    }

    private static String tried(EmbeddedPg server, Optional<String> database, String user, String client)
            throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("localSocketAddress", client);
        login.setProperty("sslmode", "disable");
        login.setProperty("gssEncMode", "disable");
        login.setProperty("socketTimeout", "30");
        if (database.isEmpty()) {
            login.setProperty("replication", "true");
            login.setProperty("assumeMinServerVersion", "10");
            login.setProperty("preferQueryMode", "simple");
        }
        String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/"
                + database.orElse("app").replace(" ", "%20");
        try (Connection connection = DriverManager.getConnection(url, login)) {
            return "in";
        } catch (SQLException refused) {
            if (refused.getMessage().contains("no pg_hba.conf entry")) {
                return "no entry";
            }
            if (refused.getMessage().contains("pg_hba.conf rejects")) {
                return "rejected";
            }
            throw refused;
        }
    }

    /** Reloads, and waits until new sessions come from a server that has done so. */
    private static void activate(EmbeddedPg server, String text) throws Exception {
        ConfSecondOpinionTest.write(server.dataDirectory(), "pg_hba.conf", text);
        String before = ask(server, "SELECT pg_conf_load_time() FROM pg_reload_conf()");
        Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
        while (ask(server, "SELECT pg_conf_load_time()").equals(before)) {
            assertThat(Instant.now())
                    .as("reload of%n%s%n%s", text, server.log())
                    .isBefore(deadline);
        }
    }

    private static String ask(EmbeddedPg server, String sql) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
