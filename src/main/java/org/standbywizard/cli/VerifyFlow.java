package org.standbywizard.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.report.Reports;
import org.standbywizard.report.Verification;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.ServerStatus;
import org.standbywizard.verify.StatusConditions;
import org.standbywizard.verify.StatusEvaluator;
import org.standbywizard.verify.Verifier;
import org.standbywizard.verify.VerifyTarget;

/** Looks at a replication that should stand; only reads. */
final class VerifyFlow {
    private static final Duration SAMPLE_LIMIT = Duration.ofSeconds(15);
    private static final Duration SETTLES = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Job job;
    private final boolean verbose;
    private final Consumer<Verification> seen;

    VerifyFlow(Job job, boolean verbose) {
        this(job, verbose, found -> {});
    }

    /** @param seen gets what a single look found */
    VerifyFlow(Job job, boolean verbose, Consumer<Verification> seen) {
        this.job = job;
        this.verbose = verbose;
        this.seen = seen;
    }

    /** All that the command {@code verify} does. */
    ExitCode run(boolean watch) {
        Tools.Look look = job.lookWhereItCan();
        if (job.cancellation().isCancelled()) {
            throw new Halt(ExitCode.CANCELLED);
        }
        look.failures().values().stream().distinct().forEach(job.output()::failure);
        if (look.facts().isEmpty()) {
            return ExitCode.UNREACHABLE;
        }
        return watch ? watch(look) : once(look);
    }

    /** After a run; without an earlier look the servers are looked at first. */
    ExitCode after(ChangeSet changeSet, Optional<Tools.Look> before) {
        Tools.Look look = before.orElseGet(job::look);
        List<VerifyTarget> targets = new ArrayList<>();
        for (ServerPlan server : job.plan().servers()) {
            ServerRef ref = changeSet.servers().get(server.id());
            chosen(look, server.id())
                    .ifPresent(cluster -> targets.add(ref == null ? target(server, look) : target(ref, cluster)));
        }
        ExpectedReplication expected = ExpectedReplication.of(job.plan(), look.facts());
        try (Verifier verifier = verifier(targets)) {
            verifier.await(StatusConditions.allStreaming(expected), SETTLES);
            return judged(expected, settled(verifier, expected), look);
        }
    }

    /** The first look without a problem, or the last: service managers are slower to call a server up than it is. */
    private ReplicationStatus settled(Verifier verifier, ExpectedReplication expected) {
        long deadline = System.nanoTime() + SETTLES.toNanos();
        ReplicationStatus status = verifier.sample();
        while (System.nanoTime() < deadline && hasProblem(StatusEvaluator.evaluate(expected, status))) {
            LockSupport.parkNanos(PAUSE.toNanos());
            status = verifier.sample();
        }
        return status;
    }

    private static boolean hasProblem(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.state() == Finding.State.BLOCK);
    }

    ExitCode once(Tools.Look look) {
        ExpectedReplication expected = ExpectedReplication.of(job.plan(), look.facts());
        try (Verifier verifier = verifier(targets(look))) {
            return judged(expected, verifier.sample(), look);
        }
    }

    private ExitCode judged(ExpectedReplication expected, ReplicationStatus status, Tools.Look look) {
        List<Finding> findings = StatusEvaluator.evaluate(expected, status);
        job.output().findings(findings, verbose);
        job.output().status(expected, status);
        ExitCode code = code(findings, look);
        seen.accept(Reports.verification(job.plan(), expected, whole(status, look), look.facts(), Map.of()));
        switch (code) {
            case DONE -> good(findings);
            case UNREACHABLE -> job.output().trouble("verify.unseen");
            default -> job.output().trouble("verify.bad");
        }
        return code;
    }

    private void good(List<Finding> findings) {
        job.output().note("verify.good");
        long warned = findings.stream()
                .filter(finding -> finding.state() == Finding.State.WARN)
                .count();
        if (warned > 0) {
            job.output().note("verify.warned", warned);
        }
    }

    /** With the servers that nobody could look at. */
    private static ReplicationStatus whole(ReplicationStatus status, Tools.Look look) {
        List<ServerStatus> all = new ArrayList<>(status.servers());
        look.failures()
                .forEach((host, why) -> all.add(new ServerStatus(
                        host, Optional.of(why), Optional.empty(), Optional.empty(), Optional.empty())));
        return new ReplicationStatus(status.at(), all);
    }

    private ExitCode code(List<Finding> findings, Tools.Look look) {
        if (!look.failures().isEmpty()) {
            return ExitCode.UNREACHABLE;
        }
        boolean bad = hasProblem(findings)
                || look.facts().values().stream()
                        .anyMatch(facts -> facts.chosen().isEmpty());
        return bad ? ExitCode.PROBLEMS : ExitCode.DONE;
    }

    /** A line a second until the person stops it; the last look decides the exit code. */
    private ExitCode watch(Tools.Look look) {
        ExpectedReplication expected = ExpectedReplication.of(job.plan(), look.facts());
        CountDownLatch stopped = new CountDownLatch(1);
        ExitCode code = ExitCode.CANCELLED;
        try (Verifier verifier = verifier(targets(look));
                Cancellation.Registration ignored = job.cancellation().onCancel(stopped::countDown)) {
            do {
                ReplicationStatus status = verifier.sample();
                job.output().statusLine(expected, status);
                code = code(StatusEvaluator.evaluate(expected, status), look);
            } while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.Cancelled)) {
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return code;
    }

    private Verifier verifier(List<VerifyTarget> targets) {
        return new Verifier(
                targets,
                (id, renew) -> {
                    if (renew) {
                        job.sessions().drop(id);
                    }
                    return job.sessions().get(id, job.cancellation());
                },
                job.ways().gateway(),
                job.tools().executor(),
                SAMPLE_LIMIT,
                job.cancellation());
    }

    private List<VerifyTarget> targets(Tools.Look look) {
        List<VerifyTarget> targets = new ArrayList<>();
        for (ServerPlan server : job.plan().servers()) {
            if (chosen(look, server.id()).isPresent()) {
                targets.add(target(server, look));
            } else if (look.facts().containsKey(server.id())) {
                job.output().failure(noCluster(server, look.facts()));
            }
        }
        return targets;
    }

    private static Optional<ClusterFacts> chosen(Tools.Look look, HostId host) {
        return Optional.ofNullable(look.facts().get(host)).flatMap(HostFacts::chosen);
    }

    private static VerifyTarget target(ServerPlan server, Tools.Look look) {
        return VerifyTarget.of(server, look.facts().get(server.id()));
    }

    /** Where the run put the server; what was found before it may have had another port or none. */
    private static VerifyTarget target(ServerRef ref, ClusterFacts found) {
        return VerifyTarget.moved(ref.host(), ref.route(VerifyTarget.DATABASE), found);
    }

    private static Failure noCluster(ServerPlan server, Map<HostId, HostFacts> facts) {
        String found = String.join(
                ", ",
                facts.get(server.id()).clusters().stream()
                        .map(ClusterFacts::name)
                        .toList());
        return new Failure.Refused(
                server.ssh().host(), "no-cluster", List.of(server.cluster().orElse(""), found), "");
    }
}
