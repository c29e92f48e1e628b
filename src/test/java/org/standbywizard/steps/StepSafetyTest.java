package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.standbywizard.conf.ScramVerifier;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.BackupOptions;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;

/** Single steps where they must refuse or clean up, on servers that exist only in the test. */
class StepSafetyTest {
    private static final HostId ONE = new HostId("db1");
    private static final HostId TWO = new HostId("db2");

    private final Planned pair = new Planned();
    private final FakeContext context = new FakeContext(pair.changes());
    private final FakeContext.FakeHost db1 = context.host("db1");

    // Rule 4.

    private RestartServer restart(String... accepted) {
        return restart(List.of(accepted));
    }

    private RestartServer restart(List<String> accepted) {
        Map<String, String> expected = Map.of("max_wal_senders", "3");
        return new RestartServer(
                "db1/restart",
                ONE,
                expected,
                List.of("max_wal_senders"),
                List.of("db1_conf"),
                Map.of(),
                accepted,
                new OthersFiles(Set.of(OthersFiles.CONFIG_FILE), Map.of()));
    }

    private static Map<String, String> setting(String name, String value, boolean pending) {
        Map<String, String> row = new HashMap<>(Map.of("name", name, "setting", value));
        row.putAll(Map.of("unit", "", "vartype", "integer", "context", "postmaster"));
        row.put("pending_restart", pending ? "t" : "f");
        return row;
    }

    @Test
    void rule4_aServerThatABootStartedTooEarlyTakesUpTheFilesThatAreBack() {
        StopServer stop = new StopServer("db2/stop", TWO, true, "", List.of(), List.of());
        FakeContext.FakeHost db2 = context.host("db2").moving("AS loaded", "loaded");
        db2.rows("pending_restart", Map.of("name", "hot_standby")).moving("AS started", "started");
        stop.undo(context);
        assertThat(db2.executed).as("it started it itself").isEmpty();

        db2.script("service.sh", 0, "already\n").script("service.sh", 0, "done\n");
        stop.undo(context);
        assertThat(db2.executed).contains("SELECT pg_reload_conf()");
        assertThat(db2.ran.get(db2.ran.size() - 1)).startsWith("service.sh restart systemd");

        FakeContext nothingWaits = new FakeContext(pair.changes());
        FakeContext.FakeHost same = nothingWaits.host("db2").moving("AS loaded", "loaded");
        same.script("service.sh", 0, "already\n");
        stop.undo(nothingWaits);
        assertThat(same.executed).contains("SELECT pg_reload_conf()");
        assertThat(same.ran).noneMatch(line -> line.startsWith("service.sh restart"));
    }

    @Test
    void rule4_aRestartIsRefusedWhereItWouldBringSomebodysEditIntoForce() {
        db1.rows("string_to_array", setting("max_wal_senders", "0", true))
                .rows("AS started", Map.of("started", "1"))
                .rows("could not be applied", Map.of("name", "max_wal_senders"), Map.of("name", "shared_buffers"));
        // The query for errors has the same words in it; it finds none.
        db1.rows("error <> ");
        assertThatThrownBy(() -> restart().perform(context))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("others-pending")
                .hasMessageContaining("shared_buffers");
        assertThat(db1.ran).isEmpty();
        // Shown before and accepted: then it is restarted (and here found to be the same server).
        assertThatThrownBy(() -> restart("shared_buffers").perform(context)).hasMessageContaining("restart-failed");
    }

    private static Map<String, String> file(String path, String kind) {
        return Map.of("path", path, "read_at", "1700000000.25", "kind", kind);
    }

    private static final Map<String, String> CONF = file("/etc/c/postgresql.conf", "config_file");
    private static final Map<String, String> THEIRS = file("/etc/c/conf.d/theirs.conf", "");
    private static final String FILES = "UNION SELECT sourcefile FROM pg_file_settings";

    private List<String> changed() {
        return db1.ran.stream()
                .filter(line -> !line.startsWith("file-times.sh"))
                .toList();
    }

    @Test
    void rule4_aFileOfOthersThatWaitsToBeReadStopsReloadAndRestart() {
        db1.rows("string_to_array", setting("max_wal_senders", "0", true))
                .rows("AS started", Map.of("started", "1"))
                .rows("AS loaded", Map.of("loaded", "1700000000.25"))
                .rows(FILES, CONF)
                .script("file-times.sh", 0, "1700000000.75\n")
                .script("file-times.sh", 0, "1700000000.75\n1700000000.75\n");
        ReloadServer reload = (ReloadServer) step("db1/reload");
        assertThatThrownBy(() -> restart().perform(context))
                .as("our own edit is read by this very restart")
                .hasMessageContaining("restart-failed");
        db1.ran.clear();
        // In the very second in which the server read its files last, but after it.
        db1.rows(FILES, CONF, THEIRS);
        for (Step step : List.of(reload, restart())) {
            assertThatThrownBy(() -> step.perform(context))
                    .hasMessageContaining("others-unread")
                    .hasMessageContaining("theirs.conf")
                    .hasMessageNotContaining("postgresql.conf,");
        }
        assertThat(db1.executed).noneMatch(sql -> sql.contains("pg_reload_conf"));
        assertThat(changed()).isEmpty();
    }

