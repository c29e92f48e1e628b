package org.standbywizard.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.standbywizard.check.Verdict;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.run.Journals;
import org.standbywizard.run.Stopped;
import org.standbywizard.steps.CreateSlot;

/** Pre-flight, and what a person has to say to it. */
final class CheckFlow {
    private final Job job;
    private final boolean verbose;
    private final Consents consents;

    CheckFlow(Job job, boolean verbose, Consents consents) {
        this.job = job;
        this.verbose = verbose;
        this.consents = consents;
    }

    /**
     * What the person said beforehand.
     *
     * @param confirmed servers named by --confirm
     * @param pendingEdits whether edits of others may come into force too (safety rule 4)
     */
    record Consents(Set<String> confirmed, boolean pendingEdits) {
        static final Consents NONE = new Consents(Set.of(), false);

        Consents {
            confirmed = Set.copyOf(confirmed);
        }
    }

    /** All that the command {@code check} does. */
    ExitCode run() {
        Map<HostId, HostFacts> facts = job.look().facts();
        job.tools().journals().unfinished(job.plan()).ifPresent(run -> tellUnfinished(run, facts));
        List<Finding> findings = findings(facts);
        requireNoBlock(findings);
        Set<HostId> toConfirm = Verdict.of(findings).toConfirm();
        toConfirm.forEach(host -> job.output().note("check.to-confirm", host));
        job.output().note(toConfirm.isEmpty() ? "check.ready" : "check.ready-confirmed");
        return ExitCode.DONE;
    }

    /** Whoever was killed could not say what it left, such as a slot that keeps WAL (safety rule 14). */
    private void tellUnfinished(Journals.RunRecord run, Map<HostId, HostFacts> facts) {
        job.output().note("check.unfinished", run.runId());
        Set<String> gone = run.changeSet()
                .steps()
                .filter(CreateSlot.class::isInstance)
                .map(step -> ((CreateSlot) step).slot())
                .collect(Collectors.toSet());
        Optional.ofNullable(facts.get(run.changeSet().primary()))
                .flatMap(HostFacts::server)
                .ifPresentOrElse(server -> server.slots().forEach(slot -> gone.remove(slot.name())), gone::clear);
        job.output().stopped(Stopped.of(job.tools().journals().entries(run.runId()), gone), job.file());
    }

    /** Judges and tells. */
    List<Finding> findings(Map<HostId, HostFacts> facts) {
        List<Finding> findings = job.tools().inspection().judge(job.plan(), facts);
        job.output().findings(findings, verbose);
        return findings;
    }

    /**
     * Lets only those pass who have nothing in their way.
     *
     * @throws Halt BLOCKED
     */
    void require(List<Finding> findings) {
        requireNoBlock(findings);
        for (HostId host : Verdict.of(findings).toConfirm()) {
            Set<String> confirmed = consents.confirmed();
            boolean named = confirmed.contains(host.name()) || confirmed.contains(sshHost(host));
            if (!named && !job.questions().typed(host.name(), "ask.confirm", host)) {
                job.output().trouble("check.unconfirmed", host);
                throw new Halt(ExitCode.BLOCKED);
            }
            job.output().note("check.confirmed", host);
        }
    }

    /** @throws Halt BLOCKED */
    void requireNoBlock(List<Finding> findings) {
        Verdict verdict = Verdict.of(findings);
        if (consents.pendingEdits()) {
            verdict.pendingEdits().forEach(finding -> job.output().note("check.edits-allowed", finding.host()));
        }
        if (!verdict.isBlocked(consents.pendingEdits())) {
            return;
        }
        job.output().trouble("check.blocked");
        if (!verdict.pendingEdits().isEmpty() && !consents.pendingEdits()) {
            job.output().note("check.edits");
        }
        throw new Halt(ExitCode.BLOCKED);
    }

    private String sshHost(HostId host) {
        return job.plan().servers().stream()
                .filter(server -> server.id().equals(host))
                .map(ServerPlan::ssh)
                .map(ssh -> ssh.host())
                .findFirst()
                .orElse(host.name());
    }
}
