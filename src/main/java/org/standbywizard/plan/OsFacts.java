package org.standbywizard.plan;

import java.util.List;
import java.util.Map;

/**
 * What one machine is.
 *
 * @param id os-release ID; {@code versionId} its VERSION_ID
 * @param machine {@code uname -m}
 * @param libc {@code glibc 2.36}, {@code musl}, or empty
 * @param clockMillis the host's clock minus the desktop's, milliseconds; half the round trip is uncertain
 * @param selinux {@code Enforcing}, {@code Permissive}, {@code Disabled} or empty where there is none
 * @param firewall {@code ufw}, {@code firewalld} or empty
 * @param container what systemd-detect-virt --container or /.dockerenv says, empty on a real or virtual machine;
 *     {@code systemd-nspawn} and {@code lxc} are machines with a service manager of their own
 * @param addresses global addresses of its interfaces
 * @param managers replication managers found running or installed for a cluster (patroni, repmgr, ...)
 * @param removeIpc whether logind removes a user's shared memory at logout (safety rule 7)
 * @param routes per address asked for: the source address {@code ip route get} names
 * @param resolved per name asked for: the addresses that this host resolves it to
 * @param reachable per {@code address port} asked for: open, refused, no-route, unresolved, timeout, unknown
 * @param login the user whom SSH logged in
 * @param locales what {@code locale -a} lists, empty if unknown
 * @param servers installed PostgreSQL servers: directory of their programs to version, as text
 * @param memoryBytes all of the machine's memory, 0 if unknown
 * @param locks of wizards that work there, or whose runs stopped half-way: one for each run
 * @param paths per path asked for (tablespace directories, a data directory to be): what lies there
 */
public record OsFacts(
        String hostName,
        String id,
        String versionId,
        String prettyName,
        String machine,
        String libc,
        String bootId,
        long clockMillis,
        boolean systemd,
        String selinux,
        String firewall,
        String container,
        List<String> addresses,
        List<String> managers,
        boolean removeIpc,
        Map<String, String> routes,
        Map<String, List<String>> resolved,
        Map<String, String> reachable,
        Map<String, PathFacts> paths,
        String login,
        List<String> locales,
        Map<String, String> servers,
        long memoryBytes,
        List<LockFacts> locks) {

    public OsFacts {
        // Facts that an earlier version kept do not say.
        locks = locks == null ? List.of() : List.copyOf(locks);
    }

    /** Without what only pre-flight looks at: login, locales, programs, memory, locks. */
    public OsFacts(
            String hostName,
            String id,
            String versionId,
            String prettyName,
            String machine,
            String libc,
            String bootId,
            long clockMillis,
            boolean systemd,
            String selinux,
            String firewall,
            String container,
            List<String> addresses,
            List<String> managers,
            boolean removeIpc,
            Map<String, String> routes,
            Map<String, List<String>> resolved,
            Map<String, String> reachable,
            Map<String, PathFacts> paths) {
        this(
                hostName,
                id,
                versionId,
                prettyName,
                machine,
                libc,
                bootId,
                clockMillis,
                systemd,
                selinux,
                firewall,
                container,
                addresses,
                managers,
                removeIpc,
                routes,
                resolved,
                reachable,
                paths,
                "",
                List.of(),
                Map.of(),
                0,
                List.of());
    }
}
