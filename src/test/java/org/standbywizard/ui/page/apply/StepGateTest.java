package org.standbywizard.ui.page.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.standbywizard.fake.Threads;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.Gate;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.Step;
import org.standbywizard.ui.model.Work;

class StepGateTest {
    private static final long LIMIT_SECONDS = 20;

    private final ChangeSet changes = new Planned().changes();
    private final Cancellation cancellation = new Cancellation();

    /** Whoever still waits at the end shall not wait for ever. */
    @AfterEach
    void end() {
        cancellation.cancel();
    }

    private StepGate gate(boolean holdRestart, Set<String> standing) {
        return new StepGate(
                changes, new StepGate.Wishes(false, false, false), holdRestart, standing, Set.of(), () -> {});
    }

    private Step step(String id) {
        return changes.steps().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    private CompletableFuture<Void> pass(Gate gate, String id) {
        return CompletableFuture.runAsync(() -> gate.pass(step(id), cancellation), Threads.EACH);
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    private static void isThrough(CompletableFuture<Void> passing) throws Exception {
        passing.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static void isHeld(StepGate gate, String id, StepGate.Why why) {
        until(() -> gate.held()
                .filter(held -> held.step().id().equals(id) && held.why() == why)
                .isPresent());
    }

    @Test
    void withoutAnyWishEverythingPasses() throws Exception {
        isThrough(pass(gate(false, Set.of()), "db1/restart"));
    }

    @Test
    void ofSeveralTheFirstOfTheChangeSetIsOffered() throws Exception {
        StepGate gate = gate(false, Set.of());
        gate.stepwise(true);
        CompletableFuture<Void> later = pass(gate, "db2/copy");
        isHeld(gate, "db2/copy", StepGate.Why.NEXT);
        CompletableFuture<Void> first = pass(gate, "db1/role");
        isHeld(gate, "db1/role", StepGate.Why.NEXT);
        gate.release(step("db1/role"));
        isThrough(first);
        isHeld(gate, "db2/copy", StepGate.Why.NEXT);
        assertThat(later).isNotDone();
        gate.release(step("db2/copy"));
        isThrough(later);
        assertThat(gate.held()).isEmpty();
    }

    @Test
    void whatStandsAlreadyNeedsNoWord() throws Exception {
        StepGate gate = gate(true, Set.of("db1/role", "db1/restart"));
        gate.stepwise(true);
        isThrough(pass(gate, "db1/role"));
        isThrough(pass(gate, "db1/restart"));
    }

    @Test
    void onlyThePrimarysRestartWaitsForItsOwnWord() throws Exception {
        StepGate gate = gate(true, Set.of());
        isThrough(pass(gate, "db1/role"));
        CompletableFuture<Void> restart = pass(gate, "db1/restart");
        isHeld(gate, "db1/restart", StepGate.Why.RESTART);
        gate.stepwise(false);
        gate.pause(false);
        assertThat(restart).isNotDone();
        gate.release(step("db1/restart"));
        isThrough(restart);
    }

    @Test
    void aPauseHoldsEvenWhatWasReleased() throws Exception {
        StepGate gate = gate(false, Set.of("db1/role"));
        gate.pause(true);
        CompletableFuture<Void> role = pass(gate, "db1/role");
        isHeld(gate, "db1/role", StepGate.Why.PAUSE);
        gate.pause(false);
        isThrough(role);
    }

    /** Else nobody would see the copy that goes on by itself before the pause is over. */
    @Test
    void aPauseLetsTheCopyBeFoundWhoseLineWasLost() throws Exception {
        StepGate gate = new StepGate(
                changes,
                new StepGate.Wishes(false, true, true),
                false,
                Set.of("db1/role", "db2/copy"),
                Set.of(),
                () -> {});
        isThrough(pass(gate, "db1/role"));
        isThrough(pass(gate, "db2/copy"));
        CompletableFuture<Void> next = pass(gate, "db2/finish");
        isHeld(gate, "db2/finish", StepGate.Why.PAUSE);
        gate.pause(false);
        isThrough(next);
    }

    @Test
    void aStopEndsTheWaiting() {
        StepGate gate = gate(false, Set.of());
        gate.pause(true);
        CompletableFuture<Void> role = pass(gate, "db1/role");
        isHeld(gate, "db1/role", StepGate.Why.PAUSE);
        cancellation.cancel();
        assertThatThrownBy(() -> isThrough(role)).hasCauseInstanceOf(FailureException.class);
        assertThat(gate.held()).isEmpty();
    }

    @Test
    void onceShutNobodyPasses() {
        StepGate gate = gate(false, Set.of());
        gate.shut();
        assertThatThrownBy(() -> isThrough(pass(gate, "db1/role"))).hasCauseInstanceOf(FailureException.class);
    }

    @Test
    void aNewGateKnowsThePersonsWishBeforeTheWindowIsAsked() {
        Holding holding = new Holding(new Work(Runnable::run, never -> {}), () -> {}, step -> {});
        holding.stepwise().set(true);
        StepGate gate = (StepGate) holding.gate(changes, Holding.Known.NOTHING, false, false);
        CompletableFuture<Void> role = pass(gate, "db1/role");
        isHeld(gate, "db1/role", StepGate.Why.NEXT);
        assertThat(role).isNotDone();
    }
}
