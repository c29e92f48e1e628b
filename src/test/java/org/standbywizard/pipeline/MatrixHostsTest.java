package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.fake.Threads;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Secrets;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;

/**
 * Every row: apply, stream, write on the primary and read on the standbys, reboot all, apply again without a change,
 * undo to the byte. One row alone: {@code -Dmatrix=name}.
 */
@Tag("hosts")
class MatrixHostsTest {
    @RegisterExtension
    static final HostLab lab = HostLab.open();

    private static final Secrets SECRETS = (ref, purpose) -> {
        String variable = ((SecretRef.Env) ref).variable();
        return new Secret(variable.equals("DBA_PASSWORD") ? Login.DBA_PASSWORD : Rows.HOSTILE_PASSWORD);
    };

    @TempDir
    Path directory;

    static Stream<Row> rows() {
        String only = System.getProperty("matrix", "");
        return Rows.all().stream().filter(row -> row.name().contains(only));
    }

    @AfterEach
    void discard() {
        lab.discardAll();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void row(Row row) {
        long begun = System.nanoTime();
        List<TestHost> hosts = lab.startAll(row.hosts());
        row.prepare().accept(hosts);
        TestHost primary = hosts.get(0);
        List<TestHost> standbys = hosts.subList(1, hosts.size());
        Map<TestHost, Fingerprint> before = new LinkedHashMap<>();
        hosts.forEach(host -> before.put(host, Configuration.of(host)));
        Map<TestHost, String> states = new LinkedHashMap<>();
        hosts.forEach(host -> states.put(host, Configuration.state(host)));
        ReplicationPlan plan = row.plan().apply(hosts);

        Journal journal;
        try (Pipeline pipeline = new Pipeline(plan, SECRETS, hosts, directory)) {
            journal = pipeline.journal(pipeline.plan("m1"));
            assertThat(pipeline.apply(journal)).isEqualTo(RunStatus.DONE);
        }
        requireStreaming(primary, plan, row.syncState());
        requireWritesArrive(primary, standbys);
        rebootAll(hosts);
        requireStreaming(primary, plan, row.syncState());
        try (Pipeline pipeline = new Pipeline(plan, SECRETS, hosts, directory)) {
            assertThat(pipeline.plan("m2").steps().map(Object::toString).toList())
                    .as("a second run changes nothing")
                    .isEmpty();
            assertThat(pipeline.undo(journal)).isEqualTo(RunStatus.UNDONE);
        }
        List<String> differences = new ArrayList<>();
        hosts.forEach(host -> differences.addAll(before.get(host).differences(Configuration.of(host))));
        assertThat(differences).as("configuration after the undo").isEmpty();
        assertThat(Configuration.sql(primary, "SELECT count(*) FROM pg_replication_slots"))
                .isEqualTo("0");
        assertThat(Configuration.sql(primary, "SELECT count(*) FROM pg_roles WHERE rolreplication AND NOT rolsuper"))
                .isEqualTo("0");
        hosts.forEach(
                host -> assertThat(Configuration.state(host)).as(host.name()).isEqualTo(states.get(host)));
        System.out.printf("matrix: %s done in %d s%n", row.name(), (System.nanoTime() - begun) / 1_000_000_000L);
    }

    private static void requireStreaming(TestHost primary, ReplicationPlan plan, String syncState) {
        for (StandbyPlan standby : plan.standbys()) {
            Wait.until("streaming of " + standby.id(), () -> Configuration.sql(
                            primary,
                            "SELECT state || ' ' || sync_state FROM pg_stat_replication WHERE application_name = '"
                                    + standby.applicationNameOrDefault() + "'")
                    .equals("streaming " + syncState));
        }
    }

    private static void requireWritesArrive(TestHost primary, List<TestHost> standbys) {
        Configuration.pgbench(primary);
        String rows = Configuration.sql(primary, "SELECT count(*) FROM pgbench_history");
        assertThat(Integer.parseInt(rows)).isPositive();
        for (TestHost standby : standbys) {
            Wait.until("rows on " + standby.name(), () -> Configuration.sql(
                            standby, "SELECT count(*) FROM pgbench_history")
                    .equals(rows));
        }
    }

    private static void rebootAll(List<TestHost> hosts) {
        CompletableFuture.allOf(hosts.stream()
                        .map(host -> CompletableFuture.runAsync(host::reboot, Threads.EACH))
                        .toArray(CompletableFuture[]::new))
                .join();
    }
}
