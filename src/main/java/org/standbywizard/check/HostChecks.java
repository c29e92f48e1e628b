package org.standbywizard.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.LockFacts;
import org.standbywizard.plan.OsFacts;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.ServiceKind;

/** The machine: what the login may do, and whether somebody else is in charge of the database. */
final class HostChecks {
    /** Containers that are whole machines with a service manager. */
    private static final Set<String> MACHINES = Set.of("systemd-nspawn", "lxc", "lxc-libvirt", "openvz");

    /** User ids from here on are people's, as logind sees it (login.defs, SYS_UID_MAX 999). */
    private static final int FIRST_REGULAR_UID = 1000;

    /** Their libraries in a server say that they look after it. */
    private static final List<String> MANAGER_LIBRARIES = List.of("repmgr", "pgautofailover");

    private HostChecks() {}

    static List<Finding> of(ServerPlan server, HostFacts facts) {
        HostId host = facts.host();
        List<Finding> findings = new ArrayList<>();
        findings.add(login(host, facts));
        findings.addAll(
                facts.os().locks().isEmpty()
                        ? List.of(Outcome.LOCK_NONE.on(host))
                        : facts.os().locks().stream()
                                .map(lock -> lock(host, lock))
                                .toList());
        findings.add(
                facts.weakAlgorithms().isEmpty()
                        ? Outcome.CIPHERS_STRONG.on(host)
                        : Outcome.CIPHERS_WEAK.on(host, String.join(", ", facts.weakAlgorithms())));
        OsFacts os = facts.os();
        findings.add(
                Outcome.SYSTEM_KNOWN.on(host, os.prettyName().isEmpty() ? os.id() : os.prettyName(), os.machine()));
        findings.add(container(server, facts));
        findings.add(manager(host, facts));
        facts.chosen().ifPresent(cluster -> {
            findings.add(selinux(host, os, cluster));
            findings.add(removeIpc(host, os, cluster));
        });
        return findings;
    }

    private static Finding login(HostId host, HostFacts facts) {
        String user = facts.os().login();
        if (facts.privilege() == Privilege.ROOT) {
            return Outcome.LOGIN_ROOT.on(host, user);
        }
        if (facts.privilege() != Privilege.NONE) {
            return Outcome.LOGIN_SUDO.on(host, user);
        }
        boolean enough = facts.chosen()
                .filter(c -> c.osUser().equals(user) && c.service().kind() == ServiceKind.PG_CTL)
                .isPresent();
        String owner = facts.chosen().map(ClusterFacts::osUser).orElse("postgres");
        return enough ? Outcome.LOGIN_OWNER.on(host, user) : Outcome.LOGIN_NO_ROOT.on(host, user, owner);
    }

    /** Only told: the run itself takes the lock or is refused, and a look is no promise of what is there then. */
    private static Finding lock(HostId host, LockFacts lock) {
        String seen = LockFacts.time(lock.seen());
        if (lock.stopped()) {
            return Outcome.LOCK_STOPPED.on(host, lock.who(), lock.run(), seen);
        }
        String since = LockFacts.time(lock.since());
        return lock.isLive()
                ? Outcome.LOCK_WORKING.on(host, lock.who(), lock.run(), since)
                : Outcome.LOCK_SILENT.on(host, lock.who(), lock.run(), since, seen);
    }

    private static Finding container(ServerPlan server, HostFacts facts) {
        HostId host = facts.host();
        String container = facts.os().container();
        if (container.isEmpty()) {
            return Outcome.CONTAINER_NONE.on(host);
        }
        if (MACHINES.contains(container)) {
            return Outcome.CONTAINER_MACHINE.on(host, container);
        }
        return isOwnServer(server, facts)
                ? Outcome.CONTAINER_PG_CTL.on(host, container)
                : Outcome.CONTAINER_REFUSED.on(host, container);
    }

    /** Not the process that the container exists for: the plan says pg_ctl, and a restart does not end the container. */
    private static boolean isOwnServer(ServerPlan server, HostFacts facts) {
        return server.service().filter(kind -> kind == ServiceKind.PG_CTL).isPresent()
                && facts.chosen()
                        .filter(cluster -> cluster.postmasterPid() != 1)
                        .isPresent();
    }

    private static Finding manager(HostId host, HostFacts facts) {
        Set<String> managers = new LinkedHashSet<>(facts.os().managers());
        managers.remove("container");
        facts.server().ifPresent(server -> {
            String libraries = server.value("shared_preload_libraries");
            MANAGER_LIBRARIES.stream()
                    .filter(libraries::contains)
                    .map(l -> l.equals("pgautofailover") ? "pg_auto_failover" : l)
                    .forEach(managers::add);
            if (server.databases().containsKey("repmgr")) {
                managers.add("repmgr");
            }
        });
        return managers.isEmpty()
                ? Outcome.MANAGER_NONE.on(host)
                : Outcome.MANAGER_FOUND.on(host, String.join(", ", managers));
    }

    private static Finding selinux(HostId host, OsFacts os, ClusterFacts cluster) {
        if (!os.selinux().equals("Enforcing")) {
            return Outcome.SELINUX_OFF.on(host);
        }
        return cluster.realDataDirectory().startsWith("/var/lib/pgsql/")
                ? Outcome.SELINUX_DEFAULT.on(host)
                : Outcome.SELINUX_PLACE.on(host, cluster.realDataDirectory());
    }

    /** A login as the server's owner would end in the loss of its shared memory (safety rule 7). */
    private static Finding removeIpc(HostId host, OsFacts os, ClusterFacts cluster) {
        return os.removeIpc() && cluster.osUid() >= FIRST_REGULAR_UID
                ? Outcome.REMOVE_IPC_RISK.on(host, cluster.osUser())
                : Outcome.REMOVE_IPC_SAFE.on(host);
    }
}
