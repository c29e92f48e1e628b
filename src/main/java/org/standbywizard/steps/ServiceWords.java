package org.standbywizard.steps;

import org.standbywizard.plan.ServiceKind;

/** The service command that a person would type. */
final class ServiceWords {
    private ServiceWords() {}

    static Equivalent equivalent(ServerRef server, String action) {
        return server.service() == ServiceKind.SYSTEMD
                ? Equivalent.root("systemctl " + action + " " + server.unit())
                : Equivalent.owner(server.binDir() + "/pg_ctl -D " + server.dataDirectory() + " " + action);
    }
}
