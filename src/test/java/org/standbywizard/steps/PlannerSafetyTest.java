package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.plan.Synchronous;
import org.standbywizard.remote.FailureException;

/** What the planner may never plan, rule by rule; expectations by hand from PostgreSQL's documentation. */
class PlannerSafetyTest {
    private final Planned pair = new Planned();

    // Rule 3: only raise.

    @ParameterizedTest
    @CsvSource({
        "max_wal_senders, 20, 5",
        "max_replication_slots, 20, 5",
        "max_connections, 300, 100",
        "wal_keep_size, 2048, 64MB",
        "max_locks_per_transaction, 256, 64"
    })
    void rule3_aValueThatIsHigherStays(String name, String running, String planned) {
        pair.db1.setting(name, running);
        pair.plan.settings.put(name, planned);
        assertThat(pair.primaryBlock()).doesNotContainKey(name);
    }

    @Test
    void rule3_aPlansLowerValueThanTheStandbysNeedIsNotWritten() {
        pair.db1.setting("max_wal_senders", "0").setting("max_replication_slots", "0");
        pair.plan.settings.put("max_wal_senders", "1");
        pair.plan.settings.put("max_replication_slots", "0");
        assertThat(pair.primaryBlock())
                .containsEntry("max_wal_senders", "3")
                .containsEntry("max_replication_slots", "1");
    }

    @Test
    void rule3_walLevelLogicalStays() {
        pair.db1.setting("wal_level", "logical");
        assertThat(pair.primaryBlock()).doesNotContainKey("wal_level");
        pair.plan.settings.put("wal_level", "replica");
        assertThat(pair.primaryBlock()).doesNotContainKey("wal_level");
    }

    @Test
    void rule3_walLevelMinimalIsRaisedWhateverThePlanSays() {
        pair.db1.setting("wal_level", "minimal");
        assertThat(pair.primaryBlock()).containsEntry("wal_level", "replica");
        pair.plan.settings.put("wal_level", "minimal");
        assertThat(pair.primaryBlock()).containsEntry("wal_level", "replica");
    }

    @Test
    void rule3_listenAddressesAreWidenedNeverNarrowed() {
        pair.db1.setting("listen_addresses", "localhost");
        assertThat(pair.primaryBlock()).containsEntry("listen_addresses", "*");

        pair.plan.settings.put("listen_addresses", "10.0.0.1");
        assertThat(pair.primaryBlock().get("listen_addresses").split(" *, *"))
                .as("those who reach it by localhost still do")
                .containsExactlyInAnyOrder("localhost", "10.0.0.1");

        pair.db1.setting("listen_addresses", "*");
        assertThat(pair.primaryBlock()).doesNotContainKey("listen_addresses");
    }

    @ParameterizedTest
    @CsvSource({"'*'", "'localhost, 10.0.0.1'", "'0.0.0.0'", "'10.0.0.1,192.168.1.1'"})
    void rule3_listenAddressesThatServeAreLeftAlone(String listened) {
        pair.db1.setting("listen_addresses", listened);
        assertThat(pair.primaryBlock()).doesNotContainKey("listen_addresses");
        assertThat(pair.ids()).doesNotContain("db1/restart");
    }

    @Test
    void rule3_theProposedCapLeavesEverySlotWhatItHolds() {
        pair.db1.freeBytes = 20L << 30;
        assertThat(pair.primaryBlock()).containsEntry("max_slot_wal_keep_size", "10240MB");
        // Another slot holds 9.5 GB: a cap of 10 GB would lose it in a moment.
        pair.slot("somebody", 9_728 * Planned.MB);
        assertThat(pair.primaryBlock()).doesNotContainKey("max_slot_wal_keep_size");
    }

    @Test
    void rule3_aPlannedCapBelowWhatASlotHoldsIsRefused() {
        pair.slot("somebody", 600 * Planned.MB);
        pair.plan.settings.put("max_slot_wal_keep_size", "512MB");
        assertThatThrownBy(pair::changes)
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("slot-cap-small")
                .hasMessageContaining("somebody");
        pair.plan.settings.put("max_slot_wal_keep_size", "2GB");
        assertThat(pair.primaryBlock()).containsEntry("max_slot_wal_keep_size", "2GB");
    }

    @Test
    void rule3_anExistingCapIsNotLowered() {
        pair.db1.setting("max_slot_wal_keep_size", "4096");
        assertThat(pair.primaryBlock()).doesNotContainKey("max_slot_wal_keep_size");
        pair.plan.settings.put("max_slot_wal_keep_size", "1GB");
        assertThat(pair.primaryBlock()).doesNotContainKey("max_slot_wal_keep_size");
    }

    // Rule 8: recovery leftovers.

