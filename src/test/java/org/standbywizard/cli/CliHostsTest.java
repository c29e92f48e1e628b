package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import tools.jackson.databind.json.JsonMapper;

/** The packaged program on two Debian 12 hosts, command by command as a person types them. */
@Tag("hosts")
class CliHostsTest {
    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path home;

    private Program program;
    private Path plan;
    private Path known;

    private Program.Result run(String command, String... more) throws IOException, InterruptedException {
        String[] args = new String[more.length + 4];
        args[0] = command;
        args[1] = plan.toString();
        args[2] = "--known-hosts";
        args[3] = known.toString();
        System.arraycopy(more, 0, args, 4, more.length);
        Program.Result result = program.run(args);
        System.out.println("== " + command + " " + List.of(more) + " -> " + result.status());
        System.out.println(result.text().indent(3));
        return result;
    }

    private static Map<String, Object> server(TestHost host) {
        return Map.of(
                "name", host.name(),
                "host", host.ipv4(),
                "ssh", Map.of("user", "root", "identityFile", host.clientKey().toString()));
    }

    private void plan(TestHost one, TestHost two, Map<String, Object> replication) throws IOException {
        program = new Program(home);
        plan = home.resolve("plan.json");
        known = home.resolve("known");
        Files.writeString(
                plan,
                new JsonMapper()
                        .writeValueAsString(Map.of(
                                "format",
                                "standby-wizard/1",
                                "primary",
                                server(one),
                                "standbys",
                                List.of(server(two)),
                                "replication",
                                replication)));
    }

    @Test
    void aRunThatIsInterruptedCleansUpAndGoesOn() throws IOException, InterruptedException {
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("db3", HostImage.DEBIAN_12_PG15), HostSpec.of("db4", HostImage.DEBIAN_12_PG15)));
        TestHost one = hosts.get(0);
        TestHost two = hosts.get(1);
        plan(one, two, Map.of("backup", Map.of("maxRate", "1M")));
        Files.writeString(known, one.knownHosts() + two.knownHosts());
        Path out = home.resolve("interrupted.txt");
        Process process = program.start(
                out,
                home.resolve("interrupted.err"),
                List.of("apply", plan.toString(), "--known-hosts", known.toString(), "--yes"));
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        // The copy of some twenty megabytes now takes as many seconds.
        while (!Files.readString(out).contains(" MB of ")) {
            assertThat(process.isAlive() && System.nanoTime() < deadline)
                    .as(Files.readString(out))
                    .isTrue();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out);
        System.out.println(said.indent(3));
        assertThat(process.exitValue()).as(said).isEqualTo(6);
        assertThat(said).contains("Stopping", "What stands now", "standby-wizard undo", "was dropped again");
        assertThat(two.exec("ls -d /var/lib/postgresql/15/main.copy-* | wc -l")
                        .out()
                        .strip())
                .isEqualTo("0");
        assertThat(two.exec("pgrep pg_basebackup").out()).isEmpty();
        assertThat(one.sql("SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
        assertThat(two.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
        assertThat(program.run("runs").text()).contains("cancelled");

        assertThat(run("apply", "--yes").status()).isZero();
        assertThat(one.sql("SELECT application_name || ' ' || state FROM pg_stat_replication"))
                .isEqualTo("db4 streaming");
        assertThat(one.sql("SELECT slot_name || active FROM pg_replication_slots"))
                .isEqualTo("db4true");
        lab.discardAll();
    }

    @Test
    void fromTwoServersToAStandbyAndBack() throws IOException, InterruptedException {
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("db1", HostImage.DEBIAN_12_PG15), HostSpec.of("db2", HostImage.DEBIAN_12_PG15)));
        TestHost one = hosts.get(0);
        TestHost two = hosts.get(1);
        one.sql("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS n");
        Fingerprint before = Fingerprint.of(one, "/etc/postgresql");
        plan(one, two, Map.of());

        // Nobody can be asked, and no key is known: four, with the fingerprint to compare.
        Program.Result unknown = run("check");
        assertThat(unknown.status()).isEqualTo(4);
        assertThat(unknown.text()).contains("SHA256:");
        Files.writeString(known, one.knownHosts() + two.knownHosts());

        assertThat(run("check").status()).isZero();
        Program.Result preview = run("preview", "--full");
        assertThat(preview.status()).isZero();
        assertThat(preview.text()).contains("CREATE ROLE", "+++", "pg_basebackup", "PASSWORD '********'");
        assertThat(one.sql("SELECT count(*) FROM pg_roles WHERE rolname = 'replicator'"))
                .isEqualTo("0");
        assertThat(run("apply").status()).as("nobody to ask").isEqualTo(2);

        Program.Result applied = run("apply", "--yes");
        assertThat(applied.status()).as(applied.text()).isZero();
        assertThat(applied.text()).contains("was read on db2 within");
        assertThat(one.sql("SELECT application_name || ' ' || state FROM pg_stat_replication"))
                .isEqualTo("db2 streaming");
        assertThat(two.sql("SELECT count(*) FROM kept")).isEqualTo("1000");

        assertThat(run("verify").status()).isZero();
        Program.Result again = run("apply", "--yes");
        assertThat(again.status()).isZero();
        assertThat(again.text()).contains("Nothing to change");
        assertThat(run("verify", "--json").out())
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"))
                .anyMatch(line -> line.contains("\"type\":\"status\""));
        two.stopService("postgresql@15-main");
        assertThat(run("verify").status()).isEqualTo(7);
        two.exec("systemctl start postgresql@15-main");

        assertThat(run("undo", "--yes").status()).isZero();
        assertThat(before.differences(Fingerprint.of(one, "/etc/postgresql"))).isEmpty();
        assertThat(two.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
        assertThat(run("undo", "--yes").text()).contains("Nothing to undo");
        assertThat(Files.readString(home.resolve("state/standby-wizard.log")))
                .contains("StepEnded")
                .doesNotContain("ERROR");
        lab.discardAll();
    }
}
