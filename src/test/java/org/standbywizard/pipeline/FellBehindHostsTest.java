package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.ChangeSet;

/** A standby that was away until its WAL was removed: it is told what that means, and the same plan makes it anew. */
@Tag("hosts")
class FellBehindHostsTest {
    private static final String UNIT = "postgresql@15-main";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    @AfterEach
    void discard() {
        lab.discardAll();
    }

    @Test
    void itIsRecognisedAndRebuiltOnRequest() {
        DebianPair pair = DebianPair.boot(lab);
        Journal first = pair.setUp("first", directory);
        pair.one.sql("ALTER SYSTEM SET max_slot_wal_keep_size = '16MB'");
        pair.one.sql("ALTER SYSTEM SET wal_keep_size = 0");
        pair.one.sql("SELECT pg_reload_conf()");
        pair.two.stopService(UNIT);
        pair.one.sql("CREATE TABLE sold AS SELECT generate_series(1, 1000) AS n");
        pair.one.sql("DO 'BEGIN FOR i IN 1..6 LOOP INSERT INTO sold VALUES (i); PERFORM pg_switch_wal();"
                + " END LOOP; END'");
        pair.one.sql("CHECKPOINT");
        assertThat(pair.one.sql("SELECT wal_status FROM pg_replication_slots")).isEqualTo("lost");
        pair.two.exec("systemctl start $1", UNIT).ok();
        Wait.until(
                "the standby runs",
                () -> pair.two.sql("SELECT pg_is_in_recovery()").equals("t"));
        String behind =
                pair.two.exec("stat -c %i /var/lib/postgresql/15/main").ok().strip();

        Journal second;
        try (Pipeline pipeline = pair.pipeline(directory)) {
            List<Finding> problems = pipeline.problems();
            assertThat(problems).anySatisfy(found -> assertThat(found.check() + " " + found.outcome())
                    .isEqualTo("verify-slot lost"));
            ChangeSet changes = pipeline.plan("second");
            second = pipeline.journal(changes);
            assertThat(pipeline.apply(second)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            assertThat(pipeline.problems()).isEmpty();
        }
        pair.requireStreaming();
        assertThat(pair.one.sql("SELECT slot_name || ' ' || wal_status FROM pg_replication_slots"))
                .isEqualTo("db2 reserved");
        Wait.until("all rows", () -> pair.two.sql("SELECT count(*) FROM sold").equals("1006"));
        assertThat(pair.two
                        .exec("stat -c %i /var/lib/postgresql/15/main.before-second")
                        .ok()
                        .strip())
                .as("the one that fell behind, kept aside")
                .isEqualTo(behind);

        pair.one.sql("ALTER SYSTEM RESET max_slot_wal_keep_size");
        pair.one.sql("ALTER SYSTEM RESET wal_keep_size");
        pair.one.sql("SELECT pg_reload_conf()");
        try (Pipeline pipeline = pair.pipeline(directory)) {
            assertThat(pipeline.undo(second)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.UNDONE);
            assertThat(pair.two
                            .exec("stat -c %i /var/lib/postgresql/15/main")
                            .ok()
                            .strip())
                    .isEqualTo(behind);
            assertThat(pair.one.sql("SELECT count(*) FROM pg_replication_slots"))
                    .isEqualTo("0");
            assertThat(pipeline.undo(first)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.UNDONE);
        }
        assertThat(pair.two.sql("SELECT pg_is_in_recovery()")).isEqualTo("f");
    }

    @Test
    void withoutASlotItIsRecognisedByTheWalThatIsLeft() {
        DebianPair pair = DebianPair.boot(lab);
        ReplicationPlan plan = Plans.withReplication(
                pair.plan(), Plans.with(pair.plan().replication(), AuthMethod.SCRAM_SHA_256, false));
        try (Pipeline pipeline = pair.pipeline(plan, directory)) {
            assertThat(pipeline.apply(pipeline.journal(pipeline.plan("first")))).isEqualTo(RunStatus.DONE);
            assertThat(behind(pipeline)).isFalse();
        }
        pair.one.sql("ALTER SYSTEM SET wal_keep_size = 0");
        pair.one.sql("SELECT pg_reload_conf()");
        pair.two.stopService(UNIT);
        pair.one.sql("CREATE TABLE sold AS SELECT generate_series(1, 1000) AS n");
        pair.one.sql("DO 'BEGIN FOR i IN 1..6 LOOP INSERT INTO sold VALUES (i); PERFORM pg_switch_wal();"
                + " END LOOP; END'");
        pair.one.sql("CHECKPOINT");
        pair.one.sql("CHECKPOINT");
        pair.two.exec("systemctl start $1", UNIT).ok();
        Wait.until("the standby asks in vain", () -> pair.two
                .exec("grep -c 'has already been removed' /var/log/postgresql/postgresql-15-main.log")
                .ok()
                .strip()
                .matches("[1-9].*"));
        try (Pipeline pipeline = pair.pipeline(plan, directory)) {
            assertThat(behind(pipeline)).isTrue();
            assertThat(pipeline.apply(pipeline.journal(pipeline.plan("second"))))
                    .as("%s", pipeline.reasons())
                    .isEqualTo(RunStatus.DONE);
            assertThat(pipeline.problems()).isEmpty();
            assertThat(behind(pipeline)).isFalse();
        }
        Wait.until("all rows", () -> pair.two.sql("SELECT count(*) FROM sold").equals("1006"));
    }

    private static boolean behind(Pipeline pipeline) {
        return pipeline.findings().stream()
                .anyMatch(found -> (found.check() + " " + found.outcome()).equals("target behind"));
    }
}
