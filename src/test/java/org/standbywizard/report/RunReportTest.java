package org.standbywizard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.Step;

/** What the report's model reads off a journal. */
class RunReportTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    private static Deed deed(RunReport report, String step) {
        return report.deeds().stream()
                .filter(deed -> deed.step().id().equals(step))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRunThatIsDoneTellsWhatWasAndWhatIs() {
        RunReport report = new WrittenRun().done().report();
        assertThat(report.servers())
                .extracting(ServerChange::host, ServerChange::was, ServerChange::is)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(DB1, ServerChange.Was.PRIMARY, ServerChange.Is.PRIMARY),
                        org.assertj.core.groups.Tuple.tuple(DB2, ServerChange.Was.RAN, ServerChange.Is.STANDBY));
        assertThat(report.settings())
                .extracting(c -> c.host() + " " + c.name() + ": " + c.before().orElse("-") + " > "
                        + c.after().orElse("-") + (c.restart() ? " restart" : ""))
                .containsExactly(
                        "db1 listen_addresses: localhost > * restart",
                        "db1 max_slot_wal_keep_size: -1 > 10240MB",
                        "db2 primary_conninfo: - > user=replicator host=10.0.0.1 port=5432 sslmode=prefer"
                                + " application_name=db2 passfile=/var/lib/postgresql/.standby-wizard/db2.pgpass",
                        "db2 primary_slot_name: - > db2");
        assertThat(report.aside()).containsExactly(new Aside(DB2, "/var/lib/postgresql/15/main.before-r1", false));
        assertThat(report.proof().orElseThrow().atMostMillis()).isEqualTo(Map.of(DB2, 12L));
        assertThat(report.begunAt().toEpochMilli()).isEqualTo(WrittenRun.TEN);
        assertThat(deed(report, "db2/streaming").state()).isEqualTo(Deed.State.LOOKED);
        assertThat(deed(report, "db1/role"))
                .extracting(Deed::state, Deed::millis, d -> d.begunAt()
                        .orElseThrow()
                        .toEpochMilli())
                .containsExactly(Deed.State.DONE, 1000L, WrittenRun.TEN);
    }

    @Test
    void whatWasOpenedIsTheRuleAndWhatGoesWithIt() {
        Footprint print = new WrittenRun().done().report().footprint();
        assertThat(print.rules())
                .containsExactly(new Footprint.Rule(
                        DB1,
                        "/etc/postgresql/15/main/pg_hba.conf",
                        "host    replication     replicator      10.0.0.2/32             scram-sha-256",
                        true));
        assertThat(print.role().orElseThrow().name()).isEqualTo("replicator");
        assertThat(print.slots()).containsExactly(new Footprint.Slot("db2", DB2, true, true));
        assertThat(print.passfiles())
                .containsExactly(new Footprint.Kept(DB2, "/var/lib/postgresql/.standby-wizard/db2.pgpass", true));
        assertThat(print.runDirectories())
                .extracting(Footprint.Kept::path)
                .containsExactly("/var/lib/standby-wizard/r1/db1", "/var/lib/standby-wizard/r1/db2");
    }

    @Test
    void aRunThatFailedTellsWhatStands() {
        RunReport report = new WrittenRun()
                .failsAt("db2/copy", "refused.base-backup", "no space")
                .report();
        assertThat(report.status()).isEqualTo(RunStatus.FAILED);
        assertThat(deed(report, "db2/copy").state()).isEqualTo(Deed.State.FAILED);
        assertThat(deed(report, "db2/swap").state()).isEqualTo(Deed.State.NOT_BEGUN);
        assertThat(report.servers().get(1).is()).isEqualTo(ServerChange.Is.AS_BEFORE);
        assertThat(report.settings()).extracting(SettingChange::host).containsOnly(DB1);
        assertThat(report.aside()).isEmpty();
        assertThat(report.troubles())
                .singleElement()
                .extracting(t -> t.step().id(), Trouble::failure, Trouble::detail)
                .containsExactly("db2/copy", "refused.base-backup", "no space");
    }

    @Test
    void aServerThatWasStoppedIsHalfMade() {
        RunReport report =
                new WrittenRun().failsAt("db2/swap", "refused.not-swapped", "").report();
        assertThat(report.servers().get(1).is()).isEqualTo(ServerChange.Is.HALF_MADE);
    }

    @Test
    void anUndoneRunTellsWhatIsGoneAndWhereTheCopyIs() {
        RunReport report = new WrittenRun().done().undone().report();
        assertThat(report.servers().get(1).is()).isEqualTo(ServerChange.Is.AS_BEFORE);
        assertThat(report.aside()).containsExactly(new Aside(DB2, "/var/lib/postgresql/15/main.undone-r1", true));
        assertThat(report.settings()).noneMatch(SettingChange::stands);
        assertThat(report.footprint().rules()).noneMatch(Footprint.Rule::stands);
        assertThat(report.footprint().runDirectories()).noneMatch(Footprint.Kept::stands);
        assertThat(report.undo()).isEmpty();
        assertThat(deed(report, "db1/role").takenBack().orElseThrow().millis()).isEqualTo(1000);
    }

    @Test
    void whatTheFirstTryDidIsToldAlsoAfterTheRunWentOn() {
        WrittenRun run = new WrittenRun().failsAt("db2/copy", "refused.base-backup", "");
        for (Step step : run.changes().steps().toList()) {
            run.begins(step);
            boolean did = !List.of("db1/role", "db1/conf").contains(step.id());
            run.journal.add(new JournalEntry.Ended(WrittenRun.TEN + 90_000, step.id(), did, Map.of(), 5));
        }
        RunReport report = run.closed(RunStatus.DONE).report();
        assertThat(deed(report, "db1/role"))
                .extracting(Deed::state, Deed::millis, Deed::attempts)
                .containsExactly(Deed.State.DONE, 1000L, 2);
        assertThat(deed(report, "db2/copy"))
                .extracting(Deed::state, Deed::millis, Deed::attempts)
                .containsExactly(Deed.State.DONE, 5L, 2);
        assertThat(report.troubles()).hasSize(1);
    }

    @Test
    void aStepWithoutAnEndIsBrokenOff() {
        WrittenRun run = new WrittenRun().opened();
        run.begins(run.changes().steps().findFirst().orElseThrow());
        RunReport report = run.report();
        assertThat(report.status()).isEqualTo(RunStatus.UNFINISHED);
        assertThat(report.deeds().get(0).state()).isEqualTo(Deed.State.BROKEN_OFF);
    }

    @Test
    void anUndoThatStoppedIsNoFailureOfTheStepItself() {
        WrittenRun run = new WrittenRun().done();
        run.journal.add(new JournalEntry.UndoBegun(WrittenRun.TEN + 50_000, "db2/swap"));
        run.journal.add(new JournalEntry.Failed(
                WrittenRun.TEN + 51_000, "db2/swap", "refused.not-swapped-back", "", java.util.Optional.empty()));
        RunReport report = run.closed(RunStatus.FAILED).report();
        assertThat(deed(report, "db2/swap").state()).isEqualTo(Deed.State.HALF_TAKEN_BACK);
        assertThat(report.servers().get(1).is()).isEqualTo(ServerChange.Is.HALF_MADE);
    }

    @Test
    void whatWonOverTheFileIsWhatWasInForce() {
        WrittenRun run = new WrittenRun();
        run.pair.db1.setting("listen_addresses", "127.0.0.1");
        run.pair.db1.fileTexts.put(
                "/var/lib/postgresql/15/main/postgresql.auto.conf", "listen_addresses = '127.0.0.1'\n");
        RunReport report = run.done().report();
        assertThat(report.settings())
                .filteredOn(change -> change.name().equals("listen_addresses"))
                .singleElement()
                .extracting(SettingChange::before, SettingChange::after)
                .containsExactly(Optional.of("127.0.0.1"), Optional.of("*"));
    }

    @Test
    void aRoleThatWasThereIsNotTheRunsOwn() {
        WrittenRun run = new WrittenRun();
        run.pair.db1.role = Optional.of(new ServerFacts.RoleFacts("replicator", true, true, false, "scram"));
        RunReport report = run.done().report();
        assertThat(report.footprint().role().map(Footprint.Role::made)).isNotEqualTo(Optional.of(true));
    }

    @Test
    void recoveryConfsLinesAreSettingsToo() {
        WrittenRun run = new WrittenRun();
        run.pair.version(PgVersion.parse("11.22"));
        assertThat(run.done().report().settings())
                .filteredOn(change -> change.file().equals("recovery.conf"))
                .extracting(SettingChange::name)
                .contains("standby_mode", "primary_conninfo", "primary_slot_name");
    }
}
