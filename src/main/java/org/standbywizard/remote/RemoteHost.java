package org.standbywizard.remote;

import java.util.List;
import org.standbywizard.plan.Privilege;

/**
 * A logged-in host. Safe for use by several threads; each call has a channel of its own on the one connection.
 *
 * <p>Failures come as {@link FailureException}.
 */
public interface RemoteHost extends AutoCloseable {
    /** The host as the person named it, for messages. */
    String name();

    /** The login's user name. */
    String user();

    Privilege privilege();

    /** Names of the connection's algorithms that are weak today; a hop's with its name before. */
    default List<String> weakAlgorithms() {
        return List.of();
    }

    /** Runs a command to its end. A status other than 0 is a result, not a failure. */
    CommandResult run(Command command, Cancellation cancellation);

    /** As {@link #run}, with {@link Failure.CommandFailed} for a status other than 0. */
    default CommandResult runOrFail(Command command, Cancellation cancellation) {
        CommandResult result = run(command, cancellation);
        if (!result.ok()) {
            throw new FailureException(new Failure.CommandFailed(
                    name(),
                    command.script().name(),
                    result.exitStatus(),
                    result.err().strip()));
        }
        return result;
    }

    /** Starts a command and leaves its streams open, without a time limit. */
    Duplex open(Command command);

    /** A TCP connection made by the host to an address it can reach (SSH direct-tcpip). */
    Duplex forward(String address, int port);

    /** Ends the connection; remote commands may live on, so cancel them first. */
    @Override
    void close();
}
