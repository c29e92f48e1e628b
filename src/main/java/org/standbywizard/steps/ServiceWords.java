package org.standbywizard.steps;

import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.ShellQuote;

/** The service command that a person would type. */
final class ServiceWords {
    private ServiceWords() {}

    static Equivalent equivalent(ServerRef server, String action) {
        return server.service() == ServiceKind.SYSTEMD
                ? Equivalent.root(ShellQuote.typed("systemctl", action, server.unit()))
                : Equivalent.owner(
                        ShellQuote.typed(server.binDir().concat("/pg_ctl"), "-D", server.dataDirectory(), action));
    }

    /** Whether a server works in the data directory. */
    static boolean isRunning(StepContext context, HostId host) {
        String directory = context.server(host).dataDirectory();
        return context.remote(host)
                .runOrFail(Scripts.admin(Scripts.RUNNING, directory), context.cancellation())
                .out()
                .strip()
                .equals("running");
    }
}
