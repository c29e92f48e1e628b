package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Secrets;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;

/** Two Debian 12 hosts, the second to become the first's standby, and what they were before: tests that come back there. */
final class DebianPair {
    private static final String SENDERS = "SELECT application_name || ' ' || state FROM pg_stat_replication";

    final TestHost one;
    final TestHost two;
    private final Map<TestHost, Fingerprint> before = new LinkedHashMap<>();
    private final Map<TestHost, String> states = new LinkedHashMap<>();
    private boolean used;

    private DebianPair(List<TestHost> hosts) {
        this.one = hosts.get(0);
        this.two = hosts.get(1);
        remember();
    }

    /**
     * For the next test of a class: the pair of the last one, if that came back to where it began, else new hosts.
     *
     * @param last null at first
     */
    static DebianPair ready(HostLab lab, DebianPair last) {
        if (last == null || last.used) {
            lab.discardAll();
            return boot(lab);
        }
        last.remember();
        return last;
    }

    static DebianPair boot(HostLab lab) {
        return boot(lab, HostSpec.of("db1", HostImage.DEBIAN_12_PG15), HostSpec.of("db2", HostImage.DEBIAN_12_PG15));
    }

    static DebianPair boot(HostLab lab, HostSpec one, HostSpec two) {
        return new DebianPair(lab.startAll(List.of(one, two)));
    }

    /** As an admin starts those that gave up, for want of room say. */
    void startServers() {
        hosts().forEach(host -> host.exec(
                        "systemctl reset-failed postgresql@15-main; systemctl start postgresql@15-main")
                .ok());
    }

    List<TestHost> hosts() {
        return List.of(one, two);
    }

    ReplicationPlan plan() {
        return Plans.ofAll(hosts());
    }

    /**
     * The plan as the program reads it.
     *
     * @param replication its part of that name, in JSON
     */
    String json(String replication) {
        return "{\"format\": \"standby-wizard/1\", \"primary\": " + server(one) + ", \"standbys\": [" + server(two)
                + "], \"replication\": " + replication + "}";
    }

    private static String server(TestHost host) {
        return "{\"name\": \"" + host.name() + "\", \"host\": \"" + host.ipv4()
                + "\", \"ssh\": {\"user\": \"root\", \"identityFile\": \"" + host.clientKey() + "\"}}";
    }

    /** Opens the engine as a fresh start of the program would. */
    Pipeline pipeline(Path directory) {
        return pipeline(plan(), directory);
    }

    Pipeline pipeline(ReplicationPlan plan, Path directory) {
        return pipeline(plan, Pipeline.NO_SECRETS, directory);
    }

    Pipeline pipeline(ReplicationPlan plan, Secrets secrets, Path directory) {
        used = true;
        return new Pipeline(plan, secrets, hosts(), directory);
    }

    /** By a program of its own: the next test gets new hosts, unless this one comes back to where it began. */
    void use() {
        used = true;
    }

    /** Plans and applies. */
    Journal setUp(String runId, Path directory) {
        try (Pipeline pipeline = pipeline(directory)) {
            Journal journal = pipeline.journal(pipeline.plan(runId));
            assertThat(pipeline.apply(journal))
                    .as(String.join("\n", pipeline.reasons()))
                    .isEqualTo(RunStatus.DONE);
            return journal;
        }
    }

    void takeBack(Journal journal, Path directory) {
        try (Pipeline pipeline = pipeline(directory)) {
            assertThat(pipeline.undo(journal))
                    .as(String.join("\n", pipeline.reasons()))
                    .isEqualTo(RunStatus.UNDONE);
        }
        requireAsBefore();
    }

    /** From now on this is how they were before. */
    void remember() {
        hosts().forEach(host -> {
            before.put(host, Configuration.of(host));
            states.put(host, Configuration.state(host));
        });
    }

    /** Configuration to the byte, both servers as they were, nothing left on the primary. Makes room for more. */
    void requireAsBefore() {
        List<String> differences = new ArrayList<>();
        before.forEach((host, then) -> differences.addAll(then.differences(Configuration.of(host))));
        assertThat(differences).as("configuration").isEmpty();
        states.forEach((host, then) ->
                assertThat(Configuration.state(host)).as(host.name()).isEqualTo(then));
        assertThat(one.sql("SELECT slot_name FROM pg_replication_slots"))
                .as("slots")
                .isEmpty();
        assertThat(one.sql("SELECT rolname FROM pg_roles WHERE rolname = 'replicator'"))
                .as("role")
                .isEmpty();
        assertThat(two.exec("pgrep -a pg_basebackup; ls -d /var/lib/postgresql/15/main.copy-* 2>/dev/null")
                        .out())
                .as("half copies")
                .isEmpty();
        two.exec("rm -rf /var/lib/postgresql/15/main.undone-*").ok();
        used = false;
    }

    void requireStreaming() {
        Wait.until("streaming", () -> one.sql(SENDERS).equals("db2 streaming"));
    }
}
