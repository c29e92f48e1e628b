package org.standbywizard.check;

import java.util.List;
import java.util.stream.Stream;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServerFacts.SenderFacts;
import org.standbywizard.plan.ServerFacts.SlotFacts;
import org.standbywizard.plan.ServerFacts.WalFacts;
import org.standbywizard.plan.Synchronous;

/** The primary's settings, slots and standbys. */
final class PrimaryCases {
    private PrimaryCases() {}

    static Stream<Case> cases() {
        return Stream.of(
                Case.on("db1", Outcome.WAL_LEVEL_RAISED, t -> t.db1.setting("wal_level", "minimal")),
                Case.on("db1", Outcome.SENDERS_RAISED, t -> t.db1.setting("max_wal_senders", "2")),
                Case.on("db1", Outcome.SENDERS_PLANNED, t -> {
                    t.db1.setting("max_wal_senders", "0");
                    t.plan.settings.put("max_wal_senders", "2");
                }),
                Case.on("db1", Outcome.SENDERS_CONNECTIONS, t -> {
                    t.db1.running = PgVersion.V11;
                    t.db1.setting("max_connections", "10");
                }),
                Case.on("db1", Outcome.SLOTS_RAISED, t -> t.db1.setting("max_replication_slots", "0")),
                Case.on("db1", Outcome.SLOTS_PLANNED, t -> {
                    t.db1.setting("max_replication_slots", "0");
                    t.plan.settings.put("max_replication_slots", "0");
                }),
                Case.on("db1", Outcome.SLOT_CAP_SET, t -> t.plan.settings.put("max_slot_wal_keep_size", "4GB")),
                Case.on("db1", Outcome.SLOTS_NOT_WANTED, t -> t.plan.slots = false),
                Case.on(
                        "db2",
                        Outcome.SLOT_ACTIVE,
                        t -> t.db1.slots.add(new SlotFacts("db2", "physical", true, 812, "reserved", 0))),
                Case.on(
                        "db2",
                        Outcome.SLOT_LEFT,
                        t -> t.db1.slots.add(new SlotFacts("db2", "physical", false, 0, "extended", 3 * Pair.MB))),
                Case.on(
                        "db2",
                        Outcome.SLOT_LOGICAL,
                        t -> t.db1.slots.add(new SlotFacts("db2", "logical", false, 0, "reserved", 0))),
                Case.on(
                        "db2",
                        Outcome.SLOT_LOST,
                        t -> t.db1.slots.add(new SlotFacts("db2", "physical", false, 0, "lost", 0))),
                Case.on("db2", Outcome.TARGET_BEHIND, t -> {
                    t.following();
                    t.db1.senders.clear();
                    t.db1.wal = new WalFacts(900 * Pair.MB, 512 * Pair.MB);
                    t.db2.wal = new WalFacts(511 * Pair.MB, 400 * Pair.MB);
                }),
                Case.on("db2", Outcome.TARGET_ALREADY, t -> {
                    t.following();
                    t.db1.senders.clear();
                    t.db1.wal = new WalFacts(900 * Pair.MB, 512 * Pair.MB);
                    t.db2.wal = new WalFacts(513 * Pair.MB, 400 * Pair.MB);
                }),
                Case.on("db2", Outcome.SLOT_BEHIND, t -> {
                    t.following();
                    t.db1.slots.clear();
                    t.db1.slots.add(new SlotFacts("db2", "physical", false, 0, "lost", 0));
                }),
                Case.on(
                        "db2",
                        Outcome.APPLICATION_TAKEN,
                        t -> t.db1.senders.add(new SenderFacts("db2", "10.0.0.9", "streaming", "async", "r", 5))),
                Case.on(
                        "db1",
                        Outcome.STANDBYS_SOME,
                        t -> t.db1.senders.add(new SenderFacts("db3", "10.0.0.9", "streaming", "async", "r", 5))),
                Case.on("db1", Outcome.LISTEN_ENOUGH, t -> t.db1.setting("listen_addresses", "*")),
                Case.on("db1", Outcome.LISTEN_SPECIFIC, t -> t.db1.setting("listen_addresses", "localhost, 10.0.0.1")),
                Case.on("db1", Outcome.LISTEN_ENOUGH, t -> t.db1.setting("listen_addresses", "0.0.0.0")),
                Case.on("db1", Outcome.LISTEN_WIDENED, t -> t.db1.setting("listen_addresses", "::")),
                Case.on(
                        "db1",
                        Outcome.LISTEN_PLANNED,
                        t -> t.plan.settings.put("listen_addresses", "localhost,10.0.0.7")),
                Case.on("db1", Outcome.SLOT_CAP_SMALL, t -> {
                    t.plan.settings.put("max_slot_wal_keep_size", "64MB");
                    t.db1.slots.add(new SlotFacts("other", "physical", false, 0, "extended", 32 * Pair.MB));
                }),
                Case.on("db1", Outcome.SLOT_CAP_UNLIMITED, t -> t.plan.settings.put("max_slot_wal_keep_size", "-1")),
                Case.on("db1", Outcome.SLOT_CAP_NONE, t -> t.db1.running = PgVersion.V12),
                Case.on("db1", Outcome.SETTINGS_UNKNOWN, t -> t.plan.settings.put("wal_keep_segments", "8")),
                Case.on("db2", Outcome.SETTINGS_UNKNOWN, t -> t.plan.standbySettings.put("hot_standby_feedbak", "on")),
                Case.on("db1", Outcome.SETTINGS_INVALID, t -> t.plan.settings.put("max_connections", "many")),
                Case.on("db1", Outcome.SETTINGS_INVALID, t -> t.plan.settings.put("max_connections", "0")),
                Case.on("db1", Outcome.SETTINGS_INVALID, t -> t.plan.settings.put("wal_keep_size", "5s")),
                Case.on("db1", Outcome.SETTINGS_INVALID, t -> t.plan.settings.put("wal_level", "full")),
                Case.on("db1", Outcome.SETTINGS_INVALID, t -> t.plan.settings.put("hot_standby", "perhaps")),
                Case.on("db1", Outcome.SETTINGS_FIXED, t -> t.plan.settings.put("data_checksums", "on")),
                Case.on("db1", Outcome.SETTINGS_KEPT, t -> t.plan.settings.put("max_connections", "50")),
                Case.on("db1", Outcome.ARCHIVE_NO_COMMAND, t -> t.plan.settings.put("archive_mode", "on")),
                Case.on("db1", Outcome.ARCHIVE_COMMAND, t -> {
                    t.plan.settings.put("archive_mode", "on");
                    t.plan.settings.put("archive_command", "cp %p /archive/%f");
                }),
                Case.on("db1", Outcome.ARCHIVE_COMMAND, t -> {
                    t.plan.settings.put("archive_mode", "on");
                    t.db1.fileTexts.put(
                            "/etc/postgresql/15/main/postgresql.conf", "archive_command = 'cp %p /archive/%f'\n");
                }),
                Case.on("db1", Outcome.ARCHIVE_NO_COMMAND, t -> {
                    t.db1.setting("archive_mode", "on");
                    t.db1.setting("archive_command", "");
                }),
                Case.on(
                        "db1",
                        Outcome.SYNCHRONOUS_SINGLE,
                        t -> t.plan.synchronous = new Synchronous(Synchronous.Mode.FIRST, 1, List.of())),
                Case.on(
                        "db1",
                        Outcome.SYNCHRONOUS_ON,
                        t -> t.plan.synchronous = new Synchronous(Synchronous.Mode.FIRST, 0, List.of())),
                Case.on("db1", Outcome.SYNCHRONOUS_REPLACED, t -> {
                    t.plan.synchronous = new Synchronous(Synchronous.Mode.FIRST, 1, List.of());
                    t.db1.setting("synchronous_standby_names", "other");
                }),
                Case.on("db1", Outcome.SYNCHRONOUS_ANY, t -> {
                    t.plan.synchronous = new Synchronous(Synchronous.Mode.ANY, 1, List.of());
                    t.db1.running = PgVersion.V9_6;
                }),
                Case.on("db1", Outcome.PUBLICATIONS_FOUND, t -> t.db1.publications.add("publication all")),
                Case.on(
                        "db1",
                        Outcome.OVERRIDDEN_AUTO,
                        t -> t.db1.setting(
                                "listen_addresses",
                                "localhost",
                                "configuration file",
                                "/var/lib/postgresql/15/main/postgresql.auto.conf")),
                Case.on("db1", Outcome.OVERRIDDEN_LOCKED, t -> {
                    t.db1.setting("allow_alter_system", "off");
                    t.db1.setting(
                            "listen_addresses",
                            "localhost",
                            "configuration file",
                            "/var/lib/postgresql/15/main/postgresql.auto.conf");
                }),
                Case.on(
                        "db1",
                        Outcome.OVERRIDDEN_COMMAND_LINE,
                        t -> t.db1.setting("listen_addresses", "localhost", "command line", "")));
    }
}
