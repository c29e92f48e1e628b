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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.RunStatus;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.Question;
import org.standbywizard.ui.shell.PageId;

/**
 * The whole window by keyboard alone, on real hosts. With the profile {@code screenshots} it also takes pictures of its
 * moments, in both languages and themes and three sizes.
 */
@Tag("hosts")
@Tag("screenshots")
class WindowHostsTest {
    private static final HostImage IMAGE = HostImage.DEBIAN_12_PG15;

    @RegisterExtension
    static final HostLab LAB = HostLab.open();

    @TempDir
    Path home;

    @BeforeAll
    static void images() {
        LAB.prepare(List.of(IMAGE));
    }

    @AfterEach
    void discard() {
        LAB.discardAll();
    }

    private RealWindow window(Path known) {
        return new RealWindow(home, known, Optional.empty());
    }

    private Path unknown() throws IOException {
        return Files.createFile(home.resolve("known_hosts"));
    }

    /** As a newcomer would: everything typed, a wrong password corrected, restart allowed, proof seen, taken back. */
    @Test
    void typedFromNothingToAProofAndBack() throws Exception {
        HostPair pair = HostPair.start(LAB, IMAGE);
        TestHost one = pair.primary();
        TestHost two = pair.standby();
        one.sql("CREATE DATABASE shop");
        try (RealWindow window = window(unknown())) {
            Walk walk = new Walk(window);
            walk.moment("1-start");
            walk.next(PageId.PRIMARY);
            walk.moment("2-primary-empty");
            walk.keys.fill("primary-host", one.ipv4());
            walk.keys.fill("primary-user", Login.DBA);
            walk.chooseWay("primary", KeyCode.LEFT);
            walk.keys.fill("primary-password", "not " + Login.DBA_PASSWORD);
            walk.keys.press("primary-connect");
            walk.settled(0);
            assertThat(walk.link(0))
                    .isInstanceOfSatisfying(LinkState.Asking.class, asking -> assertThat(asking.question())
                            .isInstanceOf(Question.HostKey.class));
            walk.moment("2-primary-host-key");
            walk.keys.press("primary-trust");
            walk.settled(0);
            assertThat(((LinkState.Failed) walk.link(0)).failure().key()).isEqualTo("auth.password");
            walk.moment("2-primary-wrong-password");
            walk.keys.fill("primary-password", Login.DBA_PASSWORD);
            walk.connect("primary", 0);
            walk.moment("2-primary-connected");
            walk.next(PageId.STANDBYS);

            two.networkDown();
            walk.keys.fill("standby-0-host", two.ipv4());
            walk.keys.fill("standby-0-user", Login.ROOT);
            walk.chooseWay("standby-0", KeyCode.LEFT, KeyCode.LEFT);
            walk.keys.fill("standby-0-key-file", two.clientKey().toString());
            walk.keys.press("standby-0-connect");
            walk.moment("3-standbys-connecting");
            walk.settled(1);
            assertThat(((LinkState.Failed) walk.link(1)).failure()).isInstanceOf(Failure.Unreachable.class);
            walk.moment("3-standbys-unreachable");
            two.networkUp();
            walk.connect("standby-0", 1);
            walk.moment("3-standbys-connected");

            walk.next(PageId.SETTINGS);
            walk.moment("4-settings");
            walk.next(PageId.PREFLIGHT);
            walk.checked();
            walk.moment("5-preflight");
            walk.next(PageId.PREVIEW);
            walk.keys.until(
                    "the preview is there", () -> walk.model().previewed().get().isPresent());
            walk.moment("6-preview");
            walk.apply();
            walk.done();
            walk.moment("7-apply-done");
            walk.keys.press("action-verify");
            walk.at(PageId.VERIFY);
            walk.moment("8-verify-looking");
            walk.keys.awaitTitle("is a streaming standby of");
            walk.moment("8-verify-streaming");

            two.stopService("postgresql@15-main");
            walk.keys.awaitTitle("cannot be reached since");
            walk.moment("8-verify-standby-away");
            two.exec("systemctl start postgresql@15-main").ok();
            walk.keys.awaitTitle("is a streaming standby of");
            one.stopService("postgresql@15-main");
            walk.keys.awaitTitle("cannot be reached since");
            walk.moment("8-verify-primary-away");
            one.exec("systemctl start postgresql@15-main").ok();
            walk.keys.awaitTitle("is a streaming standby of");

            walk.keys.press("action-undo");
            walk.at(PageId.UNDO);
            walk.undo();
            walk.keys.awaitReady("action-start");
            walk.moment("7-apply-undone");
        }
        assertThat(pair.isFollowing()).isFalse();
        assertThat(one.sql("SELECT count(*) FROM pg_replication_slots").strip()).isEqualTo("0");
        assertThat(one.sql("SELECT count(*) FROM pg_roles WHERE rolname = 'replicator'")
                        .strip())
                .isEqualTo("0");
    }

