package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.report.Reports;
import org.standbywizard.report.RunReport;
import org.standbywizard.report.Verification;
import org.standbywizard.run.Journals;
import org.standbywizard.steps.Step;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apply PLAN}: makes it so, or goes on with a run that stopped. */
@Command(name = "apply", mixinStandardHelpOptions = true)
final class ApplyCommand extends PlanCommand {
    @Option(names = {"-y", "--yes"})
    private boolean yes;

    @Option(names = "--confirm", paramLabel = "HOST")
    private List<String> confirmed = List.of();

    @Option(names = "--allow-pending-edits")
    private boolean pendingEdits;

    @Option(names = "--break-lock", paramLabel = "RUN")
    private List<String> broken = List.of();

    @Option(names = "--until", paramLabel = "STEP")
    private Optional<String> until = Optional.empty();

    @Option(names = "--report", paramLabel = "FILE")
    private Optional<Path> report = Optional.empty();

    @Mixin
    private ReportShape shape;

    @Override
    boolean fits(ReplicationPlan plan, Output output, Questions questions) {
        if (!yes && !questions.possible()) {
            output.trouble("usage.needs-yes", "apply");
            return false;
        }
        if (until.filter(kind -> !Step.kinds().contains(kind)).isPresent()) {
            output.trouble("usage.until", String.join(", ", Step.kinds()));
            return false;
        }
        for (String host : confirmed) {
            boolean known = plan.servers().stream()
                    .anyMatch(server -> server.id().name().equals(host)
                            || server.ssh().host().equals(host));
            if (!known) {
                output.trouble("usage.confirm-unknown", host);
                return false;
            }
        }
        return true;
    }

    @Override
    ExitCode run(Job job, List<Journals.RunRecord> chain) {
        CheckFlow.Consents consents = new CheckFlow.Consents(Set.copyOf(confirmed), pendingEdits);
        ApplyFlow flow = new ApplyFlow(job, yes, consents, verbose(), Set.copyOf(broken), until);
        ExitCode code = run(flow, job.output());
        if (flow.decided()) {
            report.ifPresent(file -> write(flow.seen(), file, job));
        }
        return code;
    }

    /** Whoever stops it while it looks or asks shall know that nothing was done. */
    private static ExitCode run(ApplyFlow flow, Output output) {
        try {
            return flow.run();
        } catch (Halt | FailureException e) {
            boolean stopped = e instanceof Halt halt
                    ? halt.code() == ExitCode.CANCELLED
                    : ((FailureException) e).failure() instanceof Failure.Cancelled;
            if (stopped && !flow.decided()) {
                output.note("apply.declined");
            }
            throw e;
        }
    }

    /** Of the run, also of one that stopped; where nothing had to be done, of the plan's last one if there is any. */
    private void write(Optional<Verification> seen, Path file, Job job) {
        Reports reports = new Reports(job.tools().journals());
        Optional<RunReport> run = reports.last(job.plan()).map(record -> reports.of(record, seen));
        if (run.isEmpty() && seen.isEmpty()) {
            return;
        }
        String text = shape.text(
                around(), job.file(), Optional.of(file), (words, format) -> run.map(done -> words.of(done, format))
                        .orElseGet(() -> words.of(seen.orElseThrow(), format)));
        job.tools().reports().write(file, text);
        job.output().note("written.report", file);
    }
}