    private static FileTimes times(double theirs) {
        return new FileTimes(Map.of("/etc/c/conf.d/theirs.conf", theirs));
    }

    @Test
    void rule4_aFileThatWaitedAlreadyWhenItWasPreviewedDoesNotStopThem() {
        List<Map<String, String>> files = List.of(THEIRS);
        OthersFiles previewed = new OthersFiles(Set.of(), Map.of("/etc/c/conf.d/theirs.conf", 1_700_000_000.5));
        previewed.requireRead(db1, files, times(1_700_000_000.5));
        previewed.requireRead(db1, files, times(1_700_000_000.125));
        assertThatThrownBy(() -> previewed.requireRead(db1, files, times(1_700_000_000.75)))
                .hasMessageContaining("theirs.conf");
    }

    @Test
    void rule4_whatTheRunEditsItselfIsItsOwn() {
        assertThat(((ReloadServer) step("db1/reload")).others().ours()).containsExactly("config_file", "hba_file");
        pair.db1.setting(
                "max_wal_senders", "0", "configuration file", "/var/lib/postgresql/15/main/postgresql.auto.conf");
        pair.db1.fileTexts.put("/var/lib/postgresql/15/main/postgresql.auto.conf", "max_wal_senders = 0\n");
        assertThat(((ReloadServer) step("db1/reload")).others().ours())
                .containsExactly("auto_conf", "config_file", "hba_file");
    }

