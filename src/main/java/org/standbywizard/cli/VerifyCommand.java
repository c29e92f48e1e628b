package org.standbywizard.cli;

import java.util.List;
import org.standbywizard.run.Journals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify PLAN}: looks at what stands; only reads. */
@Command(name = "verify", mixinStandardHelpOptions = true)
final class VerifyCommand extends PlanCommand {
    @Option(names = "--watch")
    private boolean watch;

    @Override
    ExitCode run(Job job, List<Journals.RunRecord> chain) {
        return new VerifyFlow(job, verbose()).run(watch);
    }
}
