package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;

/** What the probe says of a real Debian host, compared with what the host's own programs say. */
@Tag("hosts")
class ProbeHostsTest {

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    static TestHost one;

    @TempDir
    Path directory;

    @BeforeAll
    static void boot() {
        one = lab.startAll(List.of(HostSpec.of("one", HostImage.DEBIAN_12_PG15)))
                .get(0);
    }

    @Test
    void aRunningDebianCluster() {
        HostFacts facts = look(one);

        assertThat(facts.sqlProblem()).isEmpty();
        assertThat(facts.os().hostName()).isEqualTo("one");
        assertThat(facts.os().id()).isEqualTo("debian");
        assertThat(facts.os().libc()).isEqualTo("glibc 2.36");
        assertThat(facts.os().container()).isEqualTo("systemd-nspawn");
        assertThat(facts.os().systemd()).isTrue();
        assertThat(facts.os().addresses()).contains(one.ipv4(), one.ipv6());
        assertThat(Math.abs(facts.os().clockMillis())).isLessThan(1000);

        ClusterFacts cluster = facts.cluster();
        assertThat(cluster.name()).isEqualTo("15/main");
        assertThat(cluster.state()).isEqualTo(ClusterFacts.State.RUNNING);
        assertThat(cluster.dataDirectory()).isEqualTo("/var/lib/postgresql/15/main");
        assertThat(cluster.configFile()).isEqualTo("/etc/postgresql/15/main/postgresql.conf");
        assertThat(cluster.hbaFile()).isEqualTo(one.sql("SHOW hba_file"));
        assertThat(cluster.port()).isEqualTo(5432);
        assertThat(cluster.socketDirectory()).isEqualTo("/var/run/postgresql");
        assertThat(cluster.osUser()).isEqualTo("postgres");
        assertThat(cluster.ownerHome()).isEqualTo("/var/lib/postgresql");
        assertThat(cluster.binDir()).isEqualTo("/usr/lib/postgresql/15/bin");
        assertThat(cluster.clientBinDir()).isEqualTo("/usr/lib/postgresql/15/bin");
        assertThat(cluster.clientVersion()).contains(cluster.version());
        assertThat(cluster.service().kind()).isEqualTo(ServiceKind.SYSTEMD);
        assertThat(cluster.service().unit()).isEqualTo("postgresql@15-main.service");
        assertThat(cluster.service().active()).isEqualTo("active");
        assertThat(cluster.service().enabled()).isEqualTo("auto");
        assertThat(cluster.service().mainPid())
                .isEqualTo(cluster.postmasterPid())
                .isPositive();
        assertThat(cluster.control().systemIdentifier())
                .isEqualTo(one.sql("SELECT system_identifier FROM pg_control_system()"));
        assertThat(cluster.dataBytes()).isGreaterThan(20_000_000);
        assertThat(cluster.freeBytes()).isGreaterThan(1_000_000);
        FileSnapshot hba = cluster.file(cluster.hbaFile()).orElseThrow();
        assertThat(hba.sha256())
                .isEqualTo(one.exec("sha256sum \"$1\"", hba.path()).ok().split(" ")[0]);
        assertThat(hba.mode()).isEqualTo("0640");
        assertThat(cluster.file(cluster.autoConf()).orElseThrow().exists()).isTrue();

        assertThat(facts.running().systemIdentifier())
                .isEqualTo(cluster.control().systemIdentifier());
        assertThat(facts.running().inRecovery()).isFalse();
        assertThat(facts.running().value("port")).isEqualTo("5432");
        assertThat(facts.running().databases()).isEmpty();
        assertThat(facts.running().pendingInFiles()).isEmpty();
        assertThat(facts.running().fileErrors()).isEmpty();
        assertThat(facts.running().role()).isEmpty();
        assertThat(facts.running().clients()).isZero();
    }

