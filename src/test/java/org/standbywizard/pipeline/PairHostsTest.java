package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.ChangeSet;

/** The whole way on one pair of Debian 12 hosts: look, plan, apply, read back, apply again, undo. */
@Tag("hosts")
class PairHostsTest {
    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    @Test
    void fromTwoServersToAStandbyAndBack() {
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("db1", HostImage.DEBIAN_12_PG15), HostSpec.of("db2", HostImage.DEBIAN_12_PG15)));
        TestHost one = hosts.get(0);
        TestHost two = hosts.get(1);
        one.sql("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");
        one.sql("ALTER SYSTEM SET log_statement = 'all'");
        one.sql("SELECT pg_reload_conf()");
        Fingerprint oneBefore = Fingerprint.of(one, "/etc/postgresql");
        Fingerprint twoBefore = Fingerprint.of(two, "/etc/postgresql", "/var/lib/postgresql");
        String identifierBefore = two.sql("SELECT system_identifier FROM pg_control_system()");
        ReplicationPlan plan = Plans.plan(Plans.server(one), List.of(Plans.standby(two)));

        try (Pipeline pipeline = new Pipeline(plan, Pipeline.NO_SECRETS, hosts, directory)) {
            ChangeSet changes = pipeline.plan("t1");
            Journal journal = pipeline.journal(changes);
            assertThat(pipeline.apply(journal)).isEqualTo(RunStatus.DONE);

            assertThat(one.sql("SELECT application_name || ' ' || state FROM pg_stat_replication"))
                    .isEqualTo("db2 streaming");
            assertThat(two.sql("SELECT count(*) FROM kept")).isEqualTo("1000");
            // Not even the verifier: with md5 it would be as good as the password.
            String log = one.exec("cat /var/log/postgresql/*.log").ok();
            assertThat(log).contains("CREATE TABLE").doesNotContain("SCRAM-SHA-256$4096");
            assertThat(pipeline.plan("t2").steps().toList()).isEmpty();

            assertThat(pipeline.undo(journal)).isEqualTo(RunStatus.UNDONE);
            assertThat(one.sql("SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
            assertThat(one.sql("SELECT count(*) FROM pg_roles WHERE rolname = 'replicator'"))
                    .isEqualTo("0");
            assertThat(two.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
            assertThat(oneBefore.differences(Fingerprint.of(one, "/etc/postgresql")))
                    .isEmpty();
            // The directories that were set aside lie beside the data directory, and a server that ran lives on.
            assertThat(twoBefore.differences(Fingerprint.of(two, "/etc/postgresql", "/var/lib/postgresql")))
                    .allMatch(line -> line.startsWith("/var/lib/postgresql/15/main"));
            assertThat(two.sql("SELECT system_identifier FROM pg_control_system()"))
                    .isEqualTo(identifierBefore);
        }
    }
}