    @Test
    void aChangedHostKeyHasNoWayOn() throws Exception {
        HostPair pair = HostPair.start(LAB, IMAGE);
        TestHost one = pair.primary();
        TestHost other = pair.standby();
        Path known = unknown();
        Files.writeString(known, other.knownHosts().replace(other.ipv4(), one.ipv4()));
        try (RealWindow window = window(known)) {
            Walk walk = new Walk(window);
            walk.open(HostPlans.plan(one, other));
            walk.next(PageId.PRIMARY);
            walk.keys.press("primary-connect");
            walk.settled(0);
            assertThat(((LinkState.Failed) walk.link(0)).failure()).isInstanceOf(Failure.HostKeyChanged.class);
            assertThat(walk.keys.isShown("primary-trust")).isFalse();
            walk.moment("2-primary-changed-key");
        }
        assertThat(Files.readString(known)).isEqualTo(other.knownHosts().replace(other.ipv4(), one.ipv4()));
    }

    /** The servers the wrong way round are put right by one button, and nothing was done to either. */
    @Test
    void swappedServersAreSwappedBack() throws Exception {
        HostPair pair = HostPair.start(LAB, IMAGE);
        TestHost live = pair.primary();
        TestHost fresh = pair.standby();
        live.sql("CREATE DATABASE shop");
        try (RealWindow window = window(unknown())) {
            Walk walk = new Walk(window);
            walk.open(HostPlans.plan(fresh, live));
            walk.next(PageId.PRIMARY);
            walk.connect("primary", 0);
            walk.next(PageId.STANDBYS);
            walk.connect("standby-0", 1);
            walk.keys.awaitShown("standby-0-swap");
            walk.moment("3-standbys-swapped");
            walk.keys.press("standby-0-swap");
            walk.keys.until(
                    "db1 is the primary",
                    () -> walk.model().primary().text("host").equals(live.ipv4()));
            assertThat(PageStage.onFx(() -> walk.model().standbys().get(0).text("host")))
                    .isEqualTo(fresh.ipv4());
        }
    }

    /** A copy that is stopped half-way leaves nothing behind it that holds WAL, and the same run comes to its end. */
    @Test
    void aCopyIsCancelledAndGoesOn() throws Exception {
        HostPair pair = HostPair.start(LAB, IMAGE);
        TestHost one = pair.primary();
        TestHost two = pair.standby();
        pair.fill(60_000);
        try (RealWindow window = window(unknown())) {
            Walk walk = new Walk(window);
            walk.open(HostPlans.plan(one, two));
            walk.next(PageId.PRIMARY);
            walk.fromPrimaryToPreview();
            // As slow as one who looks at it.
            two.limitNetwork(8000);
            walk.apply();
            walk.keys.await("the copy runs", () -> pair.copied() > 1_000_000);
            walk.moment("7-apply-copying");
            walk.keys.press("action-cancel");
            walk.keys.awaitShown("cancel-stop");
            walk.moment("7-apply-cancel");
            // Its end is to be seen only after a while.
            two.blockPort(TestHost.SSH_PORT);
            walk.keys.press("cancel-stop");
            walk.keys.awaitTitle("stopping");
            walk.moment("7-apply-cancelling");
            two.unblockPort(TestHost.SSH_PORT);
            walk.keys.awaitReady("action-retry");
            walk.moment("7-apply-cancelled");
            assertThat(one.sql("SELECT count(*) FROM pg_replication_slots").strip())
                    .isEqualTo("0");
            assertThat(pair.isFollowing()).isFalse();
            assertThat(walk.model().services().journals().runs())
                    .singleElement()
                    .satisfies(run -> assertThat(run.status()).isEqualTo(RunStatus.CANCELLED));
            walk.keys.press("action-retry");
            walk.keys.await("the copy runs again", () -> pair.copied() > 1_000_000);
            walk.moment("7-apply-resumed");
            two.unlimitNetwork();
            walk.done();
            walk.keys.press("action-verify");
            walk.keys.awaitTitle("is a streaming standby of");

            two.exec("runuser -u postgres -- /usr/lib/postgresql/15/bin/pg_ctl promote -D /var/lib/postgresql/15/main")
                    .ok();
            walk.keys.awaitTitle("was promoted");
            walk.moment("8-verify-promoted");
        }
    }
}
