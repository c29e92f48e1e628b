package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.run.Journals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code script PLAN}: what apply would do, as shell scripts to be run by hand. */
@Command(name = "script", mixinStandardHelpOptions = true)
final class ScriptCommand extends PlanCommand {
    @Option(names = "--out", paramLabel = "DIR")
    private Optional<Path> directory = Optional.empty();

    @Option(names = "--allow-pending-edits")
    private boolean pendingEdits;

    @Override
    ExitCode run(Job job, List<Journals.RunRecord> chain) {
        return new ShowFlow(job, new CheckFlow.Consents(Set.of(), pendingEdits), verbose())
                .script(directory, around().messages());
    }
}
