package org.standbywizard.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Synchronous;

/**
 * Two Debian 12 hosts with small disks, made so that a set-up has as many kinds of steps as it can: settings that stand in
 * postgresql.auto.conf, a role, files, a restart, a slot, a synchronous standby. Both servers hold rows that are known: the
 * primary a ledger, the other one a keepsake.
 */
final class FaultPair {
    /** What changes something on a host, as the scripts call it. */
    private static final List<String> PROGRAMS = List.of(
            "mv",
            "cp",
            "rm",
            "cat",
            "base64",
            "sync",
            "chown",
            "chmod",
            "mkdir",
            "mktemp",
            "rmdir",
            "systemctl",
            "systemd-run");

    private static final int DISK_MEGABYTES = 900;
    /** In each table. */
    static final int ROWS = 3000;

    static final String DATA = "/var/lib/postgresql/15/main";

    final TestHost one;
    final TestHost two;
    private CompletableFuture<Void> boot = CompletableFuture.completedFuture(null);

    FaultPair(HostLab lab) {
        List<TestHost> hosts = lab.startAll(List.of(
                HostSpec.of("db1", HostImage.DEBIAN_12_PG15).withDisk(DISK_MEGABYTES),
                HostSpec.of("db2", HostImage.DEBIAN_12_PG15).withDisk(DISK_MEGABYTES)));
        one = hosts.get(0);
        two = hosts.get(1);
        hosts.forEach(FaultPair::putPrograms);
        one.sql("ALTER SYSTEM SET max_wal_senders = 1");
        one.sql("ALTER SYSTEM SET work_mem = '5MB'");
        one.exec("systemctl restart postgresql@15-main").ok();
        rows(one, "ledger");
        rows(two, "keepsake");
    }

    private static void rows(TestHost host, String table) {
        host.sql("CREATE TABLE " + table + " (n int PRIMARY KEY, line text)");
        host.sql("INSERT INTO " + table + " SELECT n, md5(n::text) FROM generate_series(1, " + ROWS + ") AS n");
    }

    private static void putPrograms(TestHost host) {
        try (var in = FaultPair.class.getResourceAsStream("/hosts/effect.sh")) {
            byte[] script = in.readAllBytes();
            for (String program : PROGRAMS) {
                Path file = host.file("/usr/local/bin/" + program);
                Files.write(file, script);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<TestHost> hosts() {
        return List.of(one, two);
    }

    TestHost host(String name) {
        return name.equals(one.name()) ? one : two;
    }

    TestHost other(TestHost host) {
        return host == one ? two : one;
    }

    Map<String, Path> roots() {
        Map<String, Path> roots = new TreeMap<>();
        hosts().forEach(host -> roots.put(host.name(), host.file("/")));
        return roots;
    }

    ReplicationPlan plan() {
        ReplicationPlan plan = Plans.ofAll(hosts());
        return Plans.withReplication(
                plan, Plans.with(plan.replication(), new Synchronous(Synchronous.Mode.ANY, 1, List.of())));
    }

    void boots(CompletableFuture<Void> booting) {
        boot = booting;
    }

    void awaitBoot() {
        boot.join();
    }

    /** Kills the server's first process. @return whether there was one */
    boolean killServer(TestHost host) {
        return host.exec("kill -KILL \"$(head -n 1 \"$1/postmaster.pid\")\"", DATA)
                        .exit()
                == 0;
    }

    boolean isServing(TestHost host) {
        return host.exec("cd / && exec runuser -u postgres -- psql -XAtqc 'SELECT 1'")
                        .exit()
                == 0;
    }

    /** As its admin would, who tries again where the processes of the one that was killed still end. */
    void startServer(TestHost host) {
        try {
            Wait.until("the server starts on " + host.name(), () -> {
                host.exec("systemctl reset-failed postgresql@15-main; systemctl start postgresql@15-main");
                return isServing(host);
            });
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + System.lineSeparator() + told(host), e);
        }
    }

    /** Why its server does not start, as far as it can be asked. */
    private static String told(TestHost host) {
        try {
            return host.exec("""
                            systemctl --no-pager --full status postgresql@15-main
                            systemctl --no-pager list-jobs
                            ps -eo pid,ppid,stat,wchan:30,args
                            tail -n 30 /var/log/postgresql/postgresql-15-main.log
                            df -h / /dev/shm
                            """).out();
        } catch (RuntimeException e) {
            return "and the host does not answer: " + e;
        }
    }

    /** Whether the standby's former server is in its place. */
    boolean hasFormer() {
        return two.exec("ls -d \"$1\".before-*", DATA).exit() != 0;
    }
}
