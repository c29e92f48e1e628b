package org.standbywizard.cli;

import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code window}: the wizard itself. */
@Command(name = WindowCommand.NAME, mixinStandardHelpOptions = true)
final class WindowCommand implements Callable<Integer> {
    static final String NAME = "window";

    private static final Logger LOG = LoggerFactory.getLogger(WindowCommand.class);

    @CommandLine.ParentCommand
    private StandbyWizard parent;

    @Override
    public Integer call() {
        return show(parent);
    }

    static int show(StandbyWizard program) {
        Output output = program.output();
        return Guard.run(output, program.around().logFile(), () -> {
            try {
                program.around()
                        .tools()
                        .window()
                        .show(program.ssh(), program.around().cancellation());
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
