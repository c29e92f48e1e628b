package org.standbywizard.cli;

import java.util.List;
import org.standbywizard.run.Journals;
import picocli.CommandLine.Command;

/** {@code check PLAN}: pre-flight alone. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand extends PlanCommand {
    @Override
    ExitCode run(Job job, List<Journals.RunRecord> chain) {
        return new CheckFlow(job, verbose(), CheckFlow.Consents.NONE).run();
    }
}
