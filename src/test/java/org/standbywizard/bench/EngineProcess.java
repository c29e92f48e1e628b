package org.standbywizard.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.standbywizard.check.Probe;
import org.standbywizard.check.Survey;
import org.standbywizard.jdbc.JdbcGateway;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Runner;
import org.standbywizard.run.Sessions;
import org.standbywizard.ssh.HostKeyPolicy;
import org.standbywizard.ssh.HostKeyPrompt;
import org.standbywizard.ssh.SshConnector;
import org.standbywizard.ssh.SshOptions;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planner;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.store.PlanSecrets;
import org.standbywizard.verify.HostSource;
import org.standbywizard.verify.Verifier;
import org.standbywizard.verify.VerifyTarget;

/**
 * The engine as the product wires it, in a process of its own, told by a plan file: {@code check}, {@code apply} or
 * {@code watch}, PLAN, KNOWN_HOSTS, DIRECTORY. Says {@code figure NAME NUMBER} on standard output.
 */
final class EngineProcess {
    static final String FIGURE = "figure";
    static final int WATCH_SECONDS = 60;

    private final ReplicationPlan plan;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final SqlGateway gateway = new JdbcGateway();
    private final PlanSecrets secrets = new PlanSecrets(System::getenv, question -> Optional.empty());
    private final Cancellation cancellation = new Cancellation();
    private final Sessions sessions;
    private final Path directory;

    private EngineProcess(Path file, Path known, Path directory) {
        this.directory = directory;
        this.plan = new JsonPlanFiles(directory).load(file).get();
        SshOptions options = SshOptions.defaults(Map.of(), directory, false)
                .withKnownHosts(List.of(known))
                .withHostKeys(HostKeyPolicy.STRICT)
                .withConfig(Optional.empty(), Optional.empty());
        this.sessions = new Sessions(new SshConnector(options, secrets, HostKeyPrompt.refuse()), plan.servers());
    }

    public static void main(String[] args) throws InterruptedException {
        EngineProcess process = new EngineProcess(Path.of(args[1]), Path.of(args[2]), Path.of(args[3]));
        figure("java-ms", ManagementFactory.getRuntimeMXBean().getUptime());
        boolean good =
                switch (args[0]) {
                    case "check" -> process.check();
                    case "apply" -> process.apply();
                    case "watch" -> process.watch();
                    default -> throw new IllegalArgumentException(args[0]);
                };
        process.sessions.close();
        process.executor.shutdownNow();
        figure("heap-bytes", heap());
        System.exit(good ? 0 : 1);
    }

    private static void figure(String name, long value) {
        System.out.println(FIGURE + " " + name + " " + value);
    }

    /** The most that each part of the heap ever held; never all at the same moment, so this is an upper bound. */
    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
    }

    private static long since(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }

    /** Logs in to all hosts and looks at them. */
    private Map<HostId, HostFacts> look() {
        long begun = System.nanoTime();
        Survey.Result found = new Survey(new Probe(gateway), executor)
                .look(plan, server -> sessions.get(server.id(), cancellation), cancellation);
        figure("check-ms", since(begun));
        found.failures().values().forEach(System.out::println);
        return found.facts();
    }

    private boolean check() {
        return look().size() == plan.servers().size();
    }

    private boolean apply() {
        Map<HostId, HostFacts> facts = look();
        ChangeSet changeSet =
                Planner.plan(plan, facts, "bench-" + ProcessHandle.current().pid());
        long begun = System.nanoTime();
        JournalEntry.Opened opened = new JournalEntry.Opened(
                System.currentTimeMillis(), changeSet.runId(), Journals.keyOf(plan), plan, changeSet);
        Journals journals = new FileJournals(new AppDirs(directory.resolve("home")));
        RunStatus status;
        try (Journal journal = journals.create(opened)) {
            status = new Runner(executor, gateway, secrets, Clock.systemUTC())
                    .run(journal, sessions, Gate.OPEN, event -> tell(event, begun), cancellation);
        }
        figure("apply-ms", since(begun));
        return status == RunStatus.DONE;
    }

    private static void tell(RunEvent event, long begun) {
        if (event instanceof RunEvent.StepEnded ended) {
            System.out.printf(
                    "%6d ms: %s took %d ms %s%n",
                    since(begun), ended.step(), ended.millis(), ended.facts().isEmpty() ? "" : ended.facts());
            figure("step:" + ended.step(), ended.millis());
        } else if (event instanceof RunEvent.StepFailed) {
            System.out.println(event);
        } else if (event instanceof RunEvent.Output) {
            System.out.println(event);
        }
    }

    /** The live look, once a second. */
    private boolean watch() throws InterruptedException {
        Map<HostId, HostFacts> facts = look();
        List<VerifyTarget> targets = plan.servers().stream()
                .map(server -> VerifyTarget.of(server, facts.get(server.id())))
                .toList();
        HostSource hosts = (id, renew) -> sessions.get(id, cancellation);
        boolean good = true;
        try (Verifier verifier = new Verifier(targets, hosts, gateway, executor, Duration.ofSeconds(5), cancellation)) {
            verifier.sample();
            figure("watching", 1);
            for (int second = 0; second < WATCH_SECONDS; second++) {
                Thread.sleep(1000);
                good &= verifier.sample().servers().stream()
                        .allMatch(s -> s.failure().isEmpty());
            }
            figure("watched", 1);
            // Whoever measures looks at the connections while they are still there.
            Thread.sleep(2000);
        }
        return good;
    }
}
