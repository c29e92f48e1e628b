package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.BackupOptions;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ReplicationSettings;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.SslMode;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.plan.Synchronous;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;

/** All servers of a plan at once, on real hosts. */
@Tag("hosts")
class SurveyHostsTest {

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    @Test
    void theStandbyTriesWhatThePrimaryTells() {
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("one", HostImage.DEBIAN_12_PG15), HostSpec.of("two", HostImage.DEBIAN_12_PG15)));
        TestHost one = hosts.get(0);
        TestHost two = hosts.get(1);
        one.exec("mkdir /srv/ts && chown postgres: /srv/ts").ok();
        one.sql("CREATE TABLESPACE ts LOCATION '/srv/ts'");
        ReplicationPlan plan = plan(one, two);
        Looking looking = new Looking(directory, hosts, Optional.empty());
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            Survey survey = new Survey(looking.probe, executor);
            long begin = System.nanoTime();
            Survey.Result result = survey.look(plan, looking::connect, new Cancellation());
            System.out.printf("survey of two hosts: %d ms%n", (System.nanoTime() - begin) / 1_000_000);
            assertThat(result.failures()).isEmpty();
            HostFacts primary = result.facts().get(new HostId("one"));
            HostFacts standby = result.facts().get(new HostId("two"));
            assertThat(primary.running().tablespaces()).containsEntry("ts", "/srv/ts");
            assertThat(standby.server()).isPresent();
            assertThat(standby.os().paths().get("/srv/ts").exists()).isFalse();
            assertThat(standby.os().reachable()).containsEntry(one.ipv4() + " 5432", "refused");
            Addressing addressing = Addressing.of(plan, plan.standbys().get(0), primary, standby);
            assertThat(addressing.primaryAddress()).isEqualTo(one.ipv4());
            assertThat(addressing.sourceAddress()).isEqualTo(two.ipv4() + "/32");

            two.shutDown();
            Survey.Result alone = survey.look(plan, looking::connect, new Cancellation());
            assertThat(alone.facts()).containsOnlyKeys(new HostId("one"));
            assertThat(alone.failures().get(new HostId("two"))).isInstanceOf(Failure.Unreachable.class);
        } finally {
            executor.shutdownNow();
        }
    }

    static ReplicationPlan plan(TestHost primary, TestHost standby) {
        return new ReplicationPlan(
                Looking.server(primary, "root"),
                List.of(new StandbyPlan(
                        Looking.server(standby, "root"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of())),
                new ReplicationSettings(
                        "replicator",
                        AuthMethod.SCRAM_SHA_256,
                        new SecretRef.Generated(),
                        true,
                        SslMode.PREFER,
                        Synchronous.off(),
                        BackupOptions.defaults()),
                Map.of());
    }
}
