package org.standbywizard.plan;

import java.util.Map;
import java.util.Optional;

/**
 * One server of a plan.
 *
 * @param cluster Debian's name ({@code 15/main}) or a data directory; empty where the host has just one
 * @param osUser the server's OS user; empty means the owner of the data directory
 * @param superuser the database superuser; empty means the OS user's name
 * @param settings postgresql.conf parameters for this server alone, spelt as its version does
 */
public record ServerPlan(
        HostId id,
        SshTarget ssh,
        SudoPlan sudo,
        Optional<String> cluster,
        Optional<ServiceKind> service,
        Optional<String> unit,
        Optional<String> osUser,
        Optional<String> superuser,
        Map<String, String> settings) {
    public ServerPlan {
        settings = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(settings));
    }
}
