package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.run.Journals;
import org.standbywizard.run.Undoer;
import picocli.CommandLine;

/** A command on a plan file: reads the plan, checks the arguments against it, and opens the job. */
abstract class PlanCommand implements Callable<Integer> {
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

    @CommandLine.ParentCommand
    private StandbyWizard parent;

    @CommandLine.Parameters(paramLabel = "PLAN", descriptionKey = "plan")
    private Path file;

    abstract ExitCode run(Job job, List<Journals.RunRecord> chain);

    /** What is wrong with the arguments for this plan; says it itself. */
    boolean fits(ReplicationPlan plan, Output output, Questions questions) {
        return true;
    }

    Surroundings around() {
        return parent.around();
    }

    boolean verbose() {
        return parent.verbose();
    }

    @Override
    public final Integer call() {
        Output output = parent.output();
        return Guard.run(output, parent.around().logFile(), () -> {
            Validated<ReplicationPlan> plan = parent.around().tools().plans().load(file);
            if (!plan.isValid()) {
                output.problems(file.toString(), plan.problems());
                return ExitCode.USAGE;
            }
            return start(plan.get(), output);
        });
    }

    private ExitCode start(ReplicationPlan plan, Output output) {
        Surroundings around = parent.around();
        Questions questions =
                new Questions(around.terminal(), around.messages(), around.cancellation(), parent.machine());
        if (!keysFit(plan, output) || !fits(plan, output, questions)) {
            return ExitCode.USAGE;
        }
        List<Journals.RunRecord> chain = around.tools().journals().chain(plan);
        Tools.Ways ways = around.tools().access().open(parent.ssh(), questions);
        try (Job job = new Job(
                plan,
                file,
                Undoer.servers(plan, chain),
                around.tools(),
                ways,
                output,
                questions,
                around.cancellation())) {
            return run(job, chain);
        }
    }

    private boolean keysFit(ReplicationPlan plan, Output output) {
        Set<String> hosts = plan.servers().stream()
                .flatMap(server -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(server.ssh().host()), server.ssh().jump().stream()))
                .collect(Collectors.toSet());
        for (var key : parent.ssh().expected().entrySet()) {
            if (!FINGERPRINT.matcher(key.getValue()).matches()) {
                output.trouble("usage.fingerprint", key.getValue());
                return false;
            }
            if (!hosts.contains(key.getKey())) {
                output.trouble("usage.host-key-unknown", key.getKey());
                return false;
            }
        }
        return true;
    }
}
