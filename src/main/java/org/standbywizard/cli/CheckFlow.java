package org.standbywizard.cli;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServerPlan;

/** Pre-flight, and what a person has to say to it. */
final class CheckFlow {
    private final Job job;
    private final boolean verbose;

    CheckFlow(Job job, boolean verbose) {
        this.job = job;
        this.verbose = verbose;
    }

    /** All that the command {@code check} does. */
    ExitCode run() {
        List<Finding> findings = findings(job.look().facts());
        if (has(findings, Finding.State.BLOCK)) {
            job.output().trouble("check.blocked");
            return ExitCode.BLOCKED;
        }
        Set<HostId> open = toConfirm(findings);
        open.forEach(host -> job.output().note("check.to-confirm", host));
        job.output().note("check.ready");
        return ExitCode.DONE;
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
     * @param confirmed servers named by --confirm, which nothing else stands for
     * @throws Halt BLOCKED
     */
    void require(List<Finding> findings, Set<String> confirmed) {
        if (has(findings, Finding.State.BLOCK)) {
            job.output().trouble("check.blocked");
            throw new Halt(ExitCode.BLOCKED);
        }
        for (HostId host : toConfirm(findings)) {
            boolean named = confirmed.contains(host.name()) || confirmed.contains(sshHost(host));
            if (!named && !job.questions().typed(host.name(), "ask.confirm", host)) {
                job.output().trouble("check.unconfirmed", host);
                throw new Halt(ExitCode.BLOCKED);
            }
            job.output().note("check.confirmed", host);
        }
    }

    private String sshHost(HostId host) {
        return job.plan().servers().stream()
                .filter(server -> server.id().equals(host))
                .map(ServerPlan::ssh)
                .map(ssh -> ssh.host())
                .findFirst()
                .orElse(host.name());
    }

    private static boolean has(List<Finding> findings, Finding.State state) {
        return findings.stream().anyMatch(finding -> finding.state() == state);
    }

    private static Set<HostId> toConfirm(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.state() == Finding.State.CONFIRM)
                .map(Finding::host)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
