package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServiceKind;

/** What the probe says of every kind of host, running and never initialised, compared with the hosts' own words. */
@Tag("hosts")
class ImagesHostsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void aRunningClusterAndOneNeverInitialised(HostImage image) {
        try (HostLab lab = HostLab.open()) {
            List<TestHost> hosts = lab.startAll(
                    List.of(HostSpec.of("one", image), HostSpec.of("two", image).neverInitialised()));
            Looking looking = new Looking(directory, hosts, Optional.empty());
            running(image, hosts.get(0), looking.look(Looking.server(hosts.get(0), "root")));
            fresh(image, looking.look(Looking.server(hosts.get(1), "root")));
        }
    }

    private static void running(HostImage image, TestHost host, HostFacts facts) {
        ClusterFacts cluster = facts.cluster();
        assertThat(facts.sqlProblem()).isEmpty();
        assertThat(cluster.state()).isEqualTo(ClusterFacts.State.RUNNING);
        assertThat(cluster.version().major()).isEqualTo(image.major());
        assertThat(cluster.dataDirectory()).isEqualTo(image.dataDirectory());
        assertThat(cluster.binDir()).isEqualTo(image.binDirectory());
        assertThat(cluster.clientVersion().orElseThrow()).isGreaterThanOrEqualTo(cluster.version());
        assertThat(cluster.service().unit()).isEqualTo(image.unit());
        assertThat(cluster.service().kind()).isEqualTo(ServiceKind.SYSTEMD);
        assertThat(cluster.service().mainPid()).isEqualTo(cluster.postmasterPid());
        assertThat(cluster.service().startsAtBoot()).isTrue();
        assertThat(cluster.hbaFile()).isEqualTo(host.sql("SHOW hba_file"));
        assertThat(cluster.identFile()).isEqualTo(host.sql("SHOW ident_file"));
        assertThat(cluster.configFile()).isEqualTo(host.sql("SHOW config_file"));
        assertThat(String.valueOf(cluster.port())).isEqualTo(host.sql("SHOW port"));
        assertThat(cluster.control().systemIdentifier())
                .isEqualTo(host.sql("SELECT system_identifier FROM pg_control_system()"));
        assertThat(cluster.control().timeline()).isEqualTo(1);
        assertThat(cluster.control().blockSize()).isEqualTo(8192);
        assertThat(cluster.control().walSegmentBytes()).isEqualTo(16 << 20);
        int demands = cluster.version().atLeast(PgVersion.V12) ? 5 : 4;
        assertThat(cluster.control().demands()).hasSize(demands);
        ServerFacts server = facts.running();
        assertThat(server.version()).isEqualTo(cluster.version());
        assertThat(server.timeline()).isEqualTo(1);
        assertThat(server.pendingInFiles()).isEmpty();
        assertThat(server.fileErrors()).isEmpty();
        assertThat(server.databases()).isEmpty();
        assertThat(server.totalBytes()).isGreaterThan(10_000_000);
        assertThat(server.clients()).isZero();
        String oldest = host.exec(
                        "ls \"$1\"/pg_wal/ \"$1\"/pg_xlog/ 2>/dev/null | grep -E '^[0-9A-F]{24}$' | sort | head -n 1",
                        image.dataDirectory())
                .out()
                .strip();
        long segment = Long.parseLong(oldest.substring(8, 16), 16) * 256 + Long.parseLong(oldest.substring(16), 16);
        assertThat(server.wal().oldest()).isEqualTo(segment * (16 << 20));
        assertThat(server.wal().position())
                .isBetween(server.wal().oldest(), server.wal().oldest() + (512 << 20));
        assertThat(server.settings().get("max_wal_senders").max()).isEqualTo("262143");
        assertThat(server.settings().get("wal_level").choices()).contains("logical");
    }

    private static void fresh(HostImage image, HostFacts facts) {
        if (image.layout() == HostImage.Layout.DEBIAN) {
            assertThat(facts.clusters()).isEmpty();
            return;
        }
        ClusterFacts cluster = facts.cluster();
        assertThat(cluster.state()).isEqualTo(ClusterFacts.State.UNINITIALISED);
        assertThat(cluster.version().major()).isEqualTo(image.major());
        assertThat(cluster.dataDirectory()).isEqualTo(image.dataDirectory());
        assertThat(cluster.binDir()).isEqualTo(image.binDirectory());
        assertThat(cluster.service().unit()).isEqualTo(image.unit());
        assertThat(cluster.service().startsAtBoot()).isFalse();
        assertThat(cluster.osUser()).isEqualTo("postgres");
        assertThat(cluster.osGroup()).isEqualTo("postgres");
        assertThat(cluster.osUid()).isPositive();
        assertThat(cluster.freeBytes()).isPositive();
        assertThat(cluster.clientVersion().orElseThrow()).isGreaterThanOrEqualTo(cluster.version());
    }
}
