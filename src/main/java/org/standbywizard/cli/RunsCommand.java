package org.standbywizard.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code runs}: what was run from this computer. */
@Command(name = "runs", mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {
    @CommandLine.ParentCommand
    private StandbyWizard parent;

    @Override
    public Integer call() {
        Output output = parent.output();
        return Guard.run(output, parent.around().logFile(), () -> {
            output.runs(parent.around().tools().journals().runs().stream()
                    .filter(run -> !run.isBeside())
                    .toList());
            return ExitCode.DONE;
        });
    }
}
