package org.standbywizard.steps;

import java.util.List;
import org.standbywizard.plan.HostId;
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

    @Override
    public StepOutcome perform(StepContext context) {
        turn(context, "enable");
        return StepOutcome.done();
    }

    @Override
    public void undo(StepContext context) {
        turn(context, "disable");
    }

    private void turn(StepContext context, String word) {
        context.remote(host)
                .runOrFail(
                        Scripts.admin(Scripts.ENABLE, word, context.server(host).unit()), context.cancellation());
    }
}
