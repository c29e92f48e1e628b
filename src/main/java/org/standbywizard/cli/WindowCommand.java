package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.plan.PlanFiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code window}: the wizard itself. */
@Command(name = WindowCommand.NAME, mixinStandardHelpOptions = true)
final class WindowCommand implements Callable<Integer> {
    static final String NAME = "window";

    private static final Logger LOG = LoggerFactory.getLogger(WindowCommand.class);

    @CommandLine.ParentCommand
    private StandbyWizard parent;

    @Parameters(paramLabel = "PLAN", arity = "0..1", descriptionKey = "plan")
    private Optional<Path> plan = Optional.empty();

    @Override
    public Integer call() {
        return show(parent, plan);
    }

    /** What a desktop hands over when somebody opens a plan there: its name alone. */
    static Optional<Path> plan(String... args) {
        String own = "." + PlanFiles.KINDS.get(0);
        return args.length == 1 && args[0].toLowerCase(Locale.ROOT).endsWith(own)
                ? Optional.of(Path.of(args[0]))
                : Optional.empty();
    }

    static int show(StandbyWizard program, Optional<Path> plan) {
        Output output = program.output();
        return Guard.run(output, program.around().logFile(), () -> {
            try {
                program.around()
                        .tools()
                        .window()
                        .show(program.ssh(), plan, program.around().cancellation());
                return ExitCode.DONE;
            } catch (Tools.NoWindow e) {
                LOG.warn("no window", e);
                output.trouble("window.no-display");
                output.trouble("window.no-display.instead");
                return ExitCode.INTERNAL;
            }
        });
    }
}
