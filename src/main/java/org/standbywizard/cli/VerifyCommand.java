package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.report.Verification;
import org.standbywizard.run.Journals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code verify PLAN}: looks at what stands; only reads. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand extends PlanCommand {
    @Option(names = "--watch")
    private boolean watch;

    @Option(names = "--report", paramLabel = "FILE")
    private Optional<Path> report = Optional.empty();

    @Mixin
    private ReportShape shape;

    @Override
    boolean fits(ReplicationPlan plan, Output output, Questions questions) {
        if (watch && report.isPresent()) {
            output.trouble("usage.report-watch");
            return false;
        }
        return true;
    }

    @Override
    ExitCode run(Job job, List<Journals.RunRecord> chain) {
        return new VerifyFlow(job, verbose(), seen -> report.ifPresent(file -> write(seen, file, job))).run(watch);
    }

    private void write(Verification seen, Path file, Job job) {
        Optional<Path> place = Optional.of(file);
        String text = shape.text(around(), job.file(), place, (words, format) -> words.of(seen, format));
        job.tools().reports().write(file, text);
        job.output().note("written.report", file);
    }
}
