package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ReplicationSettings;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.Synchronous;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Secrets;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;
import org.standbywizard.script.ExportFile;
import org.standbywizard.script.ScriptExport;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.text.Messages;

/**
 * The exported scripts, run by hand on the very hosts where Apply was run and taken back before: what they leave is what
 * Apply left, file by file, and verifies; once more they change nothing. One row alone: {@code -Dmatrix=name}.
 */
@Tag("hosts")
class ScriptHostsTest {
    private static final String RUN = "s1";
    private static final String PLACE = "/root/by hand";
    private static final String PASSWORD = "p w:d\\'\"$(x)`y`=#";
    private static final Secrets SECRETS = (ref, purpose) -> new Secret(PASSWORD);

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    static Stream<Row> rows() {
        String only = System.getProperty("matrix", "");
        return Stream.of(
                        pair("debian12-synchronous", HostImage.DEBIAN_12_PG15)
                                .planned(plan -> Plans.withReplication(
                                        plan,
                                        Plans.with(
                                                plan.replication(),
                                                new Synchronous(Synchronous.Mode.ANY, 1, List.of())))),
                        pair("rpm96", HostImage.RPM_PG96),
                        pair("rpm11", HostImage.RPM_PG11),
                        Row.of(
                                "rpm18-never-initialised",
                                HostSpec.of("db1", HostImage.RPM_PG18),
                                HostSpec.of("db2", HostImage.RPM_PG18).neverInitialised()))
                .map(row -> row.planned(ScriptHostsTest::withPassword))
                .filter(row -> row.name().contains(only));
    }

    private static Row pair(String name, HostImage image) {
        return Row.of(name, HostSpec.of("db1", image), HostSpec.of("db2", image));
    }

    private static ReplicationPlan withPassword(ReplicationPlan plan) {
        ReplicationSettings old = plan.replication();
        return Plans.withReplication(
                plan,
                new ReplicationSettings(
                        old.role(),
                        old.authentication(),
                        new SecretRef.Env("ROLE_PASSWORD"),
                        old.slots(),
                        old.sslMode(),
                        old.synchronous(),
                        old.backup()));
    }

