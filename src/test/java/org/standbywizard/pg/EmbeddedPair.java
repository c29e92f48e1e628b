package org.standbywizard.pg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.standbywizard.plan.PgVersion;

/**
 * A real primary and a real streaming standby with a slot, both on 127.0.0.1, gone when closed. The embedded binaries
 * hold no pg_basebackup, so the copy is made by the low-level backup functions (PostgreSQL, "Making a Base Backup Using
 * the Low Level API"). The standby may still be catching up when {@link #start} returns.
 */
public final class EmbeddedPair implements AutoCloseable {
    /** The standby's slot and application name. */
    public static final String STANDBY = "db2";

    private final EmbeddedPg primary;
    private final EmbeddedPg standby;

    private EmbeddedPair(EmbeddedPg primary, EmbeddedPg standby) {
        this.primary = primary;
        this.standby = standby;
    }

    public static EmbeddedPair start(String major, String... primarySettings) {
        PgVersion version = PgVersion.parse(major);
        List<String> settings = new ArrayList<>(
                List.of("wal_level=replica", "max_wal_senders=5", "max_replication_slots=5", "autovacuum=off"));
        settings.addAll(List.of(primarySettings));
        EmbeddedPg primary = EmbeddedPg.start(major, settings.toArray(String[]::new));
        EmbeddedPg standby = null;
        try {
            allowReplication(primary, version);
            String conninfo = "host=127.0.0.1 port=" + primary.port() + " user=postgres application_name=" + STANDBY;
            settings.add("hot_standby=on");
            if (version.atLeast(PgVersion.V12)) {
                settings.addAll(List.of("primary_conninfo=" + conninfo, "primary_slot_name=" + STANDBY));
            }
            standby = EmbeddedPg.prepare(major, settings.toArray(String[]::new));
            copy(primary, standby, version);
            if (version.atLeast(PgVersion.V12)) {
                write(standby, "standby.signal", "");
            } else {
                write(
                        standby,
                        "recovery.conf",
                        "standby_mode = 'on'\nprimary_conninfo = '" + conninfo + "'\nprimary_slot_name = '" + STANDBY
                                + "'\nrecovery_target_timeline = 'latest'\n");
            }
            standby.launch();
            return new EmbeddedPair(primary, standby);
        } catch (SQLException | IOException | RuntimeException e) {
            if (standby != null) {
                standby.close();
            }
            primary.close();
            throw new IllegalStateException("no pair of PostgreSQL " + major, e);
        }
    }

    public EmbeddedPg primary() {
        return primary;
    }

    public EmbeddedPg standby() {
        return standby;
    }

    @Override
    public void close() {
        try {
            standby.close();
        } finally {
            primary.close();
        }
    }

    /** Up to 9.6 initdb writes no rule for replication. */
    private static void allowReplication(EmbeddedPg primary, PgVersion version) throws IOException {
        if (!version.atLeast(PgVersion.V10)) {
            Files.writeString(
                    primary.dataDirectory().resolve("pg_hba.conf"),
                    "host replication postgres 127.0.0.1/32 trust\n",
                    StandardOpenOption.APPEND);
            primary.reload();
        }
    }

    private static void copy(EmbeddedPg primary, EmbeddedPg standby, PgVersion version)
            throws SQLException, IOException {
        boolean fifteen = version.atLeast(PgVersion.V15);
        try (Connection connection = primary.connect("postgres");
                Statement sql = connection.createStatement()) {
            sql.execute("SELECT pg_create_physical_replication_slot('" + STANDBY + "', true)");
            sql.execute(
                    fifteen ? "SELECT pg_backup_start('pair', true)" : "SELECT pg_start_backup('pair', true, false)");
            primary.copyTo(standby);
            try (Stream<Path> slots = Files.list(standby.dataDirectory().resolve("pg_replslot"))) {
                slots.forEach(PgBinaries::delete);
            }
            Files.deleteIfExists(standby.dataDirectory().resolve("postmaster.pid"));
            String stop = fifteen ? "pg_backup_stop(false)" : "pg_stop_backup(false)";
            try (ResultSet label = sql.executeQuery("SELECT labelfile FROM " + stop)) {
                label.next();
                write(standby, "backup_label", label.getString(1));
            }
        }
    }

    private static void write(EmbeddedPg server, String name, String text) {
        try {
            PgBinaries.forServer(Files.writeString(server.dataDirectory().resolve(name), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
