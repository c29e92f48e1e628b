package org.standbywizard.cli;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Turns whatever happens in a command into words and an exit code. */
final class Guard {
    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

    private Guard() {}

    /** @return the exit status */
    static int run(Output output, String logFile, Supplier<ExitCode> command) {
        ExitCode code = guarded(output, logFile, command);
        output.end(code);
        return code.status();
    }

    private static ExitCode guarded(Output output, String logFile, Supplier<ExitCode> command) {
        try {
            return command.get();
        } catch (Halt e) {
            return e.code() == ExitCode.CANCELLED ? stopped(output) : e.code();
        } catch (FailureException e) {
            LOG.info("stopped by a failure", e);
            if (e.failure() instanceof Failure.Cancelled) {
                return stopped(output);
            }
            output.failure(e.failure());
            return ExitCode.outsideSteps(e.failure());
        } catch (RuntimeException e) {
            LOG.error("unforeseen", e);
            output.trouble("internal", e);
            output.trouble("internal.log", logFile);
            return ExitCode.INTERNAL;
        }
    }

    /** What a run said of its end, it said itself; whoever ended anything else is told that it was heard. */
    private static ExitCode stopped(Output output) {
        output.note("stopped.by-you");
        return ExitCode.CANCELLED;
    }
}