    @Test
    void rule8_theWholeRecoveryFamilyGoesOutOfTheCopiedAutoConf() {
        FinishCopy finish = pair.step(FinishCopy.class, "db2/finish").orElseThrow();
        assertThat(finish.overridden())
                .contains(
                        "recovery_target",
                        "recovery_target_time",
                        "recovery_target_xid",
                        "recovery_target_lsn",
                        "recovery_target_name",
                        "recovery_target_inclusive",
                        "recovery_target_action",
                        "recovery_target_timeline",
                        "restore_command",
                        "archive_cleanup_command",
                        "recovery_end_command",
                        "recovery_min_apply_delay",
                        "promote_trigger_file",
                        "primary_conninfo",
                        "primary_slot_name",
                        "synchronous_standby_names");
    }

    @Test
    void rule8_whatTheCopiedConfigurationHoldsOfItIsMadeHarmless() {
        pair.db1.rpm();
        pair.db2.rpm();
        pair.db1.fileTexts.put(
                pair.db1.conf + "/postgresql.conf",
                "recovery_target_time = '2020-01-01'\narchive_cleanup_command = 'rm %r'\nrecovery_end_command = 'x'\n"
                        + "synchronous_standby_names = 'db9'\nrecovery_target_timeline = 'current'\n");
        FinishCopy finish = pair.step(FinishCopy.class, "db2/finish").orElseThrow();
        assertThat(finish.source()).isEqualTo(FinishCopy.Source.COPIED);
        assertThat(finish.block())
                .containsEntry("recovery_target_time", "")
                .containsEntry("archive_cleanup_command", "")
                .containsEntry("recovery_end_command", "")
                .containsEntry("recovery_target_timeline", "latest")
                .containsEntry("synchronous_standby_names", "");
        pair.plan.standbySettings.put("archive_cleanup_command", "pg_archivecleanup /archive %r");
        assertThat(pair.step(FinishCopy.class, "db2/finish").orElseThrow().block())
                .containsEntry("archive_cleanup_command", "pg_archivecleanup /archive %r");
    }

    // Rule 9: synchronous last.

    @Test
    void rule9_synchronousStandbyNamesComeAfterEveryStandbyStreams() {
        pair.plan.synchronous = new Synchronous(Synchronous.Mode.FIRST, 1, List.of());
        assertThat(pair.primaryBlock()).doesNotContainKey("synchronous_standby_names");
        List<String> ids = pair.ids();
        assertThat(ids.indexOf("db1/synchronous")).isGreaterThan(ids.indexOf("db2/streaming"));
        assertThat(ids.indexOf("db1/synchronous-reload")).isEqualTo(ids.indexOf("db1/synchronous") + 1);
        EditFile edit = pair.step(EditFile.class, "db1/synchronous").orElseThrow();
        assertThat(ConfFile.parse(edit.after()).lastValue("synchronous_standby_names"))
                .contains("FIRST 1 (db2)");
    }

    @Test
    void rule9_itIsNotCarriedIntoTheCopy() {
        pair.db1.rpm();
        pair.db2.rpm();
        pair.plan.synchronous = new Synchronous(Synchronous.Mode.FIRST, 1, List.of());
        FinishCopy finish = pair.step(FinishCopy.class, "db2/finish").orElseThrow();
        assertThat(finish.block().getOrDefault("synchronous_standby_names", "")).isEmpty();
        assertThat(finish.expectedConf()).doesNotContain("synchronous_standby_names");
    }

    // Rule 10: the proof.

    @Test
    void rule10_wherePublicationsWouldCarryItNoTableIsMade() {
        assertThat(pair.step(Proof.class, "db1/proof").orElseThrow().table()).isEqualTo("standby_wizard_proof_r1");
        pair.db1.publications.add("publication everything");
        assertThat(pair.step(Proof.class, "db1/proof").orElseThrow().table()).isEmpty();
    }

    // Rule 12: Debian's "at boot" is a word in start.conf.

    @Test
    void rule12_neverSystemctlEnableOnDebian() {
        pair.db2.service =
                new ServiceFacts(ServiceKind.SYSTEMD, "postgresql@15-main.service", true, "active", "manual", 700);
        pair.db2.fileTexts.put("/etc/postgresql/15/main/start.conf", "# auto, manual or disabled\nmanual\n");
        assertThat(pair.ids()).doesNotContain("db2/enable-unit");
        assertThat(pair.changes().steps()).noneMatch(EnableAtBoot.class::isInstance);
        assertThat(pair.step(EditFile.class, "db2/enable").orElseThrow().after())
                .isEqualTo("# auto, manual or disabled\nauto\n");
    }

