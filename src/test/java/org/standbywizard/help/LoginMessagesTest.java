package org.standbywizard.help;

import static org.standbywizard.help.Seen.append;
import static org.standbywizard.help.Seen.isKnown;
import static org.standbywizard.help.Seen.mark;
import static org.standbywizard.help.Seen.refused;
import static org.standbywizard.help.Seen.rewrite;
import static org.standbywizard.help.Seen.sql;
import static org.standbywizard.help.Seen.until;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.pg.EmbeddedPg;

/** What running servers of each version say to logins and statements that they refuse. */
class LoginMessagesTest {
    private static final String OWN = "local all all trust\nhost all postgres 127.0.0.1/32 trust\n";

    private static Connection replication(EmbeddedPg server, String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("replication", "true");
        login.setProperty("assumeMinServerVersion", "9.6");
        login.setProperty("preferQueryMode", "simple");
        login.setProperty("loginTimeout", "10");
        login.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres", login);
    }

    private static void rules(EmbeddedPg server, String rules) {
        rewrite(server, "pg_hba.conf", OWN + rules);
        server.reload();
    }

    private static void known(String id, String text) {
        Seen.known(id, text);
    }

    private static void known(String id, EmbeddedPg server, int from) {
        Seen.known(id, server, from);
    }

    /** A reload takes a moment to reach new connections. */
    private static void known(String id, Seen.Attempt attempt) {
        String[] said = new String[1];
        until(
                id,
                () -> {
                    try {
                        said[0] = refused(attempt);
                    } catch (AssertionError e) {
                        said[0] = "not refused";
                    }
                    return isKnown(id, said[0]);
                },
                () -> said[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "10", "12", "13", "15", "17", "18"})
    void logins(String major) throws Exception {
        try (EmbeddedPg server =
                EmbeddedPg.start(major, "wal_level=replica", "max_wal_senders=1", "max_replication_slots=1")) {
            sql(
                    server,
                    "CREATE ROLE app LOGIN",
                    "CREATE ROLE repl LOGIN REPLICATION PASSWORD 'right'",
                    "SET password_encryption = " + (major.equals("9.6") ? "on" : "'md5'"),
                    "CREATE ROLE old LOGIN REPLICATION PASSWORD 'right'");
            rules(server, "");
            known("hba-no-entry", () -> replication(server, "repl", "right"));
            known("hba-no-entry-database", refused(() -> server.connect("postgres", "app", "")));
            rules(server, "host replication all 127.0.0.1/32 reject\n");
            known("hba-rejects", () -> replication(server, "repl", "right"));
            rules(server, "host all,replication all 127.0.0.1/32 md5\n");
            known("password-wrong", () -> replication(server, "old", "wrong"));
            rules(server, "host all,replication all 127.0.0.1/32 trust\n");
            known("role-missing", () -> replication(server, "nobody", ""));
            known("role-not-replication", () -> replication(server, "app", ""));
            try (Connection first = replication(server, "repl", "")) {
                known("walsenders-full", () -> replication(server, "repl", ""));
            }
            if (!major.equals("9.6")) {
                rules(server, "host replication all 127.0.0.1/32 scram-sha-256\n");
                int from = mark(server);
                known("password-wrong", () -> replication(server, "old", "right"));
                known("password-verifier", server, from);
            }
        }
    }

    /** A slot that keeps more than it may, by the checkpoint that gives it up. */
    @ParameterizedTest
    @ValueSource(strings = {"13", "15", "18"})
    void slotsOverTheirLimit(String major) throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start(
                major,
                "wal_level=replica",
                "max_wal_senders=2",
                "max_replication_slots=2",
                "max_slot_wal_keep_size=1MB",
                "min_wal_size=32MB",
                "max_wal_size=32MB")) {
            rules(server, "host all,replication all 127.0.0.1/32 trust\n");
            sql(server, "SELECT pg_create_physical_replication_slot('one', true)");
            int from = mark(server);
            for (int i = 0; i < 5; i++) {
                sql(server, "CREATE TABLE t" + i + " (n int)", "SELECT pg_switch_wal()");
            }
            sql(server, "CHECKPOINT");
            known("slot-over-limit", server, from);
            if (major.equals("18")) {
                // Earlier ones only miss the WAL.
                known("slot-lost", server, from, "SLOT one PHYSICAL 0/1000000");
            }
            known("wal-removed", server, from, "PHYSICAL 0/1000000");
        }
    }

    /**
     * Asks for WAL until the server says in its log why there is none: the driver may take the stream for begun and leave
     * before the server has looked.
     */
    private static void known(String id, EmbeddedPg server, int from, String how) {
        String[] last = {"nothing was refused"};
        until(
                id,
                () -> {
                    try (Connection standby = replication(server, "postgres", "");
                            Statement start = standby.createStatement()) {
                        start.execute("START_REPLICATION " + how);
                    } catch (SQLException e) {
                        last[0] = e.getMessage();
                    }
                    return isKnown(id, Seen.since(server, from));
                },
                () -> last[0] + "\n" + Seen.since(server, from));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "10", "12", "13", "15", "17", "18"})
    void statements(String major) throws Exception {
        List<String> settings =
                new ArrayList<>(List.of("wal_level=replica", "max_wal_senders=2", "max_replication_slots=2"));
        settings.add("max_connections=10");
        settings.add("wal_sender_timeout=1s");
        if (Double.parseDouble(major) >= 17) {
            settings.add("allow_alter_system=off");
        }
        try (EmbeddedPg server = EmbeddedPg.start(major, settings.toArray(String[]::new))) {
            rules(server, "host all,replication all 127.0.0.1/32 trust\n");
            String make = "SELECT pg_create_physical_replication_slot('%s', true)";
            sql(server, make.formatted("one"), make.formatted("two"));
            known("slots-all-used", refused(() -> sql(server, make.formatted("three"))));
            known("slot-exists", refused(() -> sql(server, make.formatted("one"))));
            known("slot-name-invalid", refused(() -> sql(server, make.formatted("db-2"))));
            known("slot-missing", refused(() -> sql(server, "SELECT pg_drop_replication_slot('none')")));
            known("parameter-unknown", refused(() -> sql(server, "SET wal_keep_nothing = 1")));
            known("read-only", refused(() -> sql(server, "BEGIN READ ONLY", "CREATE TABLE t (n int)")));
            known("disk-full", refused(() -> sql(server, "COPY (SELECT generate_series(1, 100000)) TO '/dev/full'")));
            if (Double.parseDouble(major) >= 17) {
                known("alter-system-off", refused(() -> sql(server, "ALTER SYSTEM SET work_mem = '5MB'")));
            }
            active(server);
            full(server);
            int from = mark(server);
            append(server, "pg_hba.conf", "host nonsense\n");
            server.reload();
            known("hba-not-reloaded", server, from);
            append(server, "postgresql.conf", "\nwal_keep_nothing = 1\n");
            server.reload();
            known("conf-errors", server, from);
            known("parameter-unknown", server, from);
        }
    }

    /** A sender that is not answered holds its slot, and is given up after wal_sender_timeout. */
    private static void active(EmbeddedPg server) throws SQLException {
        int from = mark(server);
        try (Connection sender = replication(server, "postgres", "")) {
            var stream = sender.unwrap(org.postgresql.PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .physical()
                    .withSlotName("one")
                    .withStartPosition(org.postgresql.replication.LogSequenceNumber.valueOf("0/1000000"))
                    .start();
            known("slot-active", refused(() -> sql(server, "SELECT pg_drop_replication_slot('one')")));
            known("replication-timeout", server, from);
            stream.forceUpdateStatus();
        } catch (SQLException ended) {
            known("replication-timeout", server, from);
        }
        try (Connection sender = replication(server, "postgres", "")) {
            known("start-point-ahead", refused(() -> sender.unwrap(org.postgresql.PGConnection.class)
                    .getReplicationAPI()
                    .replicationStream()
                    .physical()
                    .withStartPosition(org.postgresql.replication.LogSequenceNumber.valueOf("FF/0"))
                    .start()
                    .read()));
        }
    }

    private static void full(EmbeddedPg server) throws SQLException {
        List<Connection> open = new ArrayList<>();
        try {
            String said = "";
            for (int i = 0; i < 20 && said.isEmpty(); i++) {
                try {
                    open.add(server.connect("postgres"));
                } catch (SQLException e) {
                    said = e.getMessage();
                }
            }
            known("connections-full", said);
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }
}
