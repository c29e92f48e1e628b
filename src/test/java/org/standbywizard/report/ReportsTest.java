package org.standbywizard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.BesidePlan;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planned;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** Which journals a report is made from. */
class ReportsTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    @TempDir
    Path home;

    private final Planned pair = new Planned();
    private final ReplicationPlan plan = pair.plan.build();
    private Journals journals;
    private Reports reports;

    @BeforeEach
    void open() {
        journals = new FileJournals(new AppDirs(home));
        reports = new Reports(journals);
    }

    private Journal journal(long at, String key, ChangeSet changes) {
        return journals.create(new JournalEntry.Opened(at, changes.runId(), key, plan, changes));
    }

    private void run(long at, String id) {
        ChangeSet planned = pair.changes(plan);
        ChangeSet changes =
                new ChangeSet(id, planned.primary(), planned.servers(), planned.stages(), planned.passfiles());
        try (Journal journal = journal(at, Journals.keyOf(plan), changes)) {
            journal.append(new JournalEntry.Closed(at + 1, RunStatus.DONE));
        }
    }

    private void beside(long at, ChangeSet changes, Map<String, String> facts) {
        String step = changes.steps().findFirst().orElseThrow().id();
        try (Journal journal = journal(at, Journals.besideKeyOf(plan), changes)) {
            journal.append(new JournalEntry.Begun(at, step));
            journal.append(new JournalEntry.Ended(at + 5, step, true, facts, 5));
            journal.append(new JournalEntry.Closed(at + 6, RunStatus.DONE));
        }
    }

    private BesidePlan besides() {
        return new BesidePlan(plan, Map.of(DB1, pair.db1.build(), DB2, pair.db2.build()), Map.of());
    }

    @Test
    void whatWasTriedAfterARunIsToldUntilTheNextRun() {
        beside(500, besides().proof(DB1, List.of(DB2), "p0"), Map.of("at-most-ms-db2", "99"));
        run(1000, "r1");
        beside(2000, besides().proof(DB1, List.of(DB2), "p1"), Map.of("at-most-ms-db2", "7"));
        beside(
                3000,
                besides().restart(DB2, DB1, Map.of(DB2, "db2"), "t1"),
                Map.of("up-ms", "1500", "streaming-ms-db2", "2500"));
        run(4000, "r2");
        beside(5000, besides().proof(DB1, List.of(DB2), "p2"), Map.of("at-most-ms-db2", "8"));

        RunReport first = reports.of(reports.named("r1").orElseThrow(), Optional.empty());
        assertThat(first.later())
                .hasSize(2)
                .last()
                .isEqualTo(new LaterTest.Restarted(
                        Instant.ofEpochMilli(3005), DB2, Optional.of(1500L), Map.of(DB2, 2500L)));
        Page page = Page.of(WrittenRun.text(Locale.ENGLISH).of(first, Format.HTML));
        assertThat(page.texts("li"))
                .contains(
                        "1970-01-01 00:00:02 +00:00: a row written on db1 was read again: db2 7 ms at most",
                        "1970-01-01 00:00:03 +00:00: db2 was restarted as it is, and answered after 1.5 s. "
                                + "Streaming again: db2 2.5 s");
        assertThat(reports.of(reports.named("r2").orElseThrow(), Optional.empty())
                        .later())
                .hasSize(1);
    }

    @Test
    void theLastRunIsTheNewestOfThePlanAndNeverATest() {
        assertThat(reports.last(plan)).isEmpty();
        run(1000, "r1");
        run(2000, "r2");
        beside(3000, besides().proof(DB1, List.of(DB2), "p1"), Map.of());
        assertThat(reports.last(plan).orElseThrow().runId()).isEqualTo("r2");
        assertThat(reports.named("p1")).isEmpty();
    }

    @Test
    void aRunThatSomebodyWorksOnCanBeReported() {
        ChangeSet changes = pair.changes(plan);
        try (Journal busy = journal(1000, Journals.keyOf(plan), changes)) {
            busy.append(new JournalEntry.Begun(1001, "db1/role"));
            RunReport report = reports.of(reports.last(plan).orElseThrow(), Optional.empty());
            assertThat(report.status()).isEqualTo(RunStatus.UNFINISHED);
        }
    }
}
