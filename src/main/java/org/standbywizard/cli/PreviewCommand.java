package org.standbywizard.cli;

import java.util.List;
import java.util.Set;
import org.standbywizard.run.Journals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code preview PLAN}: what apply would do, without doing it. */
@Command(name = "preview", mixinStandardHelpOptions = true)
final class PreviewCommand extends PlanCommand {
    @Option(names = "--full")
    private boolean full;

    @Option(names = "--allow-pending-edits")
    private boolean pendingEdits;

    @Override
    ExitCode run(Job job, List<Journals.RunRecord> chain) {
        return new ShowFlow(job, new CheckFlow.Consents(Set.of(), pendingEdits), verbose()).preview(full);
    }
}
