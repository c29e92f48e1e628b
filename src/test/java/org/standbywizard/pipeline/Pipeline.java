package org.standbywizard.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.standbywizard.check.Preflight;
import org.standbywizard.check.Probe;
import org.standbywizard.check.Survey;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.jdbc.JdbcGateway;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secrets;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.LockTerms;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Runner;
import org.standbywizard.run.Sessions;
import org.standbywizard.run.Undoer;
import org.standbywizard.ssh.HostKeyPolicy;
import org.standbywizard.ssh.HostKeyPrompt;
import org.standbywizard.ssh.SshConnector;
import org.standbywizard.ssh.SshOptions;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planner;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.StatusEvaluator;
import org.standbywizard.verify.Verifier;
import org.standbywizard.verify.VerifyTarget;

/** The engine as the product wires it, over real SSH and real PostgreSQL, for one plan. */
final class Pipeline implements AutoCloseable {
    static final Secrets NO_SECRETS = (ref, purpose) -> {
        throw new FailureException(new Failure.Refused("test", "secret", purpose.args(), ""));
    };

    private static final Duration LOOK_LIMIT = Duration.ofSeconds(15);
    private static final Duration SETTLES = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ReplicationPlan plan;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final SqlGateway gateway;
    private final Consumer<RunEvent> log;
    private final Secrets secrets;
    private final Sessions sessions;
    /** Who works, and when as far as this desktop knows. */
    LockTerms terms = LockTerms.of("tester@desk");

    Clock clock = Clock.systemUTC();
    final List<RunEvent> events = java.util.Collections.synchronizedList(new ArrayList<>());

    /**
     * What stands between the engine and its adapters.
     *
     * @param silence after which a line is asked whether it still lives
     * @param log gets every event
     */
    record Ports(
            UnaryOperator<HostConnector> hosts,
            UnaryOperator<SqlGateway> sql,
            Duration silence,
            Consumer<RunEvent> log) {
        static final Ports REAL = new Ports(
                UnaryOperator.identity(),
                UnaryOperator.identity(),
                Duration.ofSeconds(5),
                event -> System.out.println("  " + event));
    }

    Pipeline(ReplicationPlan plan, Secrets secrets, List<TestHost> hosts, Path directory) {
        this(plan, secrets, knownHosts(hosts, directory), Ports.REAL);
    }

