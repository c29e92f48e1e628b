package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;

/** A third standby joins a primary that has two: those go on undisturbed, and both runs can be taken back. */
@Tag("hosts")
class ThirdStandbyHostsTest {
    private static final String STARTED = "SELECT pg_postmaster_start_time()";
    private static final String RECEIVERS = "SELECT application_name || ' ' || pid FROM pg_stat_replication"
            + " WHERE application_name IN ('db2', 'db3') ORDER BY 1";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    @Test
    void theOthersGoOn() {
        List<TestHost> hosts = lab.startAll(Stream.of("db1", "db2", "db3", "db4")
                .map(name -> HostSpec.of(name, HostImage.DEBIAN_12_PG15))
                .toList());
        TestHost primary = hosts.get(0);
        Map<TestHost, Fingerprint> before = new LinkedHashMap<>();
        hosts.forEach(host -> before.put(host, Configuration.of(host)));
        List<TestHost> first = hosts.subList(0, 3);

        Journal one;
        try (Pipeline pipeline = new Pipeline(Plans.ofAll(first), Pipeline.NO_SECRETS, hosts, directory)) {
            one = pipeline.journal(pipeline.plan("a1"));
            assertThat(pipeline.apply(one)).isEqualTo(RunStatus.DONE);
        }
        String started = primary.sql(STARTED);
        String receivers = primary.sql(RECEIVERS);
        assertThat(receivers.lines()).hasSize(2);

        try (Pipeline pipeline = new Pipeline(Plans.ofAll(hosts), Pipeline.NO_SECRETS, hosts, directory)) {
            Journal two = pipeline.journal(pipeline.plan("a2"));
            assertThat(pipeline.apply(two)).isEqualTo(RunStatus.DONE);
            assertThat(primary.sql(STARTED)).as("no restart of the primary").isEqualTo(started);
            assertThat(primary.sql(RECEIVERS)).as("the same senders").isEqualTo(receivers);
            assertThat(primary.sql("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"))
                    .isEqualTo("3");

            assertThat(pipeline.undo(two)).isEqualTo(RunStatus.UNDONE);
            assertThat(primary.sql(RECEIVERS)).as("still the same senders").isEqualTo(receivers);
        }
        try (Pipeline pipeline = new Pipeline(Plans.ofAll(first), Pipeline.NO_SECRETS, hosts, directory)) {
            assertThat(pipeline.undo(one)).isEqualTo(RunStatus.UNDONE);
        }
        List<String> differences = new ArrayList<>();
        hosts.forEach(host -> differences.addAll(before.get(host).differences(Configuration.of(host))));
        assertThat(differences).isEmpty();
    }
}
