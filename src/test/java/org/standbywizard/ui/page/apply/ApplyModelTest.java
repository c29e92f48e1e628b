package org.standbywizard.ui.page.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.FakeServer;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.ServersNow.Server;
import org.standbywizard.run.StepState.Phase;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.FakeWindow;

/** The real engine on two servers in memory, driven as the page drives it, without a toolkit. */
class ApplyModelTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    @TempDir
    Path home;

    private final FakeWindow window = new FakeWindow();
    private FakeRun run;
    private ApplyModel model;

    @BeforeEach
    void open() {
        run = new FakeRun(home, window);
        model = run.model;
    }

    @AfterEach
    void close() {
        run.close();
    }

    private void until(Face face) {
        window.until(face + ", is " + model.face().get(), () -> model.face().get() == face);
    }

    private void untilAsked() {
        window.until(
                "servers asked",
                () -> model.aftercare().aftermath().get().servers().isPresent());
    }

    private Phase phase(String step) {
        return model.course()
                .state()
                .get()
                .flatMap(state -> state.step(step))
                .map(state -> state.phase())
                .orElse(Phase.WAITING);
    }

    private Journals.RunRecord record() {
        return run.journals().runs().get(0);
    }

    /** Preview showed a password: it is the one that the standby gets, also if the first try did not come so far. */
    @Test
    void thePasswordThatCouldBeSeenIsTheOneThatServes() {
        run.pair.unreachable.put("db2", new Failure.Unreachable("10.0.0.2", "refused", 22, ""));
        run.begin(FakeRun.RESTART);
        until(Face.FAILED);
        run.pair.unreachable.clear();
        model.retry();
        until(Face.DONE);
        assertThat(run.pair.two.passfile).endsWith(":" + run.password.reveal() + "\n");
    }

    private String closing() {
        return model.warning(Messages.of(Locale.ENGLISH)).orElseThrow();
    }

    @Test
    void runsToAProvedStandby() {
        run.begin(FakeRun.RESTART);
        assertThat(model.face().get()).isEqualTo(Face.RUNNING);
        until(Face.DONE);
        assertThat(run.pair.two.standby()).isTrue();
        assertThat(record().status()).isEqualTo(RunStatus.DONE);
        assertThat(model.course().progress().get()).isEqualTo(1);
        assertThat(model.delays().get()).containsOnlyKeys("db2");
        assertThat(model.course().state().get().orElseThrow().over())
                .isEqualTo(model.course().state().get().orElseThrow().all());
        assertThat(model.course().log().shown())
                .anyMatch(line ->
                        line instanceof LogLine.Typed typed && typed.text().contains("pg_basebackup"));
        assertThat(model.warning(Messages.of(Locale.ENGLISH))).isEmpty();
    }

    @Test
    void theSamePageEnteredAgainDoesNothingTwice() {
        run.begin(FakeRun.RESTART);
        until(Face.DONE);
        int scripts = run.pair.one.scripts.size();
        model.entered();
        assertThat(model.face().get()).isEqualTo(Face.DONE);
        assertThat(run.pair.one.scripts).hasSize(scripts);
    }

    @Test
    void stepByStepEachStepWaitsForNext() {
        model.holding().stepwise().set(true);
        run.begin(FakeRun.RESTART);
        List<String> asked = new ArrayList<>();
        while (model.face().get() != Face.DONE) {
            window.until(
                    "held or done",
                    () -> model.face().get() == Face.HELD || model.face().get() == Face.DONE);
            model.holding().held().get().ifPresent(hold -> {
                String id = hold.step().id();
                assertThat(phase(id)).as(id).isEqualTo(Phase.WAITING);
                asked.add(id);
                model.holding().go();
                window.until(id + " let through", () -> model.holding()
                        .held()
                        .get()
                        .map(next -> !next.step().id().equals(id))
                        .orElse(true));
            });
        }
        assertThat(asked)
                .as("each once")
                .doesNotHaveDuplicates()
                .hasSize(model.course().state().get().orElseThrow().all());
    }

    @Test
    void aStepThatWaitsIsKnownOnlyWithItsRun() {
        run.close();
        // News are slow to be heard; a gate is not.
        run = new FakeRun(home, window, never -> {}, List.of());
        model = run.model;
        model.holding().stepwise().set(true);
        List<Boolean> known = new ArrayList<>();
        model.holding()
                .held()
                .addListener(
                        (o, was, is) -> known.add(model.course().state().get().isPresent()));
        run.begin(FakeRun.RESTART);
        until(Face.HELD);
        assertThat(known).isNotEmpty().doesNotContain(false);
    }

    @Test
    void runningAllAgainLetsTheStepThatWaitsGo() {
        model.holding().stepwise().set(true);
        run.begin(FakeRun.RESTART);
        until(Face.HELD);
        model.holding().stepwise().set(false);
        until(Face.DONE);
    }

    @Test
    void aPauseLetsTheStepEndAndNoOtherBegin() throws InterruptedException {
        CountDownLatch copying = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        run.pair.two.hooks.put("backup-start.sh", () -> {
            copying.countDown();
            await(goOn);
        });
        run.begin(FakeRun.RESTART);
        assertThat(copying.await(20, TimeUnit.SECONDS)).isTrue();
        model.holding().pause(true);
        window.until("the copy is seen", () -> phase("db2/copy") == Phase.RUNNING);
        assertThat(model.face().get()).isEqualTo(Face.PAUSING);
        goOn.countDown();
        until(Face.HELD);
        assertThat(phase("db2/copy")).isEqualTo(Phase.DONE);
        assertThat(phase("db2/finish")).isEqualTo(Phase.WAITING);
        assertThat(run.pair.two.scripts).doesNotContain("finish-copy.sh");
        model.holding().go();
        until(Face.DONE);
    }

    @Test
    void theRestartWaitsForItsOwnWordAndCountsTheConnections() {
        run.pair.one.clients = 12;
        run.begin(FakeRun.PAUSE);
        until(Face.HELD);
        window.until("counted", () -> model.holding()
                .held()
                .get()
                .map(Holding.Hold::clients)
                .equals(java.util.Optional.of(OptionalInt.of(12))));
        assertThat(model.holding().held().get().orElseThrow().step().id()).isEqualTo("db1/restart");
        assertThat(run.pair.one.starts).as("not restarted").isEqualTo(1);
        model.holding().go();
        until(Face.DONE);
        assertThat(run.pair.one.starts).isEqualTo(2);
    }

    @Test
    void withoutAnyWordTheRestartWaitsToo() {
        run.begin(org.standbywizard.ui.model.Consents.NONE);
        until(Face.HELD);
        assertThat(model.holding().held().get().orElseThrow().why()).isEqualTo(StepGate.Why.RESTART);
    }

    @Test
    void aFailedStepTellsWhatStandsAndIsTriedAgain() {
        run.pair.two.failing.put("swap.sh", FakeServer.failed(1, "in the way"));
        run.pair.one.kept = 5 << 20;
        run.begin(FakeRun.RESTART);
        until(Face.FAILED);
        untilAsked();
        var aftermath = model.aftercare().aftermath().get();
        assertThat(aftermath.stopped().orElseThrow().slots()).containsExactly("db2");
        assertThat(aftermath.servers().orElseThrow().of(DB2)).hasValue(new Server.Down());
        assertThat(aftermath
                        .servers()
                        .orElseThrow()
                        .running(DB1)
                        .orElseThrow()
                        .slot("db2")
                        .orElseThrow()
                        .kept())
                .hasValue(5 << 20);
        assertThat(phase("db2/swap")).isEqualTo(Phase.FAILED);
        run.pair.two.failing.clear();
        model.retry();
        until(Face.DONE);
        assertThat(model.course().state().get().orElseThrow().resumed()).isTrue();
        assertThat(run.journals().runs()).hasSize(1);
    }

    @Test
    void whoLeavesMayDropTheSlot() {
        run.pair.two.failing.put("swap.sh", FakeServer.failed(1, "in the way"));
        run.begin(FakeRun.RESTART);
        until(Face.FAILED);
        untilAsked();
        model.aftercare().leaving().set(true);
        model.aftercare().dropSlots();
        window.until("dropped", () -> model.aftercare()
                .aftermath()
                .get()
                .stopped()
                .orElseThrow()
                .slots()
                .isEmpty());
        assertThat(run.pair.one.slots).isEmpty();
        assertThat(model.aftercare().leaving().get()).isFalse();
        assertThat(record().undone()).containsExactly("db1/slot-db2");
    }

    @Test
    void cancelledInTheMiddleOfTheCopy() throws InterruptedException {
        CountDownLatch copying = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        run.pair.two.hooks.put("backup-poll.sh", () -> {
            copying.countDown();
            await(goOn);
        });
        run.begin(FakeRun.RESTART);
        assertThat(copying.await(20, TimeUnit.SECONDS)).isTrue();
        window.until("the copy is seen", () -> phase("db2/copy") == Phase.RUNNING);
        assertThat(closing()).contains("Only the copy to db2 goes on", "slot db2", "next start");
        model.confirming().set(true);
        model.cancel();
        assertThat(model.face().get()).isEqualTo(Face.CANCELLING);
        goOn.countDown();
        window.until("ended", () -> !model.face().get().isBusy());
        untilAsked();
        assertThat(record().status()).isIn(RunStatus.CANCELLED);
        assertThat(model.face().get()).isEqualTo(Face.CANCELLED);
        assertThat(model.confirming().get()).isFalse();
        assertThat(run.pair.two.standby()).isFalse();
    }

    @Test
    void aLostConnectionDuringTheCopyIsFoundAgain() {
        AtomicInteger polls = new AtomicInteger();
        run.pair.two.hooks.put("backup-poll.sh", () -> {
            if (polls.incrementAndGet() == 1) {
                throw new FailureException(new Failure.ConnectionLost("10.0.0.2", "reset"));
            }
        });
        List<Face> faces = new ArrayList<>();
        model.face().addListener((o, was, is) -> faces.add(is));
        run.begin(FakeRun.RESTART);
        until(Face.DONE);
        assertThat(faces).contains(Face.RECONNECTING).doesNotContain(Face.FAILED);
        assertThat(run.pair.logins.stream().filter("db2"::equals))
                .as("logged in anew")
                .hasSize(2);
    }

    /** What a person asked for before the line was lost still holds, and the copy is found again all the same. */
    @Test
    void aPauseOutlivesALostConnection() {
        AtomicInteger polls = new AtomicInteger();
        run.pair.two.hooks.put("backup-poll.sh", () -> {
            if (polls.incrementAndGet() == 1) {
                window.execute(() -> model.holding().pause(true));
                throw new FailureException(new Failure.ConnectionLost("10.0.0.2", "reset"));
            }
        });
        run.begin(FakeRun.RESTART);
        until(Face.HELD);
        assertThat(polls.get()).as("looks at the copy").isGreaterThan(1);
        assertThat(run.pair.two.standby()).isFalse();
        model.holding().go();
        until(Face.DONE);
    }

    @Test
    void afterTheLastTryItHasFailed() {
        run.pair.two.hooks.put("backup-poll.sh", () -> {
            run.pair.unreachable.put("db2", new Failure.Unreachable("10.0.0.2", "timeout", 22, ""));
            throw new FailureException(new Failure.ConnectionLost("10.0.0.2", "reset"));
        });
        List<Integer> attempts = new ArrayList<>();
        model.retrying().next().addListener((o, was, is) -> is.ifPresent(next -> attempts.add(next.attempt())));
        run.begin(FakeRun.RESTART);
        until(Face.FAILED);
        assertThat(attempts).containsExactly(1, 2);
        untilAsked();
        assertThat(model.aftercare()
                        .aftermath()
                        .get()
                        .servers()
                        .orElseThrow()
                        .of(DB2)
                        .orElseThrow())
                .isInstanceOf(Server.Unknown.class);
    }

    @Test
    void nothingIsBegunBesideAnUnfinishedRun() {
        run.pair.two.failing.put("swap.sh", FakeServer.failed(1, "in the way"));
        run.begin(FakeRun.RESTART);
        until(Face.FAILED);
        run.pair.two.failing.clear();
        run.plan.runId = "20261124-061500-def";
        run.begin(FakeRun.RESTART);
        until(Face.UNFINISHED);
        assertThat(model.open().orElseThrow().runId()).isEqualTo("20261123-061500-abc");
        assertThat(run.journals().runs()).hasSize(1);
        model.retry();
        window.until("resumed or held", () -> model.face().get() != Face.RUNNING);
        until(Face.DONE);
    }

    @Test
    void aResumedRunAsksBeforeTheRestartAgain() {
        run.pair.one.failing.put("service.sh", FakeServer.failed(1, "not now"));
        run.begin(FakeRun.RESTART);
        until(Face.FAILED);
        run.pair.one.failing.clear();
        run.resume();
        until(Face.HELD);
        assertThat(model.holding().held().get().orElseThrow().why()).isEqualTo(StepGate.Why.RESTART);
        model.holding().go();
        until(Face.DONE);
    }

    @Test
    void takesARunBack() {
        run.begin(FakeRun.RESTART);
        until(Face.DONE);
        run.undo();
        until(Face.UNDONE);
        assertThat(run.pair.one.roles).isEmpty();
        assertThat(run.pair.two.standby()).isFalse();
        assertThat(phase("db1/role")).isEqualTo(Phase.UNDONE);
        assertThat(record().status()).isEqualTo(RunStatus.UNDONE);
    }

    @Test
    void aRefusedUndoSaysWhy() {
        run.begin(FakeRun.RESTART);
        until(Face.DONE);
        run.pair.two.follows = null;
        run.undo();
        until(Face.FAILED);
        assertThat(model.course().state().get().orElseThrow().failures())
                .extracting(Failure::key)
                .containsExactly("refused.undo-promoted");
        assertThat(run.pair.one.slots).containsExactly("db2");
    }

    @Test
    void aServerThatSomebodyHoldsIsTakenOverOnlyByThePersonsWord() {
        run.pair.two.lockedBy("bob@laptop", "r9");
        run.begin(FakeRun.RESTART);
        until(Face.FAILED);
        assertThat(model.course().state().get().orElseThrow().failures())
                .extracting(Failure::key)
                .containsExactly("refused.locked-working");
        assertThat(run.pair.one.roles).isEmpty();
        model.retry();
        until(Face.FAILED);
        assertThat(run.pair.one.roles).isEmpty();
        model.takeOver(java.util.Set.of("r9"));
        until(Face.DONE);
        assertThat(run.pair.two.locked()).isFalse();
    }

    @Test
    void whatFailsBeforeTheFirstStepChangesNothing() {
        run.begin(FakeRun.RESTART);
        until(Face.DONE);
        // The same preview once more: its journal is there already.
        run.begin(FakeRun.RESTART);
        until(Face.FAILED);
        assertThat(model.course().state().get()).isEmpty();
        assertThat(model.aftercare().aftermath().get().failure().orElseThrow().key())
                .isEqualTo("refused.journal-exists");
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody went on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
