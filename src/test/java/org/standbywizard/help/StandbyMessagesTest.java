package org.standbywizard.help;

import static org.standbywizard.help.Seen.append;
import static org.standbywizard.help.Seen.mark;
import static org.standbywizard.help.Seen.refused;
import static org.standbywizard.help.Seen.rewrite;
import static org.standbywizard.help.Seen.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.pg.EmbeddedPair;
import org.standbywizard.pg.EmbeddedPg;

/** What standbys of each version say while they do not follow, each with its own version's libpq. */
class StandbyMessagesTest {
    private static boolean isOld(String major) {
        return Double.parseDouble(major) < 12;
    }

    /** All servers of a version are copies of one cluster, so any of them can be made a standby of any other. */
    private static void follow(EmbeddedPg server, String major, String conninfo, String slot) {
        String lines = "primary_conninfo = '" + conninfo + "'\nprimary_slot_name = '" + slot + "'\n";
        if (isOld(major)) {
            append(server, "recovery.conf", "");
            rewrite(
                    server,
                    "recovery.conf",
                    "standby_mode = 'on'\nrecovery_target_timeline = 'latest'\n"
                            + (slot.isEmpty() ? lines.lines().findFirst().orElseThrow() + "\n" : lines));
        } else {
            append(server, "standby.signal", "");
            append(server, "postgresql.conf", "\n" + lines);
        }
        server.launch();
    }

    /** Tries to follow, in vain. */
    private static void known(String id, EmbeddedPg standby, String major, String conninfo, String slot) {
        standby.halt();
        int from = mark(standby);
        follow(standby, major, conninfo, slot);
        Seen.known(id, standby, from);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "10", "12", "15", "18"})
    void connections(String major) throws Exception {
        List<String> settings = new ArrayList<>(List.of("hot_standby=on", "wal_level=replica", "max_wal_senders=3"));
        try (EmbeddedPg primary = EmbeddedPg.start(major, settings.toArray(String[]::new));
                EmbeddedPg standby = EmbeddedPg.start(major, settings.toArray(String[]::new))) {
            sql(primary, "CREATE ROLE repl LOGIN REPLICATION PASSWORD 'right'");
            rewrite(
                    primary,
                    "pg_hba.conf",
                    "local all all trust\nhost all postgres 127.0.0.1/32 trust\n"
                            + "host replication postgres 127.0.0.1/32 trust\n"
                            + "host replication repl 127.0.0.1/32 md5\n");
            primary.reload();
            String at = "host=127.0.0.1 port=" + primary.port();
            known("connection-refused", standby, major, "host=127.0.0.1 port=1 user=repl", "");
            known("name-not-found", standby, major, "host=no-such-host.invalid user=repl", "");
            known("password-not-supplied", standby, major, at + " user=repl", "");
            known("ssl-not-on", standby, major, at + " user=postgres sslmode=require", "");
            known("connection-option", standby, major, at + " user=postgres nonsense=1", "");
            known("slot-missing", standby, major, at + " user=postgres", "none");
            if (!major.equals("9.6")) {
                Path file = standby.socketDirectory().resolve("pass");
                Files.writeString(file, "*:*:*:*:right\n");
                Files.setAttribute(file, "unix:uid", Files.getAttribute(standby.dataDirectory(), "unix:uid"));
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
                known("password-file-open", standby, major, at + " user=repl passfile=" + file, "");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "12", "13", "15", "18"})
    void pairs(String major) throws Exception {
        try (EmbeddedPair pair = EmbeddedPair.start(major)) {
            EmbeddedPg standby = pair.standby();
            answers(standby, "SELECT 1");
            Seen.known("read-only", refused(() -> sql(standby, "CREATE TABLE t (n int)")));
            standby.halt();
            int from = mark(standby);
            append(standby, "postgresql.conf", "\nmax_connections = 20\n");
            try {
                standby.launch();
            } catch (RuntimeException e) {
                // It may refuse at once, or when it reads the next record.
                Seen.known("settings-too-low", Seen.since(standby, from));
            }
            Seen.known("settings-too-low", standby, from);
        }
    }

    private static void answers(EmbeddedPg standby, String sql) {
        Seen.until(
                "the standby answers " + sql,
                () -> {
                    try {
                        sql(standby, sql);
                        return true;
                    } catch (java.sql.SQLException e) {
                        return false;
                    }
                },
                standby::log);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "12", "13", "15", "18"})
    void conflicts(String major) throws Exception {
        try (EmbeddedPair pair = EmbeddedPair.start(major, "max_standby_streaming_delay=0")) {
            sql(pair.primary(), "CREATE TABLE t (n int)");
            answers(pair.standby(), "SELECT n FROM t");
            int from = mark(pair.standby());
            try (Connection reader = pair.standby().connect("postgres");
                    Statement query = reader.createStatement()) {
                reader.setAutoCommit(false);
                query.execute("SELECT n FROM t");
                sql(pair.primary(), "DROP TABLE t");
                Seen.known("recovery-conflict", pair.standby(), from);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "13", "15", "18"})
    void nobodyMayRead(String major) throws Exception {
        try (EmbeddedPg primary = EmbeddedPg.start(major, "wal_level=replica", "max_wal_senders=3");
                EmbeddedPg standby = EmbeddedPg.start(major, "hot_standby=off")) {
            rewrite(primary, "pg_hba.conf", "local all all trust\nhost all,replication all 127.0.0.1/32 trust\n");
            primary.reload();
            standby.halt();
            follow(standby, major, "host=127.0.0.1 port=" + primary.port() + " user=postgres", "");
            int from = mark(standby);
            Seen.until(
                    "a refusal",
                    () -> refused(() -> sql(standby, "SELECT 1")).contains("the database system"),
                    standby::log);
            if (Double.parseDouble(major) < 14) {
                Seen.known("starting-up", standby, from);
            } else {
                Seen.known("hot-standby-off", standby, from);
            }
        }
    }
}
