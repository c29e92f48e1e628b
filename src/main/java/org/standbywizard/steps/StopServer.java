package org.standbywizard.steps;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;

/**
 * Stops the server whose place the standby takes. Its undo starts that server again, after its files and its data
 * directory are back.
 *
 * @param ran whether it ran before
 * @param systemIdentifier of the cluster whose place is taken, as it was looked at; empty if unknown
 * @param databases of its users, which somebody has agreed to replace
 * @param senders application names of those who followed it, whom somebody has agreed to cut off
 */
public record StopServer(
        String id, HostId host, boolean ran, String systemIdentifier, List<String> databases, List<String> senders)
        implements Step {
    private static final int LIMIT_SECONDS = 120;

    public StopServer {
        databases = List.copyOf(databases);
        senders = List.copyOf(senders);
    }

    @Override
    public Risk risk() {
        return Risk.INTERRUPTS;
    }

    @Override
    public List<String> titleArgs() {
        return List.of();
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return ServiceWords.equivalent(server, "stop");
    }

    /** What stops it. */
    public Command command(ServerRef server) {
        return Scripts.service(Scripts.STOP_OLD, server, "stop", LIMIT_SECONDS, server.runDirectory());
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        return ServiceWords.isRunning(context, host) ? Standing.notYet("still-runs") : Standing.DONE;
    }

    @Override
    public StepOutcome perform(StepContext context) {
        RemoteHost remote = context.remote(host);
        ServerRef server = context.server(host);
        context.releaseSql(host);
        CommandResult result = remote.run(command(server), context.cancellation());
        if (!result.ok()) {
            throw Scripts.refused(remote, "not-stopped", result, server.unit());
        }
        return result.out().contains("already") ? StepOutcome.already() : StepOutcome.done();
    }

    @Override
    public void undo(StepContext context) {
        if (!ran) {
            return;
        }
        RemoteHost remote = context.remote(host);
        CommandResult result = remote.run(
                Scripts.service(Scripts.SERVICE, context.server(host), "start", LIMIT_SECONDS), context.cancellation());
        if (!result.ok()) {
            throw Scripts.refused(
                    remote, "not-started", result, context.server(host).unit());
        }
        if (result.out().contains("already")) {
            takeUp(context);
        }
    }

    /** A boot of the host may have started it before its files were back: it runs with what they were then. */
    private void takeUp(StepContext context) {
        Connect.whenUp(context, host, Duration.ofSeconds(LIMIT_SECONDS), List.of("SELECT 1"));
        Set<String> ours = Set.of(OthersFiles.CONFIG_FILE, OthersFiles.HBA_FILE, OthersFiles.AUTO_CONF);
        new OthersFiles(ours, Map.of()).requireRead(context, host);
        List<List<Map<String, String>>> now =
                Reload.now(context, host, List.of(ServerRestart.PENDING, ServerRestart.STARTED));
        if (now.get(0).isEmpty()) {
            return;
        }
        try {
            ServerRestart.perform(context, host, now.get(1), List.of());
        } catch (ServerRestart.NotUp e) {
            throw Scripts.refused(context.remote(host), "restart-failed", e.getMessage());
        }
    }
}
