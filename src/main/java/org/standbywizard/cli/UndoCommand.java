package org.standbywizard.cli;

import java.util.List;
import java.util.Set;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.run.Journals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code undo PLAN}: takes back every run of the plan that stands. */
@Command(name = "undo", mixinStandardHelpOptions = true)
final class UndoCommand extends PlanCommand {
    @Option(names = {"-y", "--yes"})
    private boolean yes;

    @Option(names = "--break-lock", paramLabel = "RUN")
    private List<String> broken = List.of();

    @Override
    boolean fits(ReplicationPlan plan, Output output, Questions questions) {
        if (!yes && !questions.possible()) {
            output.trouble("usage.needs-yes", "undo");
            return false;
        }
        return true;
    }

    @Override
    ExitCode run(Job job, List<Journals.RunRecord> chain) {
        return new UndoFlow(job, yes, chain, Set.copyOf(broken)).run();
    }
}
