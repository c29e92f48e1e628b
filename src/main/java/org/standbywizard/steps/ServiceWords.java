package org.standbywizard.steps;

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
}
