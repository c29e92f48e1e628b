package org.standbywizard.steps;

import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.ShellQuote;

/**
 * Lets systemd start the server at boot. Not for Debian's clusters: there start.conf says so, and {@code systemctl
 * enable} would leave a link (safety rule 12).
 */
public record EnableAtBoot(String id, HostId host) implements Step {
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
        return Equivalent.root(ShellQuote.typed("systemctl", "enable", server.unit()));
    }

    /** What enables it. */
    public Command command(ServerRef server) {
        return Scripts.admin(Scripts.ENABLE, "enable", server.unit());
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        String unit = context.server(host).unit();
        return context.remote(host)
                        .run(Scripts.admin(Scripts.ENABLE, "is-enabled", unit), context.cancellation())
                        .ok()
                ? Standing.DONE
                : Standing.notYet("not-enabled", unit);
    }

    @Override
    public StepOutcome perform(StepContext context) {
        context.remote(host).runOrFail(command(context.server(host)), context.cancellation());
        return StepOutcome.done();
    }

    @Override
    public void undo(StepContext context) {
        context.remote(host)
                .runOrFail(
                        Scripts.admin(
                                Scripts.ENABLE, "disable", context.server(host).unit()),
                        context.cancellation());
    }
}
