package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.report.Format;
import org.standbywizard.report.Reports;
import org.standbywizard.report.RunReport;
import org.standbywizard.run.Journals.RunRecord;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report PLAN}: what the plan's last run did, from its journal; no host is reached. */
@Command(name = "report", mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private StandbyWizard parent;

    @CommandLine.Parameters(paramLabel = "PLAN", descriptionKey = "plan", arity = "0..1")
    private Optional<Path> plan = Optional.empty();

    @Option(names = "--run", paramLabel = "RUN")
    private Optional<String> run = Optional.empty();

    @Option(names = "--output", paramLabel = "FILE")
    private Optional<Path> file = Optional.empty();

    @Mixin
    private ReportShape shape;

    @Override
    public Integer call() {
        Output output = parent.output();
        return Guard.run(output, parent.around().logFile(), () -> {
            if (plan.isPresent() == run.isPresent()) {
                output.trouble("usage.report");
                return ExitCode.USAGE;
            }
            Tools tools = parent.around().tools();
            Reports reports = new Reports(tools.journals());
            Optional<RunRecord> found;
            if (run.isPresent()) {
                found = reports.named(run.get());
            } else {
                Validated<ReplicationPlan> read = tools.plans().load(plan.get());
                if (!read.isValid()) {
                    output.problems(plan.get().toString(), read.problems());
                    return ExitCode.USAGE;
                }
                found = reports.last(read.get());
            }
            if (found.isEmpty()) {
                output.trouble("usage.no-run", run.orElseGet(() -> plan.get().toString()));
                return ExitCode.USAGE;
            }
            write(reports.of(found.get(), Optional.empty()), output);
            return ExitCode.DONE;
        });
    }

    private void write(RunReport report, Output output) {
        Surroundings around = parent.around();
        String planFile = plan.map(Path::toString).orElse("PLAN");
        String text = shape.text(around, planFile, file, (words, format) -> words.of(report, format));
        if (file.isPresent()) {
            around.tools().reports().write(file.get(), text);
            output.note("written.report", file.get());
        } else {
            Format format = shape.format(file);
            output.report(format.ending(), text);
        }
    }
}
