package org.standbywizard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.run.RunStatus;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.shell.PageId;

/**
 * What seldom happens, brought about on real hosts: the window says it, and knows a way on. With the profile
 * {@code screenshots} it is seen in pictures too.
 */
@Tag("hosts")
@Tag("screenshots")
class WindowStatesHostsTest {
    private static final HostImage IMAGE = HostImage.DEBIAN_12_PG15;
    private static final HostImage BARE = HostImage.RPM_PG15;
    private static final String UNIT = "postgresql@15-main";

    @RegisterExtension
    static final HostLab LAB = HostLab.open();

    @TempDir
    Path home;

    private Path known;

    @BeforeAll
    static void images() {
        LAB.prepare(List.of(IMAGE, BARE));
    }

    @BeforeEach
    void nothingIsKnown() throws IOException {
        known = Files.createFile(home.resolve("known_hosts"));
    }

    @AfterEach
    void discard() {
        LAB.discardAll();
    }

    private RealWindow window() {
        return new RealWindow(home, known, Optional.empty());
    }

    /** A login without rights, a host without a cluster, and one without PostgreSQL. */
    @Test
    void aHostThatIsNotFit() {
        TestHost host = LAB.start(HostSpec.of("db1", BARE).neverInitialised());
        host.exec("useradd --create-home guest && echo guest:guest-secret-7 | chpasswd")
                .ok();
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            walk.open(PlanDraft.EMPTY
                    .with("primary.name", "db1")
                    .with("primary.host", host.ipv4())
                    .with("primary.ssh.user", "guest")
                    .with("primary.sudo.mode", "sudo"));
            walk.next(PageId.PRIMARY);
            walk.chooseWay("primary", KeyCode.LEFT);
            walk.keys.fill("primary-password", "guest-secret-7");
            walk.keys.press("primary-connect");
            walk.settled(0);
            walk.keys.press("primary-trust");
            walk.settled(0);
            assertThat(((LinkState.Failed) walk.link(0)).failure().key()).isEqualTo("sudo.not-allowed");
            walk.moment("2-primary-sudo-refused");

            walk.open(HostPlans.server(PlanDraft.EMPTY, "primary", host));
            walk.connect("primary", 0);
            assertThat(clusters(walk))
                    .extracting(ClusterFacts::state)
                    .containsExactly(ClusterFacts.State.UNINITIALISED);
            walk.keys.press("action-next");
            walk.moment("2-primary-never-initialised");

            host.exec("mv /usr/pgsql-15 /var/tmp && rm -r /usr/lib/systemd/system/postgresql*")
                    .ok();
            walk.keys.press("primary-look");
            walk.keys.until("no cluster is found", () -> clusters(walk).isEmpty());
            walk.keys.press("action-next");
            walk.moment("2-primary-no-postgresql");
            walk.at(PageId.PRIMARY);
        }
    }

    private static List<ClusterFacts> clusters(Walk walk) {
        return walk.link(0) instanceof LinkState.Connected connected
                ? connected.facts().clusters()
                : List.of();
    }

    /** A run that is looked at step by step, waits, is paused, loses its line, fails, is left alone and comes to its end. */
    @Test
    void aRunWithObstacles() {
        HostPair pair = HostPair.start(LAB, IMAGE);
        TestHost one = pair.primary();
        TestHost two = pair.standby();
        pair.fill(40_000);
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            walk.open(HostPlans.plan(one, two).with("replication.backup.checkpoint", "spread"));
            walk.next(PageId.PRIMARY);
            walk.connect("primary", 0);
            walk.next(PageId.STANDBYS);
            walk.connect("standby-0", 1);
            walk.next(PageId.SETTINGS);

            two.networkDown();
            walk.next(PageId.PREFLIGHT);
            walk.keys.awaitWords("checks-db1", "pass");
            assertThat(PageStage.onFx(() -> walk.model().checked().get())).isEmpty();
            walk.moment("5-preflight-running");
            two.networkUp();
            walk.checked();

            walk.next(PageId.PREVIEW);
            walk.keys.awaitShown("pause-before-restart");
            walk.projected("6-preview-projector");
            one.exec("echo '# a colleague was here' >>/etc/postgresql/15/main/pg_hba.conf")
                    .ok();
            one.sql("SELECT pg_reload_conf()");
            walk.keys.tick("pause-before-restart");
            walk.keys.press("action-apply");
            walk.keys.awaitWords("word", "pg_hba.conf");
            walk.at(PageId.PREVIEW);
            walk.keys.awaitShown("pause-before-restart");
            walk.moment("6-preview-changed");
            walk.keys.tick("pause-before-restart");
            walk.keys.awaitReady("action-apply");
            walk.keys.press("action-apply");
            walk.at(PageId.APPLY);
            walk.keys.awaitReady("action-restart");
            walk.moment("7-apply-before-restart");
            walk.keys.press("pace-each");
            walk.keys.press("action-restart");
            walk.keys.awaitTitle("step by step");
            walk.moment("7-apply-step-by-step");
            stepUntilTheCopy(walk);

            one.sql("UPDATE filler SET text = text");
            two.limitNetwork(8000);
            walk.keys.press("action-go");
            walk.keys.await(
                    "the primary's checkpoint is waited for", () -> pair.phase().contains("checkpoint"));
            walk.keys.awaitWords("copies", "checkpoint");
            walk.moment("7-apply-checkpoint");
            walk.keys.press("pace-all");
            walk.keys.press("action-pause");
            walk.keys.awaitReady("action-go-on");
            walk.moment("7-apply-pausing");
            // Now it may hurry.
            one.sql("CHECKPOINT");
            walk.keys.await("the copy runs", () -> pair.phase().startsWith("streaming"));
            walk.projected("7-apply-projector");

            two.blockPort(TestHost.SSH_PORT);
            two.exec("pkill -f '^sshd: root'").ok();
            walk.keys.awaitReady("action-try-now");
            walk.moment("7-apply-reconnecting");
            two.unlimitNetwork();
            two.unblockPort(TestHost.SSH_PORT);
            // It tries again by itself, and the pause that was asked for still holds.
            walk.keys.awaitTitle("paused");
            walk.moment("7-apply-paused");
            assertThat(pair.isFollowing()).isFalse();

            two.exec("systemctl mask --runtime $1", UNIT).ok();
            walk.keys.press("action-go");
            walk.keys.awaitReady("action-retry");
            assertThat(walk.model().services().journals().runs())
                    .singleElement()
                    .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.FAILED));
            walk.keys.awaitShown("action-undo-all");
            walk.moment("7-apply-failed");
            walk.keys.press("action-leave");
            walk.keys.awaitShown("leave-drop");
            walk.moment("7-apply-leave");
            two.exec("systemctl unmask --runtime $1", UNIT).ok();
            walk.keys.press("action-retry");
            walk.done();
        }
        assertThat(pair.isFollowing()).isTrue();
    }

    private static void stepUntilTheCopy(Walk walk) {
        for (int i = 0; i < 20; i++) {
            walk.keys.awaitReady("action-go");
            String next = walk.keys.words("hold");
            if (next.contains("base backup")) {
                return;
            }
            walk.keys.press("action-go");
            walk.keys.await("the next step", () -> !walk.keys.words("hold").equals(next));
        }
        throw new AssertionError("no step is the copy");
    }

    /** A standby that stands, has nothing to be changed, falls behind, loses its slot and at last takes over. */
    @Test
    void aStandbyThatFallsBehind() {
        HostPair pair = HostPair.start(LAB, IMAGE);
        TestHost one = pair.primary();
        TestHost two = pair.standby();
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            walk.open(HostPlans.plan(one, two));
            walk.next(PageId.PRIMARY);
            walk.fromPrimaryToVerify();
            walk.keys.awaitTitle("is a streaming standby of");
            walk.projected("8-verify-projector");

            walk.keys.press("step-preview");
            walk.keys.press("check-again");
            walk.at(PageId.PREFLIGHT);
            walk.checked();
            walk.next(PageId.PREVIEW);
            walk.keys.awaitWords("state", "nothing");
            walk.moment("6-preview-nothing");
            walk.keys.press("action-apply");
            walk.at(PageId.VERIFY);

            two.stopService(UNIT);
            one.sql("CREATE TABLE load AS SELECT n, repeat(md5(n::text), 20) AS text FROM generate_series(1, 60000) n");
            two.limitNetwork(8000);
            two.exec("systemctl start $1", UNIT).ok();
            walk.keys.awaitTitle("catches up");
            walk.moment("8-verify-catching-up");
            two.unlimitNetwork();
            walk.keys.awaitTitle("is a streaming standby of");

            two.stopService(UNIT);
            one.sql("ALTER SYSTEM SET max_slot_wal_keep_size = '16MB'");
            one.sql("ALTER SYSTEM SET wal_keep_size = 0");
            one.sql("SELECT pg_reload_conf()");
            one.sql("DO 'BEGIN FOR i IN 1..6 LOOP INSERT INTO load VALUES (i, NULL); PERFORM pg_switch_wal();"
                    + " END LOOP; END'");
            one.sql("CHECKPOINT");
            assertThat(one.sql("SELECT wal_status FROM pg_replication_slots").strip())
                    .isEqualTo("lost");
            two.exec("systemctl start $1", UNIT).ok();
            walk.keys.awaitTitle("is lost");
            walk.moment("8-verify-slot-lost");

            two.sql("SELECT pg_promote()");
            walk.keys.awaitTitle("was promoted");
            walk.keys.press("action-undo");
            walk.at(PageId.UNDO);
            walk.keys.awaitShown("look-again");
            walk.moment("9-undo-promoted", "look-again");
            walk.keys.press("action-undo");
            walk.at(PageId.UNDO);
        }
        assertThat(pair.isFollowing()).isFalse();
    }
}
