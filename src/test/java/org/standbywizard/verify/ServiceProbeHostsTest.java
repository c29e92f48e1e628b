package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.Script;

/** The service script on hosts with a real systemd, of both layouts. */
@Tag("hosts")
@Timeout(300)
class ServiceProbeHostsTest {
    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @Test
    void aDebianCluster() {
        TestHost host = lab.start("one", HostImage.DEBIAN_12_PG15);
        ServiceProbe probe = new ServiceProbe(
                ServiceKind.SYSTEMD,
                "postgresql@15-main.service",
                "/etc/postgresql/15/main/start.conf",
                "/var/lib/postgresql/15/main",
                5432);
        ServiceState running = read(host, probe);
        assertThat(running.facts().active()).isEqualTo("active");
        assertThat(running.facts().startsAtBoot()).isTrue();
        assertThat(running.facts().mainPid()).isEqualTo(running.postmasterPid()).isPositive();
        assertThat(running.listeners()).contains("127.0.0.1").doesNotContain("0.0.0.0");

        host.exec("echo manual >/etc/postgresql/15/main/start.conf; systemctl stop postgresql@15-main")
                .ok();
        ServiceState stopped = read(host, probe);
        assertThat(stopped.facts().active()).isEqualTo("inactive");
        assertThat(stopped.facts().startsAtBoot()).isFalse();
        assertThat(stopped.postmasterPid()).isZero();
        assertThat(stopped.listeners()).isEmpty();
    }

    @Test
    void anRpmServiceAndAServerStartedBesideIt() {
        TestHost host = lab.start("two", HostImage.RPM_PG15);
        String data = "/var/lib/pgsql/15/data";
        host.exec(
                        "[ -f \"$1/PG_VERSION\" ] || runuser -u postgres -- /usr/pgsql-15/bin/initdb -D \"$1\" >/dev/null;"
                                + " echo \"listen_addresses = '*'\" >>\"$1/postgresql.conf\";"
                                + " systemctl disable --now postgresql-15; systemctl start postgresql-15",
                        data)
                .ok();
        ServiceProbe probe = new ServiceProbe(ServiceKind.SYSTEMD, "postgresql-15.service", "", data, 5432);
        ServiceState running = read(host, probe);
        assertThat(running.facts().active()).isEqualTo("active");
        assertThat(running.facts().enabled()).isEqualTo("disabled");
        assertThat(running.facts().mainPid()).isEqualTo(running.postmasterPid()).isPositive();
        assertThat(running.listeners()).contains("0.0.0.0", "::");

        host.exec(
                        "systemctl stop postgresql-15; systemctl enable postgresql-15;"
                                + " runuser -u postgres -- /usr/pgsql-15/bin/pg_ctl -w -D \"$1\" -l /tmp/log start >/dev/null",
                        data)
                .ok();
        ServiceState beside = read(host, probe);
        assertThat(beside.facts().active()).isEqualTo("inactive");
        assertThat(beside.facts().startsAtBoot()).isTrue();
        assertThat(beside.postmasterPid()).isPositive();
        assertThat(ServiceChecks.of(
                        new ServerStatus(
                                Samples.DB2,
                                Optional.of(new Failure.Cancelled("two")),
                                Optional.empty(),
                                Optional.of(beside),
                                Optional.empty()),
                        false))
                .anyMatch(f -> f.outcome().equals(Outcome.SERVICE_OUTSIDE.id()));
    }

    private static ServiceState read(TestHost host, ServiceProbe probe) {
        Script script = Script.resource(ServiceProbe.class, "service-state.sh");
        List<String> args = List.of(
                "systemd", probe.unit(), probe.startConf(), probe.dataDirectory(), String.valueOf(probe.port()));
        return probe.parse(host.exec(script.text(), args.toArray(String[]::new)).ok());
    }
}
