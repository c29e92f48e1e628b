package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.standbywizard.fake.Threads;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Stopped;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** One point of the fault matrix on one pair: from its first state to the fault, and back there. */
final class FaultTrial {
    /** How long a fault lasts at most while the run still goes on. */
    private static final Duration LASTS = Duration.ofSeconds(12);

    private static final Duration RUN_LIMIT = Duration.ofMinutes(4);
    private static final String COPY = "db2/copy";
    private static final String STOP = "db2/stop";

    private final FaultPair pair;
    private final FaultHarm harm;
    private final Path directory;
    private final Map<String, Integer> effects;
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    /** @param effects how many each step has, as {@link #count} tells */
    FaultTrial(FaultHarm harm, Path directory, Map<String, Integer> effects) {
        this.harm = harm;
        this.pair = harm.pair();
        this.directory = directory;
        this.effects = effects;
    }

    /**
     * A set-up and its undo without a fault.
     *
     * @return how many effects each step has; steps that an undo takes back without doing anything are left out
     */
    static Map<String, Integer> count(FaultHarm harm, Path directory) {
        FaultPair pair = harm.pair();
        FaultTrial trial = new FaultTrial(harm, directory, Map.of());
        FaultAim aim = new FaultAim(null, 0, pair.roots(), () -> {});
        Map<String, Integer> counted = new LinkedHashMap<>();
        String runId = trial.open("count", pair.plan());
        for (boolean undo : new boolean[] {false, true}) {
            try (Journal journal = trial.journals().open(runId);
                    Pipeline pipeline = trial.pipeline(aim)) {
                FaultyWizard.drive(pipeline, journal, undo, aim);
                ChangeSet changes = Journals.RunRecord.of(journal.entries()).changeSet();
                changes.steps()
                        .filter(step -> !undo || step.undoes())
                        .map(step -> (undo ? "undo-" : "") + step.id())
                        .forEach(step -> counted.put(step, aim.effects().getOrDefault(step, 0)));
            }
        }
        harm.requireAsBefore();
        return counted;
    }

    private FileJournals journals() {
        return new FileJournals(new AppDirs(directory.resolve("home")));
    }

    private Pipeline pipeline(FaultAim aim) {
        return new Pipeline(
                pair.plan(),
                Pipeline.NO_SECRETS,
                Pipeline.knownHosts(pair.hosts(), directory),
                FaultyWizard.ports(aim, this::note));
    }

    /** Everything that was done, for a report on what was not survived. */
    List<String> said() {
        return List.copyOf(said);
    }

    private void note(Object event) {
        said.add(event.toString());
    }

    /** Without faults. */
    private Pipeline pipeline() {
        return pipeline(pair.plan());
    }

    private Pipeline pipeline(ReplicationPlan plan) {
        return new Pipeline(
                plan,
                Pipeline.NO_SECRETS,
                Pipeline.knownHosts(pair.hosts(), directory),
                new Pipeline.Ports(
                        UnaryOperator.identity(), UnaryOperator.identity(), Duration.ofSeconds(5), this::note));
    }

    private String open(String runId, ReplicationPlan plan) {
        try (Pipeline pipeline = pipeline(plan)) {
            ChangeSet changes = pipeline.plan(runId);
            journals()
                    .create(new JournalEntry.Opened(
                            System.currentTimeMillis(), runId, Journals.keyOf(plan), plan, changes))
                    .close();
        }
        return runId;
    }

    /** @throws AssertionError where the point was not survived */
    void run(FaultPoint point) {
        boolean slowly = point.where().equals(COPY) && point.moment() == FaultPoint.Moment.MIDDLE;
        String runId = open(point.runId(), slowly ? Plans.copiedAt(pair.plan(), "6M") : pair.plan());
        if (point.undo()) {
            requireEnds(runId, false, RunStatus.DONE);
        }
        int middle = slowly ? 0 : Math.max(1, (effects.getOrDefault(point.where(), 1) + 1) / 2);
        TestHost host = pair.host(point.step().substring(0, point.step().indexOf('/')));
        if (point.fault() == Fault.WIZARD) {
            new KilledWizard(pair, directory, this::note).run(point, middle, RUN_LIMIT);
        } else {
            struck(point, middle, host);
        }
        after(point, runId);
        if (point.then() == FaultPoint.Then.APPLY) {
            requireEnds(runId, false, RunStatus.DONE);
            requireVerified();
        }
        requireEnds(runId, true, RunStatus.UNDONE);
        harm.requireAsBefore();
    }

    private void struck(FaultPoint point, int middle, TestHost host) {
        FaultAim aim = new FaultAim(point, middle, pair.roots(), () -> {
            harm.writeIfServed();
            point.fault().strike(pair, host);
        });
        CompletableFuture<RunStatus> running;
        try (Journal journal = journals().open(point.runId());
                Pipeline pipeline = pipeline(aim)) {
            running = CompletableFuture.supplyAsync(
                    () -> FaultyWizard.drive(pipeline, journal, point.undo(), aim), Threads.EACH);
            try {
                Wait.until("the fault strikes", RUN_LIMIT, () -> aim.hasStruck() || running.isDone());
                join(running, LASTS);
            } finally {
                point.fault().over(pair, host);
            }
            RunStatus status = join(running, RUN_LIMIT);
            assertThat(status).as("the run's end").isNotNull();
            assertThat(aim.hasStruck()).as("the fault struck").isTrue();
        }
    }

    /** @return null if it has not ended by then */
    private static RunStatus join(CompletableFuture<RunStatus> running, Duration limit) {
        try {
            return running.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the run broke", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The fault is over. A server that it ended, and that no step of the run starts, is started by its admin. */
    private void after(FaultPoint point, String runId) {
        List<JournalEntry> entries = journals().entries(runId);
        Journals.RunRecord record = Journals.RunRecord.of(entries);
        if (point.fault().endsServers() && !pair.isServing(pair.one)) {
            note("started by its admin: " + pair.one.name());
            pair.startServer(pair.one);
        }
        boolean stopped = record.begun().contains(STOP) && !record.undone().contains(STOP);
        if (point.fault().endsServers() && !stopped && pair.hasFormer() && !pair.isServing(pair.two)) {
            note("started by its admin: " + pair.two.name());
            pair.startServer(pair.two);
        }
        harm.requireNoHarm(record, Stopped.of(entries, Set.of()));
    }

    private void requireVerified() {
        try (Pipeline pipeline = pipeline()) {
            assertThat(pipeline.problems()).as("verification").isEmpty();
        }
        harm.requireReplicated();
    }

    private void requireEnds(String runId, boolean undo, RunStatus status) {
        try (Journal journal = journals().open(runId);
                Pipeline pipeline = pipeline()) {
            CompletableFuture<RunStatus> running = CompletableFuture.supplyAsync(
                    () -> undo ? pipeline.undo(journal) : pipeline.apply(journal), Threads.EACH);
            RunStatus ended = join(running, RUN_LIMIT);
            assertThat(ended).as("%s", pipeline.reasons()).isEqualTo(status);
        }
    }
}
