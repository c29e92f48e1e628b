package org.standbywizard.steps;

import java.util.List;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.ShellQuote;

/**
 * Puts the finished copy in the data directory's place by rename. The former directory is kept beside it, never deleted
 * (safety rule 2).
 *
 * @param aside where the former directory goes
 * @param undone where an undo puts the copy
 * @param hadData whether there was a directory before
 * @param conninfo what postgres must say primary_conninfo is, before the swap; empty up to 11
 */
public record SwapIn(String id, HostId host, String copy, String aside, String undone, boolean hadData, String conninfo)
        implements Step {
    private static final int RUNS = 5;

    @Override
    public Risk risk() {
        return Risk.REPLACES;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(aside);
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        String swap = ShellQuote.typed("mv", copy, server.dataDirectory());
        return hadData
                ? Equivalent.admin(server, ShellQuote.typed("mv", server.dataDirectory(), aside), swap)
                : Equivalent.admin(server, swap);
    }

    /** What swaps. */
    public Command command(ServerRef server) {
        return Scripts.admin(
                Scripts.SWAP,
                server.dataDirectory(),
                copy,
                aside,
                server.runDirectory(),
                server.osUser(),
                server.binDir(),
                server.configInData() ? "" : server.configFile(),
                conninfo);
    }

    @Override
    public StepOutcome perform(StepContext context) {
        RemoteHost remote = context.remote(host);
        ServerRef server = context.server(host);
        CommandResult result = remote.run(command(server), new Cancellation());
        switch (result.exitStatus()) {
            case 0:
                return result.out().contains("already") ? StepOutcome.already() : StepOutcome.done();
            case 10:
                throw Scripts.refused(remote, "effective-settings", result, copy);
            default:
                throw Scripts.refused(remote, "not-swapped", result, server.dataDirectory());
        }
    }

    @Override
    public void undo(StepContext context) {
        CommandResult result = swapBack(context);
        if (result.exitStatus() == RUNS) {
            // The machine was booted between the swap and the start: what runs is the copy.
            new StartServer(id, host).undo(context);
            result = swapBack(context);
        }
        if (!result.ok()) {
            throw Scripts.refused(
                    context.remote(host),
                    "not-swapped-back",
                    result,
                    context.server(host).dataDirectory());
        }
        String[] said = result.out().strip().split(" ", 2);
        if (said.length == 2) {
            context.output("set-aside " + said[1]);
        }
    }

    private CommandResult swapBack(StepContext context) {
        ServerRef server = context.server(host);
        return context.remote(host)
                .run(
                        Scripts.admin(Scripts.SWAP_UNDO, server.dataDirectory(), aside, undone, server.runDirectory()),
                        new Cancellation());
    }
}
