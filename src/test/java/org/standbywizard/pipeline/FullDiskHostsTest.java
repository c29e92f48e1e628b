package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.LockTerms;
import org.standbywizard.run.RunStatus;

/** A disk that stays full: a new run is refused before anything is changed, and one that was begun is taken back. */
@Tag("hosts")
class FullDiskHostsTest {
    private static final String LOCK = "/var/lib/standby-wizard/lock";
    private static final int DISK_MEGABYTES = 900;

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    private DebianPair pair() {
        lab.discardAll();
        return DebianPair.boot(
                lab,
                HostSpec.of("db1", HostImage.DEBIAN_12_PG15).withDisk(DISK_MEGABYTES),
                HostSpec.of("db2", HostImage.DEBIAN_12_PG15).withDisk(DISK_MEGABYTES));
    }

    @Test
    void whatFilledUpInTheCopyIsTakenBackWhileItIsFull() {
        DebianPair pair = pair();
        TestHost two = pair.two;
        try (Pipeline pipeline = pair.pipeline(Plans.copiedAt(pair.plan(), "6M"), directory)) {
            Journal refused = pipeline.journal(pipeline.plan("refused"));
            two.fillDisk();
            assertThat(pipeline.apply(refused)).isEqualTo(RunStatus.FAILED);
            assertThat(pipeline.reasons()).anyMatch(words -> words.contains("No space left on device"));
            two.freeDisk();
            pair.requireAsBefore();

            Journal journal = pipeline.journal(pipeline.plan("full"));
            Gate gate = (step, cancellation) -> {
                if (step.id().equals("db2/copy")) {
                    two.fillDisk();
                }
            };
            assertThat(pipeline.apply(journal, gate)).isEqualTo(RunStatus.FAILED);
            assertThat(two.exec("cat " + LOCK).ok()).contains("run full", "state stopped");

            pipeline.events.clear();
            two.fillDisk();
            assertThat(pipeline.apply(journal)).as("goes on as far as it can").isEqualTo(RunStatus.FAILED);
            assertThat(pipeline.reasons()).isNotEmpty().noneMatch(words -> words.contains("lock.sh"));

            pipeline.events.clear();
            two.fillDisk();
            pipeline.terms = LockTerms.of("bob@laptop");
            assertThat(pipeline.undo(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.UNDONE);
        }
        two.freeDisk();
        pair.requireAsBefore();
    }

    @Test
    void whatFilledUpAfterTheRunIsTakenBack() {
        DebianPair pair = pair();
        Journal journal = pair.setUp("done", directory);
        try (Pipeline pipeline = pair.pipeline(directory)) {
            pair.hosts().forEach(TestHost::fillDisk);
            RunStatus status = pipeline.undo(journal);
            List<String> reasons = pipeline.reasons();
            System.out.println("   undo with both disks full: " + status + " " + reasons);
            assertThat(reasons).noneMatch(words -> words.contains("lock.sh"));
            pair.hosts().forEach(TestHost::freeDisk);
            pair.startServers();
            assertThat(pipeline.undo(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.UNDONE);
        }
        pair.requireAsBefore();
    }
}
