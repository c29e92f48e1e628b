package org.standbywizard.ui.model;

import java.util.List;
import java.util.function.Supplier;
import org.standbywizard.plan.Privilege;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;

/** A connection that somebody else keeps: closing it does nothing, and its breaking is told to the keeper. */
final class LentHost implements RemoteHost {
    private final RemoteHost host;
    private final Runnable broken;

    LentHost(RemoteHost host, Runnable broken) {
        this.host = host;
        this.broken = broken;
    }

    @Override
    public String name() {
        return host.name();
    }

    @Override
    public String user() {
        return host.user();
    }

    @Override
    public Privilege privilege() {
        return host.privilege();
    }

    @Override
    public List<String> weakAlgorithms() {
        return host.weakAlgorithms();
    }

    @Override
    public CommandResult run(Command command, Cancellation cancellation) {
        return watched(() -> host.run(command, cancellation));
    }

    @Override
    public Duplex open(Command command) {
        return watched(() -> host.open(command));
    }

    @Override
    public Duplex forward(String address, int port) {
        return watched(() -> host.forward(address, port));
    }

    private <T> T watched(Supplier<T> call) {
        try {
            return call.get();
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.ConnectionLost || e.failure() instanceof Failure.Unreachable) {
                broken.run();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        // Its keeper does.
    }
}
