package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunStatus;

/** Safety rule 14 on real servers: no slot keeps WAL for a copy that nobody makes. */
@Tag("hosts")
class SlotHostsTest {
    private static final String SLOTS = "SELECT slot_name || ' ' || active FROM pg_replication_slots";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    @AfterEach
    void discard() {
        lab.discardAll();
    }

    /** Up to PostgreSQL 12 the primary cannot cap a slot: a copy that is too slow for its writes gives up. */
    @Test
    void rule14_aCopyGivesUpBeforeThePrimarysDiskIsFull() {
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("db1", HostImage.RPM_PG12).withDisk(1000), HostSpec.of("db2", HostImage.RPM_PG12)));
        TestHost one = hosts.get(0);
        TestHost two = hosts.get(1);
        one.sql("CREATE TABLE busy (n int)");
        String before = two.sql("SELECT pg_postmaster_start_time()");
        try (Pipeline pipeline = new Pipeline(Plans.ofAll(hosts), Pipeline.NO_SECRETS, hosts, directory)) {
            Journal journal = pipeline.journal(pipeline.plan("limit"));
            AtomicBoolean written = new AtomicBoolean();
            RunStatus status = pipeline.apply(journal, new Cancellation(), event -> {
                if (event instanceof RunEvent.StepStarted started
                        && started.step().equals("db2/copy")) {
                    two.limitNetwork(2000);
                } else if (event instanceof RunEvent.Copying copying
                        && copying.progress().doneBytes() > 0
                        && written.compareAndSet(false, true)) {
                    // Forty segments of 16 MB: more than half of the disk, and less than all of it.
                    one.sql("DO 'BEGIN FOR i IN 1..40 LOOP INSERT INTO busy VALUES (i); PERFORM pg_switch_wal();"
                            + " END LOOP; END'");
                }
            });
            assertThat(status).isEqualTo(RunStatus.FAILED);
            assertThat(String.join("\n", pipeline.reasons()))
                    .contains("it gives up before the disk is full", "The slot db2 was dropped");
            assertThat(one.sql(SLOTS)).isEmpty();
            assertThat(two.sql("SELECT pg_postmaster_start_time()")).isEqualTo(before);
            two.unlimitNetwork();
            assertThat(pipeline.apply(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            assertThat(pipeline.problems()).isEmpty();
        }
    }

    @Test
    void rule14_whereTheDesktopDies() {
        DebianPair pair = DebianPair.boot(lab);
        TestHost one = pair.one;
        Program program = new Program(directory, pair.hosts());
        Path plan = program.write("plan.json", pair.json("{\"backup\": {\"maxRate\": \"4M\"}}"));

        // The copy fails when nobody is there: its job drops the slot.
        dieInTheCopy(program, plan, pair);
        assertThat(one.sql(SLOTS)).isEqualTo("db2 true");
        pair.two.exec("pkill -KILL -x pg_basebackup").ok();
        Wait.until("the job drops its slot", () -> one.sql(SLOTS).isEmpty());

        // The copy goes on when nobody is there, and the next apply takes it up.
        dieInTheCopy(program, plan, pair);
        String job = copyJob(pair);
        assertThat(program.run(Map.of(), "check", plan).text()).contains("did not finish");
        assertThat(copyJob(pair)).isEqualTo(job);
        Program.Said on = program.run(Map.of(), "apply", plan, "--yes");
        assertThat(on.status()).as(on.text()).isZero();
        assertThat(on.text()).contains("It goes on where it stopped", "Verified");
        assertThat(copyJob(pair)).as("the same copy").isEqualTo(job);
        assertThat(one.sql(SLOTS)).isEqualTo("db2 true");
        undo(program, plan, pair);

        // Or an undo ends it.
        dieInTheCopy(program, plan, pair);
        undo(program, plan, pair);
    }

    private static void undo(Program program, Path plan, DebianPair pair) {
        Program.Said undone = program.run(Map.of(), "undo", plan, "--yes");
        assertThat(undone.status()).as(undone.text()).isZero();
        pair.requireAsBefore();
    }

    private static String copyJob(DebianPair pair) {
        return pair.two.exec("cat /var/lib/standby-wizard/*/*/copy/pid").ok();
    }

    /** Starts apply, and kills it in the middle of the copy. */
    private void dieInTheCopy(Program program, Path plan, DebianPair pair) {
        Path output = directory.resolve("died");
        Process apply = program.start(Map.of(), output, "apply", plan, "--yes");
        Wait.until("the copy runs", () -> read(output).contains(" MB of "));
        apply.destroyForcibly();
        try {
            assertThat(apply.waitFor(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        assertThat(apply.exitValue()).as(read(output)).isEqualTo(128 + 9);
        assertThat(pair.two.exec("pgrep -c pg_basebackup").ok()).isEqualTo("2");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