    @AfterEach
    void discard() {
        lab.discardAll();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void leavesWhatApplyLeaves(Row row) {
        List<TestHost> hosts = lab.startAll(row.hosts());
        row.prepare().accept(hosts);
        ReplicationPlan plan = row.plan().apply(hosts);
        TestHost primary = hosts.get(0);
        Map<TestHost, Fingerprint> applied;
        Map<TestHost, String> facts;
        List<ExportFile> export;
        try (Pipeline pipeline = new Pipeline(plan, SECRETS, hosts, directory)) {
            // One change set for both: a later look may find another free disk, and propose another limit.
            ChangeSet changes = pipeline.plan(RUN);
            export = ScriptExport.of(changes, Messages.of(Locale.ENGLISH));
            Journal journal = pipeline.journal(changes);
            assertThat(pipeline.apply(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            applied = fingerprints(hosts);
            facts = facts(hosts);
            assertThat(pipeline.undo(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.UNDONE);
        }
        Path kept = directory.resolve("export");
        write(kept, export);
        for (TestHost host : hosts) {
            write(host.file(PLACE), export);
            put(host.file("/root/password"), PASSWORD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        run(export, hosts);
        requireSame(hosts, applied, facts);
        run(export, hosts);
        requireSame(hosts, applied, facts);
        try (Pipeline pipeline = new Pipeline(plan, SECRETS, hosts, directory)) {
            assertThat(pipeline.problems()).isEmpty();
            assertThat(pipeline.plan("m2").steps().map(Object::toString).toList())
                    .as("a run of the wizard changes nothing")
                    .isEmpty();
        }
        assertThat(primary.exec("grep -rlF \"$1\" /root/by* /var/lib/standby-wizard /var/log 2>/dev/null", PASSWORD)
                        .out())
                .as("where the password is besides its file")
                .isEmpty();
    }

    /** A wizard at work, a run of one that stopped, and what somebody wrote since the preview. */
    @Test
    void stopsForAWizardsLockAndForWhatSomebodyWrote() {
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("db1", HostImage.DEBIAN_12_PG15), HostSpec.of("db2", HostImage.DEBIAN_12_PG15)));
        TestHost one = hosts.get(0);
        ReplicationPlan plan = withPassword(Plans.ofAll(hosts));
        List<ExportFile> export;
        try (Pipeline pipeline = new Pipeline(plan, SECRETS, hosts, directory)) {
            export = ScriptExport.of(pipeline.plan(RUN), Messages.of(Locale.ENGLISH));
        }
        for (TestHost host : hosts) {
            write(host.file(PLACE), export);
            put(host.file("/root/password"), PASSWORD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Fingerprint before = Configuration.of(one);
        String role = "SELECT count(*) FROM pg_roles WHERE rolname = 'replicator'";
        one.exec("cp \"$1/lib/lock.sh\" /tmp/lock.sh && chmod 0644 /tmp/lock.sh", PLACE)
                .ok();
        for (String as : List.of(
                "sh /tmp/lock.sh $1 /var/lib/standby-wizard",
                "cd / && runuser -u postgres -- sh /tmp/lock.sh $1 /var/lib/postgresql/.standby-wizard")) {
            one.exec(as + " must r7 t1 alice@desk own", "take").ok();
            String said = one.exec("sh \"$1/1-db1.sh\" --password-fd 3 3</root/password 2>&1", PLACE)
                    .out();
            assertThat(said).contains("alice@desk works on this host with Standby Wizard, run r7", "--despite-lock r7");
            assertThat(one.sql(role)).isEqualTo("0");
            one.exec(as + " must t1", "release").ok();
            assertThat(before.differences(Configuration.of(one))).isEmpty();
        }
        one.exec("echo '# mine' >>/etc/postgresql/15/main/pg_ident.conf").ok();
        String said = one.exec("sh \"$1/1-db1.sh\" --password-fd 3 3</root/password 2>&1", PLACE)
                .out();
        assertThat(said)
                .contains("somebody changed /etc/postgresql/15/main/pg_ident.conf, and the server has not read it");
        one.sql("SELECT pg_reload_conf()");
        Wait.until("the file is read", () -> one.sql("SELECT pg_conf_load_time() > now() - interval '1 minute'")
                .equals("t"));
        run(export, hosts);
        Wait.until("streaming", () -> one.sql("SELECT state FROM pg_stat_replication")
                .equals("streaming"));
    }

    private static void run(List<ExportFile> export, List<TestHost> hosts) {
        for (ExportFile script : export.stream().filter(ExportFile::executable).toList()) {
            TestHost host = hosts.stream()
                    .filter(one -> script.path().endsWith("-" + one.name() + ".sh"))
                    .findFirst()
                    .orElseThrow();
            String said = host.exec("sh \"$1\" --password-fd 3 3</root/password 2>&1", PLACE + "/" + script.path())
                    .ok();
            System.out.println(said);
            assertThat(said).contains("done.");
        }
    }

    private static void requireSame(
            List<TestHost> hosts, Map<TestHost, Fingerprint> applied, Map<TestHost, String> facts) {
        Map<TestHost, Fingerprint> now = fingerprints(hosts);
        for (TestHost host : hosts) {
            assertThat(applied.get(host).differences(now.get(host)))
                    .as(host.name())
                    .isEmpty();
        }
        assertThat(facts(hosts)).isEqualTo(facts);
    }

    /** Configuration, passfile, enablement; not the run's own directory, which tells how it was done. */
    private static Map<TestHost, Fingerprint> fingerprints(List<TestHost> hosts) {
        Map<TestHost, Fingerprint> all = new LinkedHashMap<>();
        for (TestHost host : hosts) {
            String data = host.image().dataDirectory();
            Fingerprint found = Configuration.of(host);
            TreeMap<String, Fingerprint.Entry> entries = new TreeMap<>(found.entries());
            entries.keySet().removeIf(path -> path.startsWith("/var/lib/standby-wizard"));
            for (String name : List.of("standby.signal", "recovery.conf", "backup_label.old", "tablespace_map")) {
                Optional.ofNullable(Fingerprint.of(host, data + "/" + name)
                                .entries()
                                .get(data + "/" + name))
                        .filter(entry -> name.startsWith("s") || name.startsWith("r"))
                        .ifPresent(entry -> entries.put(data + "/" + name, entry));
            }
            all.put(host, new Fingerprint(entries));
        }
        return all;
    }

    /** Role, slots and who streams, as the servers say. */
    private static Map<TestHost, String> facts(List<TestHost> hosts) {
        Map<TestHost, String> facts = new LinkedHashMap<>();
        for (TestHost host : hosts) {
            Wait.until("streaming", () -> !hosts.get(0)
                    .sql("SELECT 1 FROM pg_stat_replication WHERE state = 'streaming'")
                    .isEmpty());
            facts.put(
                    host,
                    Configuration.state(host)
                            + host.sql("SELECT rolname, rolcanlogin, rolreplication, rolsuper, left(rolpassword, 5)"
                                    + " FROM pg_authid WHERE rolreplication ORDER BY 1")
                            + host.sql("SELECT slot_name, slot_type, active FROM pg_replication_slots ORDER BY 1")
                            + host.sql("SELECT application_name, state, sync_state FROM pg_stat_replication")
                            + host.exec("ls -d \"$1\".before-s1", host.image().dataDirectory())
                                    .out());
        }
        return facts;
    }

    private static void write(Path root, List<ExportFile> export) {
        export.forEach(file -> put(root.resolve(file.path()), file.content()));
    }

    private static void put(Path path, byte[] content) {
        try {
            Files.createDirectories(path.getParent());
            Files.write(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
