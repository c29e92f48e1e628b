package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;

/** Safety rule 1 on real servers: an undo that would replace or cut off somebody is refused, and touches nothing. */
@Tag("hosts")
class UndoLooksAgainHostsTest {
    private static final String DATA = "/var/lib/postgresql/15/main";
    private static final String UNIT = "postgresql@15-main";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    private static DebianPair pair;

    @TempDir
    Path directory;

    @BeforeEach
    void prepare() {
        pair = DebianPair.ready(lab, pair);
    }

    /** What an undo would touch, and which server processes run. */
    private static Map<TestHost, List<Object>> now() {
        Map<TestHost, List<Object>> all = new LinkedHashMap<>();
        pair.hosts()
                .forEach(host -> all.put(
                        host,
                        List.of(
                                Configuration.of(host),
                                Configuration.state(host),
                                host.sql("SELECT pg_postmaster_start_time()"),
                                host.exec("ls -di /var/lib/postgresql/15/*").ok(),
                                host.sql("SELECT array_agg(rolname ORDER BY rolname) FROM pg_roles"),
                                host.sql("SELECT array_agg(slot_name ORDER BY slot_name) FROM pg_replication_slots"))));
        return all;
    }

    /** Says why, in words that hold all of these. */
    private void refused(Journal journal, String... words) {
        Map<TestHost, List<Object>> before = now();
        try (Pipeline pipeline = pair.pipeline(directory)) {
            assertThat(pipeline.undo(journal)).isEqualTo(RunStatus.FAILED);
            assertThat(String.join("\n", pipeline.reasons())).contains(words).contains("Nothing was taken back");
        }
        assertThat(now()).isEqualTo(before);
    }

    @Test
    void afterAFailover() {
        Journal journal = pair.setUp("promoted", directory);
        pair.two.sql("SELECT pg_promote()");
        pair.two.sql("CREATE TABLE sold AS SELECT 1 AS n");
        refused(journal, "db2 is no longer a standby: it was promoted", "live database");
        assertThat(pair.two.sql("SELECT n FROM sold")).isEqualTo("1");

        // The old primary comes back as a standby of the new one.
        pair.one.stopService(UNIT);
        pair.one
                .exec("runuser -u postgres -- touch $2/standby.signal; systemctl start $1", UNIT, DATA)
                .ok();
        refused(journal, "db1 is in recovery now: it is no longer the primary");

        // And back: as the words say, the promoted server is given up by stopping it.
        pair.one.stopService(UNIT);
        pair.one.exec("rm $2/standby.signal; systemctl start $1", UNIT, DATA).ok();
        pair.two.stopService(UNIT);
        pair.takeBack(journal, directory);
    }

    @Test
    void whileSomebodyElseUsesRoleAndSlot() {
        Journal journal = pair.setUp("strangers", directory);
        TestHost two = pair.two;
        receive(two, "--synchronous");
        Wait.until("a stranger's stream", () -> senders().contains("archive"));
        refused(journal, "Somebody else streams from db1 with the role replicator (archive)");

        two.stopService(UNIT);
        two.exec("systemctl stop archive").ok();
        Wait.until("the slot is free", () -> senders().isEmpty());
        receive(two, "--slot=db2");
        Wait.until("a stranger's stream", () -> senders().contains("archive"));
        two.exec("systemctl start $1", UNIT).ok();
        refused(journal, "Somebody else uses the slot db2 on db1 now (archive)");

        two.exec("systemctl stop archive; rm -r /var/tmp/archive").ok();
        Wait.until("the slot is free", () -> !senders().contains("archive"));
        pair.takeBack(journal, directory);
    }

    private static String senders() {
        return pair.one.sql("SELECT application_name FROM pg_stat_replication");
    }

    /** Somebody's WAL archive, by the run's own role. */
    private static void receive(TestHost host, String option) {
        host.exec(
                        "install -d -o postgres /var/tmp/archive; passfile=$(find /var/lib/postgresql/.standby-wizard -type f)"
                                + " && systemd-run --quiet --collect --unit=archive --uid=postgres -E PGPASSFILE=\"$passfile\""
                                + " /usr/lib/postgresql/15/bin/pg_receivewal -w -D /var/tmp/archive \"$2\""
                                + " -d \"host=$1 user=replicator application_name=archive\"",
                        pair.one.ipv4(),
                        option)
                .ok();
    }

    @Test
    void inAFileChangedSinceOnlyOurPartGoes() {
        List<Path> files = List.of(
                pair.one.file("/etc/postgresql/15/main/postgresql.conf"),
                pair.one.file("/etc/postgresql/15/main/pg_hba.conf"),
                pair.two.file("/etc/postgresql/15/main/postgresql.conf"));
        List<String> before = files.stream().map(UndoLooksAgainHostsTest::read).toList();
        Fingerprint modes = Fingerprint.of(pair.one, "/etc/postgresql");
        Journal journal = pair.setUp("changed", directory);
        String line = "# somebody's own line, since\n";
        files.forEach(file -> append(file, line));
        try (Pipeline pipeline = pair.pipeline(directory)) {
            // Rule 4: what the server has not read yet does not come into force by an undo either.
            assertThat(pipeline.undo(journal)).isEqualTo(RunStatus.FAILED);
            assertThat(String.join("\n", pipeline.reasons()))
                    .contains("Somebody changed /etc/postgresql/15/main/pg_hba.conf", "has not read that yet");
            pair.one.sql("SELECT pg_reload_conf()");
            assertThat(pipeline.undo(journal)).isEqualTo(RunStatus.UNDONE);
            assertThat(pipeline.said()).contains("changed-since /etc/postgresql/15/main/pg_hba.conf");
        }
        List<String> expected = new ArrayList<>(before);
        expected.replaceAll(text -> text + line);
        assertThat(files.stream().map(UndoLooksAgainHostsTest::read).toList()).isEqualTo(expected);
        for (int i = 0; i < files.size(); i++) {
            write(files.get(i), before.get(i));
        }
        pair.hosts().forEach(host -> host.sql("SELECT pg_reload_conf()"));
        assertThat(modes.differences(Fingerprint.of(pair.one, "/etc/postgresql")))
                .isEmpty();
        pair.requireAsBefore();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
