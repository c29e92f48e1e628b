package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.Proc;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;

/**
 * Safety rule 7 with Debian's defaults, where the servers' OS user has a regular number: a login session of that user
 * takes the server's shared memory along when it ends (RemoveIPC, logind.conf); our way of working does not.
 */
@Tag("hosts")
class RemoveIpcHostsTest {
    private static final String CANARY = "/dev/shm/canary";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    @Test
    void onlyALoginOfTheServersUserDoesHarm() {
        DebianPair pair = DebianPair.boot(lab);
        pair.hosts().forEach(RemoveIpcHostsTest::giveRegularNumber);
        pair.remember();
        ReplicationPlan plan =
                Plans.withServers(pair.plan(), server -> Plans.as(server, Login.ADMIN, Optional.empty(), true));
        try (Pipeline pipeline = pair.pipeline(plan, directory)) {
            Journal journal = pipeline.journal(pipeline.plan("ipc"));
            assertThat(pipeline.apply(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            assertThat(pipeline.problems()).isEmpty();
        }
        pair.hosts().forEach(RemoveIpcHostsTest::leaveACanary);
        pair.hosts().forEach(host -> {
            Wait.until(
                    "logind removed the canary",
                    () -> host.exec("ls \"$1\"", CANARY).exit() != 0);
            assertThat(host.sql("SELECT 1")).isEqualTo("1");
            assertThat(host.exec("ls /dev/shm").ok()).contains("PostgreSQL.");
            assertThat(host.exec("journalctl -q --no-pager -u systemd-logind").ok())
                    .contains("of user admin")
                    .doesNotContain("of user postgres");
        });
        pair.requireStreaming();

        TestHost host = pair.one;
        host.ssh("postgres", "true").ok();
        Wait.until("a new connection fails", () -> {
            Proc.Result said = host.exec("cd / && exec runuser -u postgres -- psql -Xc 'SELECT 1'");
            return said.exit() != 0 && said.err().contains("could not open shared memory segment");
        });
        assertThat(host.exec("ls /dev/shm").ok()).doesNotContain("PostgreSQL.");
    }

    /** As on a machine where an administrator made the user before the packages came. */
    private static void giveRegularNumber(TestHost host) {
        host.exec("set -e; systemctl stop postgresql@15-main; old=$(id -u postgres); usermod -u 1500 postgres;"
                        + " find / /run -xdev -user \"$old\" -exec chown -h postgres {} +;"
                        + " cp -r /root/.ssh /var/lib/postgresql/; chown -R postgres: /var/lib/postgresql/.ssh;"
                        + " systemctl start postgresql@15-main")
                .ok();
        assertThat(host.exec("id -u postgres").ok()).isEqualTo("1500");
        assertThat(host.exec("busctl get-property org.freedesktop.login1 /org/freedesktop/login1"
                                + " org.freedesktop.login1.Manager RemoveIPC")
                        .ok())
                .isEqualTo("b true");
    }

    /** Something that logind removes when it has cleaned up after a session that ended later than any of ours. */
    private static void leaveACanary(TestHost host) {
        host.exec("runuser -u \"$1\" -- touch \"$2\"", Login.ADMIN, CANARY).ok();
        host.ssh(Login.ADMIN, "true").ok();
    }
}
