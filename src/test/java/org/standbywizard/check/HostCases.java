package org.standbywizard.check;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.standbywizard.plan.LockFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;

/** The machine and its cluster. */
final class HostCases {
    private HostCases() {}

    private static List<LockFacts> lock(long seen, long age, boolean stopped) {
        return List.of(new LockFacts("bob@laptop", "r9", 900, seen, age, stopped));
    }

    static Stream<Case> cases() {
        return Stream.of(
                Case.on("db2", Outcome.LOGIN_SUDO, t -> t.db2.privilege = Privilege.SUDO_PASSWORD),
                Case.on("db2", Outcome.LOGIN_NO_ROOT, t -> {
                    t.db2.privilege = Privilege.NONE;
                    t.db2.login = "postgres";
                }),
                Case.on("db2", Outcome.LOGIN_NO_ROOT, t -> {
                    t.db2.privilege = Privilege.NONE;
                    t.db2.login = "joe";
                    t.db2.service = new ServiceFacts(ServiceKind.PG_CTL, "", false, "", "", 0);
                }),
                Case.on("db2", Outcome.LOGIN_OWNER, t -> {
                    t.db2.privilege = Privilege.NONE;
                    t.db2.login = "postgres";
                    t.db2.service = new ServiceFacts(ServiceKind.PG_CTL, "", false, "", "", 0);
                }),
                Case.on("db2", Outcome.DATA_PARENT, t -> {
                    t.db2.privilege = Privilege.NONE;
                    t.db2.login = "joe";
                }),
                Case.on("db1", Outcome.LOCK_WORKING, t -> t.db1.locks = lock(1000, 60, false)),
                Case.on("db2", Outcome.LOCK_SILENT, t -> t.db2.locks = lock(1000, 90, false)),
                Case.on("db2", Outcome.LOCK_SILENT, t -> t.db2.locks = lock(9000, -1, false)),
                Case.on("db2", Outcome.LOCK_STOPPED, t -> t.db2.locks = lock(1000, 5, true)),
                Case.on("db2", Outcome.CIPHERS_WEAK, t -> t.db2.weakAlgorithms = List.of("hmac-md5")),
                Case.on("db1", Outcome.CONTAINER_REFUSED, t -> t.db1.container = "docker"),
                Case.on("db1", Outcome.CONTAINER_REFUSED, t -> t.db1.container = "podman"),
                Case.on("db1", Outcome.CONTAINER_PG_CTL, t -> {
                    t.db1.container = "docker";
                    t.plan.service = Optional.of(ServiceKind.PG_CTL);
                }),
                Case.on("db1", Outcome.CONTAINER_REFUSED, t -> {
                    t.db1.container = "docker";
                    t.db1.pid = 1;
                    t.plan.service = Optional.of(ServiceKind.PG_CTL);
                }),
                Case.on("db1", Outcome.CONTAINER_MACHINE, t -> t.db1.container = "systemd-nspawn"),
                Case.on("db1", Outcome.CONTAINER_MACHINE, t -> t.db1.container = "lxc"),
                Case.on("db2", Outcome.MANAGER_FOUND, t -> t.db2.managers.add("patroni")),
                Case.on(
                        "db1",
                        Outcome.MANAGER_FOUND,
                        t -> t.db1.setting("shared_preload_libraries", "x, pgautofailover")),
                Case.on("db1", Outcome.MANAGER_FOUND, t -> t.db1.databases.put("repmgr", 1L)),
                Case.on("db2", Outcome.CLUSTER_NOT_MADE, t -> t.db2.hasCluster = false),
                Case.on("db1", Outcome.CLUSTER_NONE, t -> {
                    t.db1.hasCluster = false;
                    t.db1.servers.clear();
                }),
                Case.on("db1", Outcome.CLUSTER_CONTAINED, t -> {
                    t.db1.hasCluster = false;
                    t.db1.managers.add("container");
                }),
                Case.on("db1", Outcome.SERVER_STOPPED, t -> t.db1.stopped()),
                Case.on("db1", Outcome.SERVER_UNINITIALISED, t -> t.db1.uninitialised()),
                Case.on("db1", Outcome.SERVER_REFUSED, t -> t.db1.answers = false),
                Case.on("db1", Outcome.SERVER_REFUSED_NAMED, t -> {
                    t.db1.answers = false;
                    t.plan.superuser = Optional.of("postgers");
                }),
                Case.on("db2", Outcome.SERVER_STANDBY_REFUSED, t -> t.db2.answers = false),
                Case.on("db1", Outcome.SERVER_NOT_SUPERUSER, t -> t.db1.setting("is_superuser", "off")),
                Case.on("db1", Outcome.RECOVERY_STANDBY, t -> t.db1.inRecovery = true),
                Case.on("db1", Outcome.SERVICE_OTHER_PROCESS, t -> t.db1.pid = 701),
                Case.on("db2", Outcome.SERVICE_OTHER_PROCESS, t -> t.db2.pid = 701),
                Case.on(
                        "db1",
                        Outcome.SERVICE_PG_CTL,
                        t -> t.db1.service = new ServiceFacts(ServiceKind.PG_CTL, "", false, "", "", 0)),
                Case.on(
                        "db1",
                        Outcome.SERVICE_NOT_AT_BOOT,
                        t -> t.db1.service = new ServiceFacts(ServiceKind.SYSTEMD, "x", true, "active", "manual", 700)),
                Case.on("db2", Outcome.DATA_MOUNT_POINT, t -> t.db2.mountPoint = true),
                Case.on("db2", Outcome.DATA_LINKED, t -> t.db2.realData = "/disk/main"),
                Case.on("db1", Outcome.BINARIES_NEWER, t -> t.db1.running = new PgVersion(150010)),
                Case.on("db1", Outcome.FILES_ERRORS, t -> t.db1.fileErrors.add("/etc/x:3: syntax error")),
                Case.on(
                        "db1",
                        Outcome.FILES_UNREAD,
                        t -> t.db1.fileTexts.remove("/etc/postgresql/15/main/pg_hba.conf")),
                Case.on("db2", Outcome.FILES_ODD_NAME, t -> t.db2.realData = "/disk\nmain"),
                Case.on("db1", Outcome.EDITS_FOUND, t -> t.db1.pending.add("work_mem = 8MB (4MB)")),
                Case.on("db2", Outcome.EDITS_STANDBY, t -> t.db2.pending.add("work_mem = 8MB (4MB)")),
                Case.on(
                        "db1",
                        Outcome.MANAGED_FOUND,
                        t -> t.db1.fileTexts.put(
                                "/etc/postgresql/15/main/pg_hba.conf", "# Ansible managed: do not edit\n")),
                Case.on("db1", Outcome.SELINUX_PLACE, t -> t.db1.selinux = "Enforcing"),
                Case.on("db2", Outcome.SELINUX_DEFAULT, t -> t.db2.rpm().selinux = "Enforcing"),
                Case.on("db1", Outcome.REMOVE_IPC_RISK, t -> t.db1.osUid = 1001));
    }
}