    @Test
    void rule12_elsewhereTheUnitIsEnabled() {
        pair.db2.rpm();
        pair.db2.service =
                new ServiceFacts(ServiceKind.SYSTEMD, "postgresql-15.service", false, "active", "disabled", 700);
        assertThat(pair.step(EnableAtBoot.class, "db2/enable")).isPresent();
    }

    // Rule 13: senders.

    @Test
    void rule13_sendersAreThoseInUseTwoForEachCopyAndOne() {
        pair.db1.setting("max_wal_senders", "2");
        assertThat(pair.primaryBlock()).containsEntry("max_wal_senders", "3");
        for (int i = 0; i < 2; i++) {
            pair.db1.senders.add(
                    new ServerFacts.SenderFacts("other" + i, "10.0.0.9", "streaming", "async", "r", 50 + i));
        }
        assertThat(pair.primaryBlock()).containsEntry("max_wal_senders", "5");
    }

    @Test
    void rule13_aStandbyThatFollowsNeedsNoMoreThanItHas() {
        pair.following();
        pair.db1.setting("max_wal_senders", "2");
        assertThat(pair.primaryBlock()).doesNotContainKey("max_wal_senders");
    }

    @Test
    void aSlotThatLostItsWalIsMadeAnewForANewCopy() {
        pair.db1.slots.add(new ServerFacts.SlotFacts("db2", "physical", false, 0, "lost", 0));
        CreateSlot slot = pair.step(CreateSlot.class, "db1/slot-db2").orElseThrow();
        assertThat(slot.lost()).isTrue();
        assertThat(slot.existed()).as("an undo drops the new one").isFalse();
        assertThat(slot.equivalent(null).lines())
                .containsExactly(
                        "SELECT pg_drop_replication_slot('db2');",
                        "SELECT pg_create_physical_replication_slot('db2', true);");
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().dropSlotOnFailure())
                .isTrue();
    }

    // Rule 14: no orphan slot.

    @Test
    void rule14_theCapIsInForceBeforeTheSlotIsMade() {
        List<String> ids = pair.ids();
        assertThat(pair.step(ReloadServer.class, "db1/reload").orElseThrow().expected())
                .containsKey("max_slot_wal_keep_size");
        assertThat(ids.indexOf("db1/reload")).isLessThan(ids.indexOf("db1/slot-db2"));
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().walLimitMegabytes())
                .isZero();
    }

    @Test
    void rule14_upTo12TheCopyHasALimitInstead() {
        pair.version(PgVersion.V12);
        pair.db1.freeBytes = 20L << 30;
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().walLimitMegabytes())
                .isEqualTo(10_240);
        pair.db1.freeBytes = 800L << 20;
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().walLimitMegabytes())
                .as("half of what is free, however little that is")
                .isEqualTo(400);
    }

    @Test
    void rule14_soItHasWhereThereIsTooLittleRoomForACap() {
        pair.db1.freeBytes = 800L << 20;
        assertThat(pair.primaryBlock()).doesNotContainKey("max_slot_wal_keep_size");
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().walLimitMegabytes())
                .isEqualTo(400);
        pair.db1.setting("max_slot_wal_keep_size", "512");
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().walLimitMegabytes())
                .as("somebody's own cap stands")
                .isZero();
    }

    @Test
    void rule14_onlyAnOwnSlotIsDroppedOnFailure() {
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().dropSlotOnFailure())
                .isTrue();
        pair.slot("db2", 0);
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().dropSlotOnFailure())
                .isFalse();
        assertThat(pair.ids()).doesNotContain("db1/slot-db2");
    }

    // Rule 2: what the copy fills is known, so that a half copy can be cleared whole.

    @Test
    void rule2_everyTablespaceIsNamedToTheCopyAlsoWithoutAMapping() {
        pair.db1.tablespaces.put("fast", "/srv/fast");
        pair.db1.tablespaces.put("slow", "/srv/slow");
        pair.plan.tablespaces.put("/srv/fast", "/data/fast");
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().tablespaces())
                .containsExactlyInAnyOrderEntriesOf(Map.of("/srv/fast", "/data/fast", "/srv/slow", "/srv/slow"));
    }

    @Test
    void rule2_theCopyIsASiblingAndNothingIsDeleted() {
        assertThat(pair.step(BaseBackup.class, "db2/copy").orElseThrow().copy())
                .isEqualTo("/var/lib/postgresql/15/main.copy-r1");
        SwapIn swap = pair.step(SwapIn.class, "db2/swap").orElseThrow();
        assertThat(List.of(swap.copy(), swap.aside(), swap.undone()))
                .containsExactly(
                        "/var/lib/postgresql/15/main.copy-r1",
                        "/var/lib/postgresql/15/main.before-r1",
                        "/var/lib/postgresql/15/main.undone-r1");
        List<String> ids = pair.ids();
        assertThat(ids.subList(ids.indexOf("db2/copy"), ids.indexOf("db2/start") + 1))
                .containsExactly("db2/copy", "db2/finish", "db2/stop", "db2/conf", "db2/swap", "db2/start");
    }

    // Rule 15: passwords.

    @Test
    void rule15_anExistingRoleIsNotTouched() {
        pair.db1.role = Optional.of(new ServerFacts.RoleFacts("replicator", true, true, false, "scram"));
        assertThat(pair.changes().steps()).noneMatch(EnsureRole.class::isInstance);
    }

    @Test
    void rule15_noStepHoldsAPassword() {
        pair.changes().steps().forEach(step -> assertThat(step.toString()).doesNotContainIgnoringCase("password="));
    }

    // Rule 18: order.

    @Test
    void rule18_theLoginTestComesAfterThePrimarysChangesAndBeforeTheStandbys() {
        pair.db1.setting("max_wal_senders", "0");
        assertThat(pair.ids())
                .containsExactly(
                        "db1/role",
                        "db1/conf",
                        "db1/hba",
                        "db1/reload",
                        "db1/restart",
                        "db1/slot-db2",
                        "db2/passfile",
                        "db2/login",
                        "db2/copy",
                        "db2/finish",
                        "db2/stop",
                        "db2/conf",
                        "db2/swap",
                        "db2/start",
                        "db2/streaming",
                        "db1/proof");
    }

    // Rule 19: a second run changes nothing.

    @Test
    void rule19_hotStandbyIsReplicaBy96AndIsNoChange() {
        pair.version(PgVersion.parse("9.6.24"));
        pair.db1
                .setting("wal_level", "replica")
                .setting("max_wal_senders", "10")
                .setting("max_replication_slots", "10");
        pair.plan.settings.put("wal_level", "hot_standby");
        assertThat(pair.primaryBlock()).doesNotContainKey("wal_level");
    }

    @ParameterizedTest
    @CsvSource({"wal_keep_size, 512, 512MB", "wal_keep_size, 512, 524288kB", "hot_standby_feedback, on, yes"})
    void rule19_valuesAreComparedByWhatTheyMean(String name, String running, String planned) {
        pair.db1.setting(name, running);
        pair.plan.settings.put(name, planned);
        assertThat(pair.primaryBlock()).doesNotContainKey(name);
    }

    @Test
    void rule19_autoIsFrozenOnceApplied() {
        pair.following();
        String block = ConfFile.parse(pair.db1.fileTexts.get("/etc/postgresql/15/main/postgresql.conf"))
                .withBlock(Map.of("max_slot_wal_keep_size", "10240MB"))
                .text();
        pair.db1.fileTexts.put("/etc/postgresql/15/main/postgresql.conf", block);
        pair.db1.setting("max_slot_wal_keep_size", "10240");
        // Meanwhile there is less room: what was proposed stays as it was applied.
        pair.db1.freeBytes = 4L << 30;
        assertThat(pair.primaryBlock()).isEmpty();
        assertThat(pair.ids()).doesNotContain("db1/conf", "db1/restart");
    }

    // Rule 20: nothing of ours inside the data directory before pg_verifybackup has looked.

    @ParameterizedTest
    @CsvSource({"/var/lib/postgresql", "/var/lib/postgresql/15/main", "/nonexistent", "/"})
    void rule20_thePassfileLiesOutsideTheDataDirectory(String home) {
        pair.db2.home = home;
        assertThat(pair.step(WritePassfile.class, "db2/passfile").orElseThrow().path())
                .doesNotStartWith("/var/lib/postgresql/15/main/");
    }

    // Rules 4 and 9 for a standby that follows: a restart of it must not make commits wait.

    @Test
    void rule9_aFollowingStandbyIsRestartedOnlyWhileNoCommitWaitsForIt() {
        pair.following();
        pair.db1.setting("synchronous_standby_names", "FIRST 1 (db2)");
        pair.plan.synchronous = new Synchronous(Synchronous.Mode.FIRST, 1, List.of());
        pair.plan.standbySettings.put("max_connections", "200");
        List<String> ids = pair.ids();
        assertThat(ids).containsSubsequence("db1/no-synchronous", "db1/no-synchronous-reload", "db2/restart");
        assertThat(ids).containsSubsequence("db2/restart", "db1/synchronous", "db1/synchronous-reload");
    }

    @Test
    void aStandbyThatWasNeverThereIsNotStopped() {
        pair.db2.rpm().uninitialised();
        assertThat(pair.step(StopServer.class, "db2/stop").map(StopServer::ran)).contains(false);
        assertThat(pair.db2.build().cluster().state()).isEqualTo(ClusterFacts.State.UNINITIALISED);
    }
}
