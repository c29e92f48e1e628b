package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakePlan;
import org.standbywizard.fake.FakeServer;
import org.standbywizard.plan.Privilege;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** Two wizards and two servers: who may work, what the other one is told, and when a lock goes. */
class HostLocksTest {
    private static final String ME = "me@desk";
    private static final String OTHER = "bob@laptop";

    @TempDir
    Path home;

    private final FakePair pair = new FakePair();
    private final FakePlan plan = new FakePlan(pair);
    private final Cancellation cancellation = new Cancellation();
    private final List<RunEvent> events = new ArrayList<>();
    private LockTerms terms = LockTerms.of(ME);

    private final MovedClock clock = new MovedClock();

    private Journals journals() {
        return new FileJournals(new AppDirs(home));
    }

    private Journal begin() {
        var changes = plan.changes();
        return journals()
                .create(new JournalEntry.Opened(1, changes.runId(), Journals.keyOf(plan.plan()), plan.plan(), changes));
    }

    private RunStatus run(Journal journal, Gate gate) {
        return run(Runnable::run, journal, gate);
    }

    private RunStatus run(Executor executor, Journal journal, Gate gate) {
        Runner runner = new Runner(executor, pair, (source, purpose) -> null, clock, terms);
        try (Sessions sessions = new Sessions(pair, plan.plan().servers())) {
            return runner.run(journal, sessions, gate, events::add, cancellation);
        }
    }

    private RunStatus undo(Journal journal) {
        Undoer undoer = new Undoer(Runnable::run, pair, (source, purpose) -> null, clock, terms);
        try (Sessions sessions = new Sessions(pair, plan.plan().servers())) {
            return undoer.undo(journal, sessions, events::add, cancellation);
        }
    }

    private List<String> failures() {
        return events.stream()
                .filter(RunEvent.StepFailed.class::isInstance)
                .map(event -> ((RunEvent.StepFailed) event).failure())
                .map(failure -> failure.host() + " " + failure.key() + " " + failure.args())
                .toList();
    }

    private RunStatus status() {
        return journals().runs().get(0).status();
    }

    @Test
    void itIsTakenOnAllHostsBeforeAnythingElseAndGivenBackAtTheEnd() {
        try (Journal journal = begin()) {
            List<Boolean> during = new ArrayList<>();
            assertThat(run(journal, (step, stop) -> during.add(pair.one.locked() && pair.two.locked())))
                    .isEqualTo(RunStatus.DONE);
            assertThat(during).isNotEmpty().containsOnly(true);
            assertThat(pair.one.scripts.get(0)).isEqualTo("lock.sh");
            assertThat(pair.two.scripts.get(0)).isEqualTo("lock.sh");
            assertThat(pair.one.locked() || pair.two.locked()).isFalse();
            assertThat(undo(journal)).isEqualTo(RunStatus.UNDONE);
            assertThat(pair.one.locked() || pair.two.locked()).isFalse();
        }
    }

    /** Far away each command costs hundreds of milliseconds. */
    @Test
    void allPlacesOfAllHostsAreTakenAndGivenBackAtOnce() {
        CyclicBarrier all = new CyclicBarrier(4);
        AtomicInteger alone = new AtomicInteger();
        Runnable meet = () -> {
            try {
                all.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                alone.incrementAndGet();
            }
        };
        pair.one.hooks.put("lock.sh", meet);
        pair.two.hooks.put("lock.sh", meet);
        ExecutorService threads = Executors.newCachedThreadPool();
        try (Journal journal = begin()) {
            assertThat(run(threads, journal, Gate.OPEN)).isEqualTo(RunStatus.DONE);
        } finally {
            threads.shutdownNow();
        }
        assertThat(alone).hasValue(0);
        assertThat(pair.one.locked() || pair.two.locked()).isFalse();
    }

    /** Two places of one host in other hands: whoever works as root is the one that is told of. */
    @Test
    void theOneWithRootIsToldFirst() {
        pair.two.lockedBy(FakeServer.ROOTS, OTHER, "r9");
        pair.two.lockedBy(OWNERS, "carol@tower", "r7");
        try (Journal journal = begin()) {
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
        }
        assertThat(failures()).singleElement().asString().startsWith("db2 refused.locked-working [bob@laptop, r9, ");
        assertThat(pair.one.locked()).isFalse();
    }

    @Test
    void aHostThatSomebodyHoldsRefusesTheWholeRun() {
        pair.two.lockedBy(OTHER, "r9");
        try (Journal journal = begin()) {
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
        }
        assertThat(failures())
                .containsExactly(
                        "db2 refused.locked-working [bob@laptop, r9, 1970-01-01 00:16:40 UTC, 1970-01-01 00:16:50 UTC]");
        assertThat(pair.one.locked()).as("given back").isFalse();
        assertThat(pair.one.scripts).containsOnly("lock.sh");
        assertThat(pair.two.scripts).containsOnly("lock.sh");
        assertThat(pair.one.roles).isEmpty();
        assertThat(journals().unfinished(plan.plan()))
                .as("nothing to go on with")
                .isEmpty();
    }