    private Step step(String id) {
        return pair.changes().steps().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void rule4_aServerThatDoesNotComeUpGetsItsFilesBack() {
        db1.rows("string_to_array", setting("max_wal_senders", "0", true))
                .rows("AS started", Map.of("started", "1"))
                .script("service.sh", 6, "")
                .script("service.sh", 0, "done\n");
        db1.script("restore-file.sh", 0, "kept /etc/postgresql/15/main/postgresql.conf.changed-0a1b2c3d\nrestored\n");
        assertThatThrownBy(() -> restart().perform(context))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("restart-failed");
        assertThat(changed())
                .extracting(line -> line.split(" ")[0] + " " + line.split(" ")[1])
                .containsSubsequence("service.sh restart", "restore-file.sh " + runDirectory(), "service.sh start");
        assertThat(context.said)
                .containsExactly(
                        "kept /etc/postgresql/15/main/postgresql.conf.changed-0a1b2c3d",
                        "put-back /etc/postgresql/15/main/postgresql.conf");
    }

    private String runDirectory() {
        return context.server(ONE).runDirectory();
    }

    @Test
    void rule4_aServerManagerThatRestartedNothingIsNotBelieved() {
        db1.rows("string_to_array", setting("max_wal_senders", "0", true))
                .rows("AS started", Map.of("started", "the same as before"));
        assertThatThrownBy(() -> restart().perform(context))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("the same server process is still running");
    }

    @Test
    void rule4_anUndoRestartsOnlyForItsOwnSettings() {
        db1.moving("AS loaded", "loaded").rows("WHERE pending_restart", Map.of("name", "shared_buffers"));
        restart().undo(context);
        assertThat(changed()).isEmpty();
    }

    @Test
    void rule4_norDoesAnUndoBringSomebodysEditIntoForce() {
        db1.moving("AS loaded", "loaded").rows(FILES, THEIRS);
        for (int asked = 0; asked < 3; asked++) {
            db1.script("file-times.sh", 0, "1700000000.75\n");
        }
        db1.script("file-times.sh", 0, "-\n");
        for (Step step : List.of(step("db1/reload"), restart())) {
            assertThatThrownBy(() -> step.undo(context)).hasMessageContaining("others-unread");
        }
        // Changed since, so that only our block is taken out; after that nobody could tell what was read of it.
        EditFile edit = (EditFile) step("db1/conf");
        db1.script("restore-file.sh", 3, edit.after() + "work_mem = 8MB\n");
        assertThatThrownBy(() -> edit.undo(context)).hasMessageContaining("others-unread");
        assertThat(db1.executed).noneMatch(sql -> sql.contains("pg_reload_conf"));
        assertThat(db1.ran).noneMatch(line -> line.startsWith("put-file.sh"));

        edit.undo(context);
        assertThat(db1.ran).anyMatch(line -> line.startsWith("put-file.sh"));
    }

    // Rule 10.

    @Test
    void rule10_aPublicationMadeSinceTheLookIsSeen() {
        db1.rows("puballtables", Map.of("?column?", "1")).rows("pg_create_restore_point", Map.of("lsn", "0/5000000"));
        context.host("db2").rows("pg_last_wal_replay_lsn", Map.of("there", "true"));
        Proof proof = new Proof("db1/proof", ONE, List.of(TWO), "standby_wizard_proof_r1", "token");
        assertThatThrownBy(() -> proof.perform(context))
                .as("this standby takes writes, which the proof tries last")
                .hasMessageContaining("standby-writable");
        assertThat(db1.executed).noneMatch(sql -> sql.contains("CREATE TABLE"));
        assertThat(context.host("db2").executed).anyMatch(sql -> sql.startsWith("CREATE TEMPORARY TABLE"));
    }

    // Rule 14.

    private BaseBackup backup(boolean ownSlot) {
        return new BaseBackup(
                "db2/copy",
                TWO,
                ONE,
                "host=db1",
                "/passfile",
                "/data/main.copy-r1",
                "db2",
                ownSlot,
                BackupOptions.defaults(),
                "",
                "",
                0,
                Map.of());
    }

    @Test
    void rule14_aCopyThatFailedLeavesNoSlotOfItsOwn() {
        context.host("db2").script("backup-start.sh", 0, "started\n").script("backup-poll.sh", 0, "dead\n---\n");
        db1.leaving("FROM pg_replication_slots WHERE slot_name = ?", 3);
        assertThatThrownBy(() -> backup(true).perform(context)).hasMessageContaining("base-backup-slot-dropped");
        assertThat(db1.executed).anyMatch(sql -> sql.contains("pg_drop_replication_slot"));
        assertThat(context.said).containsExactly("slot-dropped db2");
    }

    @Test
    void rule14_aCancelledCopyLeavesNoSlotOfItsOwnAndNoProcess() {
        context.host("db2").script("backup-start.sh", 0, "started\n").script("backup-poll.sh", 0, "running\n---\n");
        db1.leaving("FROM pg_replication_slots WHERE slot_name = ?", 2);
        context.cancellation.cancel();
        assertThatThrownBy(() -> backup(true).perform(context)).hasMessageContaining("cancelled");
        assertThat(context.host("db2").ran).anyMatch(line -> line.startsWith("backup-cancel.sh"));
        assertThat(context.said).containsExactly("slot-dropped db2");
    }

    @Test
    void rule14_aSlotOfSomebodyElseStays() {
        context.host("db2").script("backup-start.sh", 0, "started\n").script("backup-poll.sh", 0, "exit 1\n---\n");
        assertThatThrownBy(() -> backup(false).perform(context)).hasMessageContaining("refused.base-backup");
        assertThat(db1.executed).isEmpty();
    }

    @Test
    void aFailedCopySaysWhyWithoutItsProgress() {
        context.host("db2")
                .script("backup-start.sh", 0, "started\n")
                .script(
                        "backup-poll.sh",
                        0,
                        "exit 1\n---\n 4780/331182 kB (1%), 0/1 tablespace (x)\npg_basebackup: error: no\n");
        assertThatThrownBy(() -> backup(false).perform(context))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().detail()).isEqualTo("pg_basebackup: error: no"));
    }

    @Test
    void rule14_whatCannotBeDroppedIsSaid() {
        context.host("db2").script("backup-start.sh", 0, "started\n").script("backup-poll.sh", 0, "exit 1\n---\n");
        db1.down = true;
        assertThatThrownBy(() -> backup(true).perform(context)).hasMessageContaining("refused.base-backup");
        assertThat(context.said).containsExactly("slot-kept db2");
    }

    // Rule 15.

    private static final EnsureRole ROLE =
            new EnsureRole("db1/role", ONE, "replicator", AuthMethod.SCRAM_SHA_256, false);

    private void role(String password) {
        db1.rows(
                "rolcanlogin",
                Map.of(
                        "rolcanlogin",
                        "t",
                        "rolreplication",
                        "t",
                        "rolpassword",
                        ScramVerifier.of(password, new byte[16], 4096)));
    }

    @Test
    void rule15_aRoleThatAppearedSinceTheLookIsNotTaken() {
        role("theirs");
        assertThatThrownBy(() -> ROLE.perform(context)).hasMessageContaining("role-appeared");
        assertThat(db1.executed).noneMatch(sql -> sql.contains("ROLE \""));
    }

    @Test
    void rule15_anOwnRoleOfAnEarlierTryIsSetToThePasswordThatTheStandbysGet() {
        context.attempted.add("db1/role");
        role("given");
        assertThat(ROLE.perform(context).changed()).isFalse();
        role("of a passfile that was lost");
        context.password = () -> new StepContext.RolePassword(new Secret("made anew"), true);
        assertThat(ROLE.perform(context).changed()).isTrue();
        assertThat(db1.executed).anyMatch(sql -> sql.contains("ALTER ROLE \"replicator\" PASSWORD 'SCRAM-SHA-256$"));
        assertThat(db1.executed).noneMatch(sql -> sql.contains("made anew"));
    }

    // Rule 18.

    @Test
    void rule18_aLoginThatReachesAnotherServerIsRefused() {
        TestLogin login = new TestLogin("db2/login", TWO, "host=db1", "/passfile", "77");
        context.host("db2").script("login-test.sh", 0, "78|1|0/3000000|\n");
        assertThatThrownBy(() -> login.perform(context)).hasMessageContaining("other-server");
        assertThat(context.host("db2").ran).hasSize(1);
    }
}
