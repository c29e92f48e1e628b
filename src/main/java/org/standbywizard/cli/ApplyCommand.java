package org.standbywizard.cli;

import java.util.List;
import java.util.Set;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.run.Journals;
import picocli.CommandLine.Command;
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

    @Override
    boolean fits(ReplicationPlan plan, Output output, Questions questions) {
        if (!yes && !questions.possible()) {
            output.trouble("usage.needs-yes", "apply");
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
        return new ApplyFlow(job, yes, consents, verbose()).run();
    }
}
