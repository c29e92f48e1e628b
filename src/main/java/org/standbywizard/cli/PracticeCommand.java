package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.standbywizard.learn.LabState;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code practice}: the whole job on servers made for it on this computer. It never asks, but before a download. Long,
 * because its options decide at every turn of the way.
 */
@Command(name = "practice")
final class PracticeCommand implements Callable<Integer> {
    private static final int MOST_STANDBYS = 3;

    @picocli.CommandLine.ParentCommand
    private StandbyWizard parent;

    @Option(names = "--version", paramLabel = "MAJOR", descriptionKey = "practice-version")
    private String major = "";

    @Option(names = "--standbys", paramLabel = "N")
    private int standbys = 1;

    @Option(names = "--rate", paramLabel = "ROWS")
    private int rate;

    @Option(names = "--state", paramLabel = "NAME")
    private Optional<String> state = Optional.empty();

    @Option(names = "--exercise", paramLabel = "NAME")
    private Optional<String> exercise = Optional.empty();

    @Option(names = "--keep")
    private boolean keep;

    @Option(names = "--serve")
    private boolean serve;

    @Option(names = "--save")
    private boolean save;

    @Option(names = "--resume")
    private boolean resume;

    @Option(names = "--fetch", paramLabel = "DIR")
    private Optional<Path> fetch = Optional.empty();

    @Option(names = "--from", paramLabel = "DIR")
    private Optional<Path> from = Optional.empty();

    @Option(
            names = {"-y", "--yes"},
            descriptionKey = "practice-yes")
    private boolean yes;

    @SuppressWarnings("UnusedVariable") // picocli reads it.
    @Option(
            names = {"-h", "--help"},
            usageHelp = true)
    private boolean help;

    @Override
    public Integer call() {
        Output output = parent.output();
        return Guard.run(output, parent.around().logFile(), () -> {
            if (standbys < 1 || standbys > MOST_STANDBYS) {
                output.trouble("usage.standbys", MOST_STANDBYS);
                return ExitCode.USAGE;
            }
            if (!isPreparationKnown(output)) {
                return ExitCode.USAGE;
            }
            return fetch.isPresent() ? bring(fetch.get(), output) : practise(output);
        });
    }

    /** What a trainer prepares. */
    private boolean isPreparationKnown(Output output) {
        List<String> exercises = parent.around().tools().practice().exercises();
        if (state.isPresent() && LabState.of(state.get()).isEmpty()) {
            output.trouble("usage.state", String.join(", ", LabState.words()));
        } else if (exercise.isPresent() && !exercises.contains(exercise.get())) {
            output.trouble("usage.exercise", String.join(", ", exercises));
        } else if (state.isPresent() && exercise.isPresent()) {
            output.trouble("usage.prepare");
        } else {
            return true;
        }
        return false;
    }

    private boolean isPreparing() {
        return state.isPresent() || exercise.isPresent();
    }

    private Cancellation cancellation() {
        return parent.around().cancellation();
    }

    private ExitCode bring(Path directory, Output output) {
        Surroundings around = parent.around();
        Questions questions =
                new Questions(around.terminal(), around.messages(), around.cancellation(), parent.machine());
        List<Practice.Archive> there = around.tools()
                .practice()
                .fetch(
                        directory,
                        offered -> {
                            output.note("practice.download");
                            offered.forEach(archive -> tell("practice.archive", archive, output));
                            return yes || questions.agree("ask.download");
                        },
                        around.cancellation());
        there.forEach(archive -> tell("practice.archive", archive, output));
        if (there.isEmpty()) {
            output.trouble("practice.not-fetched");
            return ExitCode.CANCELLED;
        }
        output.note("practice.fetched", directory);
        return ExitCode.DONE;
    }

    private static void tell(String key, Practice.Archive archive, Output output) {
        output.note(key, archive.name(), archive.bytes(), archive.sha256());
    }

