package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.ChangeSet;

/** What other people do between a preview and its apply, and between a run that stopped and the one that goes on. */
@Tag("hosts")
class MeanwhileHostsTest {
    private static final String HBA = "/etc/postgresql/15/main/pg_hba.conf";
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

    private static void fails(Pipeline pipeline, Journal journal, Gate gate, String... words) {
        pipeline.events.clear();
        assertThat(pipeline.apply(journal, gate)).isEqualTo(RunStatus.FAILED);
        assertThat(String.join("\n", pipeline.reasons())).contains(words);
    }

    private static Gate stopBefore(String step) {
        return (next, cancellation) -> {
            if (next.id().equals(step)) {
                cancellation.cancel();
            }
        };
    }

    @Test
    void aFileThatSomebodyChangedSinceThePreviewIsLeftAlone() {
        try (Pipeline pipeline = pair.pipeline(directory)) {
            ChangeSet previewed = pipeline.plan("changed");
            pair.one.exec("printf '%s\\n' '# a colleague was here' >>" + HBA).ok();
            Journal journal = pipeline.journal(previewed);
            fails(
                    pipeline,
                    journal,
                    Gate.OPEN,
                    HBA + " on " + pair.one.ipv4() + " is no longer the file that was previewed",
                    "undo this run and apply again");
            assertThat(pair.one.exec("tail -n 1 " + HBA).ok()).isEqualTo("# a colleague was here");
            assertThat(pipeline.undo(journal)).isEqualTo(RunStatus.UNDONE);
            assertThat(pair.one.exec("tail -n 1 " + HBA).ok()).isEqualTo("# a colleague was here");

            pair.one.exec("sed -i '$d' " + HBA).ok();
            pair.one.sql("SELECT pg_reload_conf()");
        }
        pair.requireAsBefore();
    }

    @Test
    void aStandbyToBeThatFeedsSomebodyByNowIsNotStopped() {
        try (Pipeline pipeline = pair.pipeline(directory)) {
            Journal journal = pipeline.journal(pipeline.plan("feeds"));
            String receiver = "install -d -o postgres /var/tmp/archive && systemd-run --quiet --collect --unit=archive"
                    + " --uid=postgres /usr/lib/postgresql/15/bin/pg_receivewal -w -D /var/tmp/archive"
                    + " -d 'host=/var/run/postgresql application_name=archive'";
            fails(
                    pipeline,
                    journal,
                    (step, cancellation) -> {
                        if (step.id().equals("db2/stop")) {
                            pair.two.exec(receiver).ok();
                            Wait.until("somebody who follows db2", () -> pair.two
                                    .sql("SELECT application_name FROM pg_stat_replication")
                                    .equals("archive"));
                        }
                    },
                    "feeds standbys by now that did not follow it when this was planned: archive");
            assertThat(pair.two.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
            pair.two.exec("systemctl stop archive; rm -r /var/tmp/archive").ok();
            Wait.until("they are gone", () -> pair.two
                    .sql("SELECT count(*) FROM pg_stat_replication")
                    .equals("0"));
            pipeline.events.clear();
            assertThat(pipeline.apply(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            pair.requireStreaming();
            pair.takeBack(journal, directory);
        }
    }

    @Test
    void aPrimaryThatWasRestoredAfterTheCopyStopsTheRun() {
        try (Pipeline pipeline = pair.pipeline(directory)) {
            Journal journal = pipeline.journal(pipeline.plan("restored"));
            assertThat(pipeline.apply(journal, stopBefore("db2/stop"))).isEqualTo(RunStatus.CANCELLED);

            // As after a restore from an archive: recovery ends on a timeline of its own.
            pair.one.stopService(UNIT);
            pair.one
                    .exec("cd / && runuser -u postgres -- sh -c 'touch /var/lib/postgresql/15/main/recovery.signal;"
                            + " echo \"restore_command = '\\''false'\\''\" >>/var/lib/postgresql/15/main/postgresql.auto.conf'"
                            + " && systemctl start " + UNIT)
                    .ok();
            Wait.until(
                    "the end of recovery",
                    () -> pair.one.sql("SELECT pg_is_in_recovery()").equals("f"));
            fails(
                    pipeline,
                    journal,
                    Gate.OPEN,
                    "is on timeline 2 now and was on timeline 1 when this run copied it",
                    "makes a new copy");
            assertThat(pair.two.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
            pipeline.events.clear();
            assertThat(pipeline.undo(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.UNDONE);
            pair.one.sql("ALTER SYSTEM RESET restore_command");
            pair.one.sql("SELECT pg_reload_conf()");

            Journal again = pipeline.journal(pipeline.plan("again"));
            assertThat(pipeline.apply(again)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            pair.requireStreaming();
            assertThat(pipeline.undo(again)).isEqualTo(RunStatus.UNDONE);
        }
        lab.discardAll();
        pair = null;
    }

    @Test
    void aPrimaryThatWasMadeAnewSinceThePreviewStopsTheRunBeforeItsFirstStep() {
        try (Pipeline pipeline = pair.pipeline(directory)) {
            ChangeSet previewed = pipeline.plan("anew");
            pair.one.stopService(UNIT);
            pair.one
                    .exec("cd / && mv /var/lib/postgresql/15/main /var/lib/postgresql/15/old && runuser -u postgres --"
                            + " /usr/lib/postgresql/15/bin/initdb -D /var/lib/postgresql/15/main >/dev/null"
                            + " && systemctl start " + UNIT)
                    .ok();
            Wait.until("the new cluster", () -> pair.one.sql("SELECT 1").equals("1"));
            Journal journal = pipeline.journal(previewed);
            fails(pipeline, journal, Gate.OPEN, "is another cluster", "than the primary that this was planned for");
            assertThat(pair.one.sql("SELECT count(*) FROM pg_roles WHERE rolname = 'replicator'"))
                    .isEqualTo("0");
        }
        lab.discardAll();
        pair = null;
    }
}
