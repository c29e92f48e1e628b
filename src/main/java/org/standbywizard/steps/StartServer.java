package org.standbywizard.steps;

import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;

/** Starts the standby. Its undo stops it, so that the former directory can come back. */
public record StartServer(String id, HostId host) implements Step {
    private static final int LIMIT_SECONDS = 120;

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of();
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return ServiceWords.equivalent(server, "start");
    }

    /** What starts it. */
    public Command command(ServerRef server) {
        return Scripts.service(Scripts.SERVICE, server, "start", LIMIT_SECONDS);
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        return ServiceWords.isRunning(context, host) ? Standing.DONE : Standing.notYet("not-running");
    }

    @Override
    public StepOutcome perform(StepContext context) {
        RemoteHost remote = context.remote(host);
        CommandResult result = remote.run(command(context.server(host)), context.cancellation());
        if (!result.ok()) {
            throw Scripts.refused(remote, "not-started", result.err() + "\n" + HbaLog.tail(context, host, "30"));
        }
        return result.out().contains("already") ? StepOutcome.already() : StepOutcome.done();
    }

    @Override
    public void undo(StepContext context) {
        RemoteHost remote = context.remote(host);
        context.releaseSql(host);
        CommandResult result = remote.run(
                Scripts.service(Scripts.SERVICE, context.server(host), "stop", LIMIT_SECONDS), context.cancellation());
        if (!result.ok()) {
            throw Scripts.refused(remote, "not-stopped", result);
        }
    }
}