    private ExitCode practise(Output output) {
        ExitCode code;
        try (Practice.Running lab = start(output)) {
            output.note("practice.ready", lab.version());
            for (Practice.Host host : lab.hosts()) {
                output.note("practice.host", host.name(), host.sshPort(), host.port(), host.dataDirectory());
            }
            output.note("practice.differs");
            lab.rate(rate);
            code = prepare(lab, output);
            if (rate > 0) {
                output.note("practice.written", lab.written());
            }
            boolean prepared = isPreparing() && !save && code == ExitCode.DONE;
            if (serve || (keep || prepared) && !cancellation().isCancelled()) {
                reach(lab, output);
                awaitEnd();
            }
            if (save) {
                lab.save();
            }
        }
        output.note(save ? "practice.saved" : "practice.tidied");
        return code;
    }

    /** The job, all of it or up to where a lesson or an exercise begins. */
    private ExitCode prepare(Practice.Running lab, Output output) {
        if (exercise.filter(one -> !lab.exercises().contains(one)).isPresent()) {
            output.trouble("usage.exercise-version", exercise.get(), lab.version());
            return ExitCode.USAGE;
        }
        if (isPreparing() && resume) {
            lab.reset();
        }
        LabState usual = serve && exercise.isEmpty() ? LabState.BARE : LabState.STREAMING;
        LabState wanted = state.flatMap(LabState::of).orElse(usual);
        ExitCode code = wanted == LabState.BARE ? ExitCode.DONE : apply(lab, wanted.before(), output);
        if (code == ExitCode.DONE && state.isPresent()) {
            output.note("practice.state", wanted.word());
        }
        if (code == ExitCode.DONE && exercise.isPresent()) {
            lab.inject(exercise.get());
            output.note("practice.exercise", exercise.get());
        }
        return code;
    }

    private Practice.Running start(Output output) {
        try {
            return parent.around()
                    .tools()
                    .practice()
                    .start(
                            new Practice.Wish(major, standbys, from, resume),
                            stage -> tell(stage, output),
                            cancellation());
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Cancelled) {
                throw new Halt(ExitCode.CANCELLED);
            }
            output.failure(e.failure());
            throw new Halt(ExitCode.UNREACHABLE);
        }
    }

    private static void tell(Practice.Stage stage, Output output) {
        switch (stage) {
            case UNPACKING -> output.note("practice.unpacking");
            case INITIALISING -> output.note("practice.initialising");
            case STARTING -> output.note("practice.starting");
            default -> throw new IllegalStateException(stage.name());
        }
    }

    /** The same flow as {@code apply}, with the lab's plan, keys and journals. */
    private ExitCode apply(Practice.Running lab, Optional<String> until, Output output) {
        Surroundings around = parent.around();
        Validated<ReplicationPlan> plan = around.tools().plans().load(lab.plan());
        if (!plan.isValid()) {
            output.problems(lab.plan().toString(), plan.problems());
            return ExitCode.INTERNAL;
        }
        Questions nobody = new Questions(around.terminal(), around.messages(), around.cancellation(), true);
        Tools tools = around.tools().with(lab.journals());
        try (Job job = new Job(
                plan.get(),
                lab.plan(),
                plan.get().servers(),
                tools,
                tools.access().open(lab.ssh(), nobody),
                output,
                nobody,
                around.cancellation())) {
            return new ApplyFlow(job, true, CheckFlow.Consents.NONE, true, Set.of(), until).run();
        }
    }

    private static void reach(Practice.Running lab, Output output) {
        output.note("practice.plan", lab.plan());
        output.note(
                "practice.options",
                lab.home(),
                lab.plan(),
                lab.ssh().knownHosts().get(0),
                lab.ssh().config().orElseThrow());
        output.note("practice.elsewhere", lab.planForElsewhere(), lab.user(), lab.password());
        output.note("practice.until");
    }

    /** Until the person stops it, or whoever started it is gone. */
    private void awaitEnd() {
        CountDownLatch end = new CountDownLatch(1);
        try (Cancellation.Registration ignored = cancellation().onCancel(end::countDown)) {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
