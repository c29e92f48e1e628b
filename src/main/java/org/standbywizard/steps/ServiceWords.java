package org.standbywizard.steps;

import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.ShellQuote;

/** The service command that a person would type. */
final class ServiceWords {
    private ServiceWords() {}

    static Equivalent equivalent(ServerRef server, String action) {
        return server.service() == ServiceKind.SYSTEMD
                ? Equivalent.root("systemctl " + action + " " + ShellQuote.plain(server.unit()))
                : Equivalent.owner(ShellQuote.plain(server.binDir() + "/pg_ctl") + " -D "
                        + ShellQuote.plain(server.dataDirectory()) + " " + action);
    }
}