    /** Writes down which hosts are known. */
    static Path knownHosts(List<TestHost> hosts, Path directory) {
        Path known = directory.resolve("known_hosts");
        try {
            StringBuilder lines = new StringBuilder();
            hosts.forEach(host -> lines.append(host.knownHosts()));
            return Files.writeString(known, lines);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    Pipeline(ReplicationPlan plan, Secrets secrets, Path known, Ports ports) {
        this.plan = plan;
        this.secrets = secrets;
        this.log = ports.log();
        this.gateway = ports.sql().apply(new JdbcGateway());
        Path directory = known.toAbsolutePath().getParent();
        SshOptions options = SshOptions.defaults(Map.of(), directory, false)
                .withKnownHosts(List.of(known))
                .withHostKeys(HostKeyPolicy.STRICT)
                .withConfig(Optional.empty(), Optional.empty())
                .withTimes(Duration.ofSeconds(10), ports.silence());
        this.sessions = new Sessions(
                ports.hosts().apply(new SshConnector(options, secrets, HostKeyPrompt.refuse())), plan.servers());
    }

    /** Connects and looks, all hosts at once. */
    Map<HostId, HostFacts> look() {
        Survey.Result found = new Survey(new Probe(gateway), executor)
                .look(plan, server -> sessions.get(server.id(), new Cancellation()), new Cancellation());
        if (!found.failures().isEmpty()) {
            throw new AssertionError(found.failures());
        }
        return found.facts();
    }

    /** What pre-flight finds now. */
    List<Finding> findings() {
        return Preflight.check(plan, look());
    }

    ChangeSet plan(String runId) {
        Map<HostId, HostFacts> facts = look();
        List<Finding> blocks = Preflight.check(plan, facts).stream()
                .filter(finding -> finding.state() == Finding.State.BLOCK)
                .toList();
        if (!blocks.isEmpty()) {
            throw new AssertionError("blocked by pre-flight: " + blocks);
        }
        return Planner.plan(plan, facts, runId);
    }

    Journal journal(ChangeSet changeSet) {
        MemoryJournal journal = new MemoryJournal();
        journal.append(new JournalEntry.Opened(
                System.currentTimeMillis(), changeSet.runId(), Journals.keyOf(plan), plan, changeSet));
        return journal;
    }

    RunStatus apply(Journal journal) {
        return apply(journal, new Cancellation(), event -> {});
    }

    RunStatus apply(Journal journal, Cancellation cancellation, Consumer<RunEvent> watcher) {
        return apply(journal, Gate.OPEN, cancellation, watcher);
    }

    /** @param gate runs on the step's own thread before each step */
    RunStatus apply(Journal journal, Gate gate) {
        return apply(journal, gate, new Cancellation(), event -> {});
    }

    RunStatus apply(Journal journal, Gate gate, Cancellation cancellation, Consumer<RunEvent> watcher) {
        return new Runner(executor, gateway, secrets, clock, terms)
                .run(journal, sessions, gate, event -> note(event, watcher), cancellation);
    }

    RunStatus undo(Journal journal) {
        return new Undoer(executor, gateway, secrets, clock, terms)
                .undo(journal, sessions, event -> note(event, e -> {}), new Cancellation());
    }

    /** What a verification finds, once nothing is in the way or the servers had some seconds to settle. */
    List<Finding> verify() {
        Map<HostId, HostFacts> facts = look();
        ExpectedReplication expected = ExpectedReplication.of(plan, facts);
        List<VerifyTarget> targets = plan.servers().stream()
                .filter(server -> facts.get(server.id()).chosen().isPresent())
                .map(server -> VerifyTarget.of(server, facts.get(server.id())))
                .toList();
        Cancellation never = new Cancellation();
        try (Verifier verifier =
                new Verifier(targets, (id, renew) -> session(id, renew), gateway, executor, LOOK_LIMIT, never)) {
            long deadline = System.nanoTime() + SETTLES.toNanos();
            List<Finding> findings = StatusEvaluator.evaluate(expected, verifier.sample());
            while (findings.stream().anyMatch(Pipeline::isProblem) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(PAUSE.toNanos());
                findings = StatusEvaluator.evaluate(expected, verifier.sample());
            }
            return findings;
        }
    }

    /** What of {@link #verify} is not as it should be. */
    List<Finding> problems() {
        return verify().stream().filter(Pipeline::isProblem).toList();
    }

    private RemoteHost session(HostId id, boolean renew) {
        if (renew) {
            sessions.drop(id);
        }
        return sessions.get(id, new Cancellation());
    }

    private static boolean isProblem(Finding finding) {
        return finding.state() == Finding.State.BLOCK;
    }

    /** Why steps failed, as a person reads it. */
    List<String> reasons() {
        return events.stream()
                .filter(RunEvent.StepFailed.class::isInstance)
                .map(event -> FailureText.of(Messages.of(Locale.ENGLISH), ((RunEvent.StepFailed) event).failure())
                        .toString())
                .toList();
    }

    /** The lines that steps said. */
    List<String> said() {
        return events.stream()
                .filter(RunEvent.Output.class::isInstance)
                .map(event -> ((RunEvent.Output) event).line())
                .toList();
    }

    private void note(RunEvent event, Consumer<RunEvent> watcher) {
        events.add(event);
        log.accept(event);
        watcher.accept(event);
    }

    @Override
    public void close() {
        sessions.close();
        executor.shutdownNow();
    }
}
