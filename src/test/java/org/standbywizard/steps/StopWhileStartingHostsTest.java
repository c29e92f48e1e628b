package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.Proc;
import org.standbywizard.hosts.TestHost;

/**
 * Safety rule 12 on Debian's units: a standby with clients that is stopped as soon as it is up, while systemd still waits
 * for its start command. Stopped by systemctl alone, one in six hung here.
 */
@Tag("hosts")
class StopWhileStartingHostsTest {
    private static final int ROUNDS = 8;
    private static final String UNIT = "postgresql@15-main";
    private static final String DATA = "/var/lib/postgresql/15/main";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    private TestHost host;

    @Test
    void aStandbyThatHasJustComeUpIsStoppedInOrder() {
        host = lab.start(HostSpec.of("db1", HostImage.DEBIAN_12_PG15));
        host.stopService(UNIT);
        host.exec(
                        "echo \"primary_conninfo = 'host=127.0.0.1 port=9'\" >>/etc/postgresql/15/main/postgresql.conf"
                                + " && runuser -u postgres -- touch \"$1/standby.signal\""
                                + " && systemd-run --quiet --unit=clients sh -c"
                                + " 'while :; do runuser -u postgres -- psql -XAtqc \"SELECT 1\"; sleep 0.02; done'",
                        DATA)
                .ok();
        for (int round = 0; round < ROUNDS; round++) {
            // Each start counts towards systemd's limit of five in ten seconds.
            host.exec("systemctl reset-failed \"$1\"", UNIT);
            assertThat(service("start").ok()).isEqualTo("done");
            assertThat(host.exec("systemctl show -p ActiveState --value \"$1\"", UNIT)
                            .ok())
                    .as("otherwise this shows nothing")
                    .isEqualTo("activating");
            Proc.Result stop = service("stop");
            assertThat(stop.exit()).as(stop.err()).isZero();
            assertThat(host.exec("tail -n 40 /var/log/postgresql/postgresql-15-main.log")
                            .ok())
                    .contains("received fast shutdown request")
                    .contains("database system is shut down");
        }
    }

    private Proc.Result service(String action) {
        return host.exec(
                Scripts.SERVICE.text(),
                action,
                "systemd",
                UNIT,
                host.image().binDirectory(),
                DATA,
                "postgres",
                "",
                "30");
    }
}
