package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.Threads;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.Proc;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;

/**
 * Safety rule 2: wherever the standby's host loses its power, it comes up with its old server, with none, or as a
 * standby; never as a second primary. Then the same command ends verified. (Every process ends at once; what was
 * written stays, so that this does not show what a disk would lose.)
 */
@Tag("hosts")
class PowerCutHostsTest {
    private static final String DATA = "/var/lib/postgresql/15/main";
    private static final String STATE =
            "SELECT system_identifier || ' ' || pg_is_in_recovery() FROM pg_control_system()";

    /** Renames like mv, and then stops for good, once, right after the old data directory was moved aside. */
    private static final String STALLING_MV = "#!/bin/sh\n/bin/mv \"$@\" || exit\n"
            + "case \"$*\" in *.before-*) rm -f \"$0\"; : >/var/tmp/moved; exec sleep 600 ;; esac\n";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    private static DebianPair pair;

    @TempDir
    Path directory;

    private Journal journal;

    @BeforeEach
    void prepare() {
        pair = DebianPair.ready(lab, pair);
    }

    /** What a standby's host may be after a boot. */
    private enum Found {
        FORMER,
        STANDBY,
        NOTHING
    }

    private static Found found() {
        String[] answer = new String[1];
        Wait.until("an answer, or no server", () -> {
            Proc.Result said = pair.two.exec(
                    "systemctl is-active -q postgresql@15-main || { echo none; exit 0; };"
                            + " cd / && exec runuser -u postgres -- psql -XAtqc \"$1\"",
                    STATE);
            answer[0] = said.out().strip();
            return said.exit() == 0;
        });
        String primary = pair.one.sql("SELECT system_identifier FROM pg_control_system()");
        if (answer[0].equals("none")) {
            return Found.NOTHING;
        }
        if (answer[0].startsWith(primary)) {
            assertThat(answer[0]).as("the same cluster as the primary").isEqualTo(primary + " true");
            return Found.STANDBY;
        }
        assertThat(answer[0]).endsWith(" false");
        return Found.FORMER;
    }

    private void open(ReplicationPlan plan, String runId) {
        try (Pipeline pipeline = pair.pipeline(plan, directory)) {
            journal = pipeline.journal(pipeline.plan(runId));
        }
    }

    private RunStatus apply(Gate gate) {
        try (Pipeline pipeline = pair.pipeline(directory)) {
            return pipeline.apply(journal, gate);
        }
    }

    private void requireGoesOn() {
        try (Pipeline pipeline = pair.pipeline(directory)) {
            assertThat(pipeline.apply(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            assertThat(pipeline.problems()).isEmpty();
        }
    }

    @AfterEach
    void takeBack() {
        pair.takeBack(journal, directory);
    }

    /** One run that is cut off before each of its steps on the standby, one after another. */
    @Test
    void beforeEachStepOfTheStandby() {
        open(pair.plan(), "steps");
        ChangeSet changes = ((JournalEntry.Opened) journal.entries().get(0)).changeSet();
        List<String> steps = changes.steps()
                .filter(step -> step.host().equals(pair.plan().standbys().get(0).id()))
                // It only waits, for a minute, for a standby that may be slow.
                .filter(step -> !(step instanceof AwaitStreaming))
                .map(Step::id)
                .toList();
        assertThat(steps).contains("db2/finish", "db2/swap", "db2/start");
        for (String step : steps) {
            assertThat(apply((next, cancellation) -> {
                        if (next.id().equals(step)) {
                            pair.two.powerCut();
                        }
                    }))
                    .isEqualTo(RunStatus.FAILED);
            pair.two.powerOn();
            boolean swapped = steps.indexOf(step) > steps.indexOf("db2/swap");
            assertThat(found()).as("before " + step).isEqualTo(swapped ? Found.STANDBY : Found.FORMER);
        }
        requireGoesOn();
    }

    private void cutInTheMiddleOfTheSwap() {
        TestHost two = pair.two;
        Path moved = two.file("/var/tmp/moved");
        try {
            Files.deleteIfExists(moved);
            Files.writeString(two.file("/usr/local/bin/mv"), STALLING_MV);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        two.exec("chmod 0755 /usr/local/bin/mv").ok();
        CompletableFuture<RunStatus> running = CompletableFuture.supplyAsync(() -> apply(Gate.OPEN), Threads.EACH);
        Wait.until("the old directory is moved", () -> Files.exists(moved));
        two.powerCut();
        assertThat(running.join()).isEqualTo(RunStatus.FAILED);
        assertThat(Files.exists(two.file(DATA)))
                .as("cut between the two renames")
                .isFalse();
        two.powerOn();
        assertThat(found()).isEqualTo(Found.NOTHING);
    }

    @Test
    void betweenTheTwoRenames() {
        open(pair.plan(), "renames");
        cutInTheMiddleOfTheSwap();
        requireGoesOn();
    }

    @Test
    void betweenTheTwoRenamesAndThenUndone() {
        open(pair.plan(), "renames-undone");
        cutInTheMiddleOfTheSwap();
    }

    @Test
    void inTheMiddleOfTheCopy() {
        open(Plans.copiedAt(pair.plan(), "4M"), "copy");
        AtomicBoolean cut = new AtomicBoolean();
        try (Pipeline pipeline = pair.pipeline(directory)) {
            RunStatus status = pipeline.apply(journal, new Cancellation(), event -> {
                if (event instanceof RunEvent.Copying copying
                        && copying.progress().doneBytes() > 0
                        && cut.compareAndSet(false, true)) {
                    pair.two.powerCut();
                }
            });
            assertThat(status).isEqualTo(RunStatus.FAILED);
        }
        pair.two.powerOn();
        assertThat(found()).isEqualTo(Found.FORMER);
        requireGoesOn();
    }

    /** The primary's host: after the boot its new settings are in force, and the run finds that. */
    @Test
    void ofThePrimaryBeforeItsRestart() {
        open(pair.plan(), "primary");
        assertThat(apply((next, cancellation) -> {
                    if (next.id().equals("db1/restart")) {
                        pair.one.powerCut();
                    }
                }))
                .isEqualTo(RunStatus.FAILED);
        pair.one.powerOn();
        requireGoesOn();
    }
}