    @Test
    void everyLayoutOnOneHost() throws IOException {
        TestHost two = lab.start("two", HostImage.DEBIAN_12_PG15);
        two.exec(Resources.text("layouts.sh")).ok();

        HostFacts facts = look(two, "/opt/my data/stopped/");
        Map<String, ClusterFacts> found = new HashMap<>();
        facts.clusters().forEach(c -> found.put(c.name(), c));
        assertThat(found.keySet())
                .containsExactlyInAnyOrder(
                        "15/main",
                        "15/second",
                        "/data/pg/pg_data",
                        "/var/lib/pgsql/15/data",
                        "/opt/my data/d",
                        "/opt/my data/stopped");

        ClusterFacts second = found.get("15/second");
        assertThat(second.state()).isEqualTo(ClusterFacts.State.STOPPED);
        assertThat(second.dataDirectory()).isEqualTo("/srv/second/data");
        assertThat(second.port()).isEqualTo(5440);
        assertThat(second.socketDirectory()).isEqualTo("/var/run/postgresql");
        assertThat(second.service())
                .isEqualTo(new ServiceFacts(
                        ServiceKind.SYSTEMD, "postgresql@15-second.service", true, "inactive", "auto", 0));

        ClusterFacts unit = found.get("/data/pg/pg_data");
        assertThat(unit.state()).isEqualTo(ClusterFacts.State.RUNNING);
        assertThat(unit.realDataDirectory()).isEqualTo("/disk/pg/pg_data");
        assertThat(unit.walDirectory()).isEqualTo("/disk/wal/x");
        assertThat(unit.tablespaces().values()).containsExactly("/disk/ts");
        assertThat(unit.tablespaceFreeBytes().get("/disk/ts")).isPositive();
        assertThat(unit.port()).isEqualTo(5441);
        assertThat(unit.service().unit()).isEqualTo("mydb.service");
        assertThat(unit.service().mainPid()).isEqualTo(unit.postmasterPid());
        assertThat(unit.service().startsAtBoot()).isTrue();
        assertThat(unit.configInData()).isTrue();
        assertThat(unit.file("/data/pg/pg_data/extra.d/10.conf").orElseThrow().content())
                .isEqualTo("work_mem = 5MB\n");
        assertThat(unit.file("/data/pg/it's.conf").orElseThrow().content()).isEqualTo("# nothing\n");

        ClusterFacts fresh = found.get("/var/lib/pgsql/15/data");
        assertThat(fresh.state()).isEqualTo(ClusterFacts.State.UNINITIALISED);
        assertThat(fresh.service().unit()).isEqualTo("postgresql-15.service");
        assertThat(fresh.service().startsAtBoot()).isFalse();
        assertThat(fresh.binDir()).isEqualTo("/usr/pgsql-15/bin");
        assertThat(fresh.version()).isEqualTo(unit.version());
        assertThat(fresh.osUser()).isEqualTo("postgres");
        assertThat(fresh.osUid()).isEqualTo(unit.osUid()).isPositive();
        assertThat(fresh.freeBytes()).isPositive();

        ClusterFacts plain = found.get("/opt/my data/d");
        assertThat(plain.state()).isEqualTo(ClusterFacts.State.RUNNING);
        assertThat(plain.service().kind()).isEqualTo(ServiceKind.PG_CTL);
        assertThat(plain.control().checksumVersion()).isEqualTo(1);
        assertThat(plain.control().walSegmentBytes()).isEqualTo(16 << 20);
        assertThat(plain.control().demands()).containsEntry("max_connections", 100);

        ClusterFacts stopped = facts.cluster();
        assertThat(stopped.name()).isEqualTo("/opt/my data/stopped");
        assertThat(stopped.state()).isEqualTo(ClusterFacts.State.STOPPED);
        assertThat(stopped.port()).isEqualTo(5443);
        assertThat(stopped.binDir()).endsWith("/bin");
        assertThat(stopped.control().state()).isEqualTo("shut down");
        assertThat(stopped.control().systemIdentifier())
                .isNotEqualTo(plain.control().systemIdentifier());

        assertThat(look(two).chosen()).isEmpty();
        HostFacts linked = look(two, "/disk/pg/pg_data");
        assertThat(linked.cluster().name()).isEqualTo("/data/pg/pg_data");
        assertThat(linked.running().tablespaces()).containsEntry("fast", "/disk/ts");
    }

    private HostFacts look(TestHost host, String... cluster) {
        return new Looking(directory, List.of(host), Optional.empty()).look(Looking.server(host, "root", cluster));
    }
}