    @Test
    void theOneThatWasNamedIsBroken() {
        pair.two.lockedBy(OTHER, "r9");
        terms = terms.breaking(Set.of("r8"));
        try (Journal journal = begin()) {
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
            terms = terms.breaking(Set.of("r9"));
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.DONE);
        }
    }

    @Test
    void whatStoppedHalfWayHoldsItUntilItGoesOnOrIsTakenBack() {
        pair.two.failing.put("swap.sh", FakeServer.failed(1, "in the way"));
        try (Journal journal = begin()) {
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
            assertThat(pair.one.locked() && pair.one.lockRests()).isTrue();
            assertThat(pair.two.locked() && pair.two.lockRests()).isTrue();
            terms = LockTerms.of(OTHER);
            plan.runId = "20261123-061501-xyz";
            events.clear();
            try (Journal others = begin()) {
                assertThat(run(others, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
            }
            assertThat(failures()).hasSize(2).allMatch(line -> line.contains("refused.locked-stopped [me@desk, "));
            terms = LockTerms.of(ME);
            pair.two.failing.clear();
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.DONE);
            assertThat(pair.one.locked() || pair.two.locked()).isFalse();
        }
    }

    @Test
    void whoeverLostItStopsBeforeTheNextStep() {
        try (Journal journal = begin()) {
            List<String> passed = new ArrayList<>();
            assertThat(run(journal, (step, stop) -> {
                        passed.add(step.id());
                        if (passed.size() == 3) {
                            pair.two.lockedBy(OTHER, "r9");
                            pair.one.lockedBy(OTHER, "r9");
                            // This computer slept: no sign of life was given for an hour.
                            clock.set(Duration.ofHours(1));
                        }
                    }))
                    .isEqualTo(RunStatus.FAILED);
            assertThat(journal.entries().stream()
                            .filter(JournalEntry.Begun.class::isInstance)
                            .count())
                    .isEqualTo(2);
        }
        assertThat(failures())
                .contains("db1 refused.lock-lost [bob@laptop, r9, 1970-01-01 00:16:40 UTC]")
                .allMatch(line -> line.contains("refused.lock-lost"));
        assertThat(pair.one.locked() && pair.two.locked()).as("theirs").isTrue();
        assertThat(pair.one.lockRests()).isFalse();
    }

    @Test
    void aClockThatIsYearsWrongOrIsSetInTheMiddleChangesNothing() {
        clock.set(Duration.ofDays(-9000));
        try (Journal journal = begin()) {
            assertThat(run(
                            journal,
                            (step, stop) -> clock.set(
                                    clock.by().isNegative() ? Duration.ofDays(9000) : Duration.ofDays(-9000))))
                    .isEqualTo(RunStatus.DONE);
            assertThat(failures()).isEmpty();
            clock.set(Duration.ofDays(-9000));
            assertThat(undo(journal)).isEqualTo(RunStatus.UNDONE);
        }
        assertThat(pair.one.locked() || pair.two.locked()).isFalse();
        assertThat(pair.one.slots).isEmpty();
    }

    @Test
    void anUndoIsRefusedToo() {
        try (Journal journal = begin()) {
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.DONE);
            pair.one.lockedBy(OTHER, "r9");
            pair.one.scripts.clear();
            assertThat(undo(journal)).isEqualTo(RunStatus.FAILED);
            assertThat(pair.one.scripts).containsOnly("lock.sh");
            assertThat(pair.two.locked()).isFalse();
        }
        assertThat(status()).as("as it was").isEqualTo(RunStatus.DONE);
        terms = terms.breaking(Set.of("r9"));
        try (Journal journal = journals().open(plan.runId)) {
            assertThat(undo(journal)).isEqualTo(RunStatus.UNDONE);
        }
        assertThat(pair.one.locked() || pair.two.locked()).isFalse();
    }

    @Test
    void aCancelledRunOfWhichSomethingStandsHoldsItAndItsUndoGivesItBack() {
        try (Journal journal = begin()) {
            List<String> passed = new ArrayList<>();
            assertThat(run(journal, (step, stop) -> {
                        passed.add(step.id());
                        if (passed.size() == 3) {
                            stop.cancel();
                        }
                    }))
                    .isEqualTo(RunStatus.CANCELLED);
        }
        assertThat(pair.one.locked() && pair.one.lockRests()).isTrue();
        try (Journal journal = journals().open(plan.runId);
                Sessions sessions = new Sessions(pair, plan.plan().servers())) {
            assertThat(new Undoer(Runnable::run, pair, (source, purpose) -> null, clock, terms)
                            .undo(journal, sessions, events::add, new Cancellation()))
                    .isEqualTo(RunStatus.UNDONE);
        }
        assertThat(pair.one.locked() || pair.two.locked()).isFalse();
    }

    @Test
    void aHostThatCannotBeReachedLeavesNoLockOnTheOthers() {
        pair.unreachable.put("db2", new Failure.Unreachable("10.0.0.2", "timeout", 22, ""));
        try (Journal journal = begin()) {
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
        }
        assertThat(pair.one.locked()).isFalse();
        assertThat(journals().unfinished(plan.plan())).isEmpty();
    }

    /** A wizard that logs in as the cluster's owner, without root, has its only lock here. */
    private static final String OWNERS = "/var/lib/postgresql/.standby-wizard";

    @Test
    void withRootItIsTakenWhereTheOwnersWizardHasItToo() {
        try (Journal journal = begin()) {
            Set<Set<String>> during = new HashSet<>();
            assertThat(run(journal, (step, stop) -> {
                        during.add(pair.one.locks());
                        during.add(pair.two.locks());
                    }))
                    .isEqualTo(RunStatus.DONE);
            assertThat(during).containsExactly(Set.of(FakeServer.ROOTS, OWNERS));
            assertThat(pair.one.locked() || pair.two.locked()).isFalse();
        }
    }

    @Test
    void theOwnersWizardIsSeenByTheOneWithRoot() {
        pair.two.lockedBy(OWNERS, OTHER, "r9");
        try (Journal journal = begin()) {
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
            assertThat(failures())
                    .singleElement()
                    .asString()
                    .startsWith("db2 refused.locked-working [bob@laptop, r9, ");
            assertThat(pair.one.locked()).isFalse();
            assertThat(pair.two.locks()).as("its own other place is given back").containsExactly(OWNERS);
            terms = terms.breaking(Set.of("r9"));
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.DONE);
        }
        assertThat(pair.two.locked()).isFalse();
    }

    @Test
    void theOneWithRootIsSeenByTheOwnersWizard() {
        pair.privilege = Privilege.NONE;
        pair.two.lockedBy(FakeServer.ROOTS, OTHER, "r9");
        try (Journal journal = begin()) {
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
            assertThat(failures())
                    .singleElement()
                    .asString()
                    .startsWith("db2 refused.locked-working [bob@laptop, r9, ");
            assertThat(pair.two.locks()).containsExactly(FakeServer.ROOTS);
            terms = terms.breaking(Set.of("r9"));
            Set<Set<String>> during = new HashSet<>();
            assertThat(run(journal, (step, stop) -> during.add(pair.one.locks())))
                    .isEqualTo(RunStatus.DONE);
            assertThat(during).as("none as root").containsExactly(Set.of(OWNERS));
        }
    }

    @Test
    void whereTheOwnerCanHaveNoneTheOneOfRootIsEnough() {
        pair.two.nowhere.add(OWNERS);
        try (Journal journal = begin()) {
            Set<Set<String>> during = new HashSet<>();
            assertThat(run(journal, (step, stop) -> during.add(pair.two.locks())))
                    .isEqualTo(RunStatus.DONE);
            assertThat(during).containsExactly(Set.of(FakeServer.ROOTS));
        }
    }

    @Test
    void whoeverLostTheOwnersPlaceStopsToo() {
        try (Journal journal = begin()) {
            List<String> passed = new ArrayList<>();
            assertThat(run(journal, (step, stop) -> {
                        passed.add(step.id());
                        if (passed.size() == 3) {
                            pair.one.lockedBy(OWNERS, OTHER, "r9");
                            clock.set(Duration.ofHours(1));
                        }
                    }))
                    .isEqualTo(RunStatus.FAILED);
        }
        assertThat(failures()).isNotEmpty().allMatch(line -> line.startsWith("db1 refused.lock-lost [bob@laptop"));
        assertThat(pair.one.locks()).contains(OWNERS);
    }

    /** Half-made servers stay locked, also where the run that would go on is refused by another host. */
    @Test
    void aHalfMadeHostKeepsItsLockWhereTheRunIsRefusedByAnother() {
        pair.two.failing.put("swap.sh", FakeServer.failed(1, "in the way"));
        try (Journal journal = begin()) {
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
            pair.two.lockedBy(OTHER, "r9");
            assertThat(run(journal, Gate.OPEN)).isEqualTo(RunStatus.FAILED);
            assertThat(pair.one.locked() && pair.one.lockRests()).isTrue();
            assertThat(undo(journal)).isEqualTo(RunStatus.FAILED);
            assertThat(pair.one.locked() && pair.one.lockRests()).isTrue();
        }
    }
}
