package org.standbywizard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.Step;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** What people read in a report of a run. */
class ReportTextTest {
    @Test
    void theFiguresOfTheRunStandInIt() {
        Page page = Page.of(new WrittenRun().done().html());
        assertThat(page.title()).isEqualTo("Streaming replication: db1 → db2");
        assertThat(page.texts("li"))
                .contains(
                        "A row that was written on db1 was read on db2 within 12 ms.",
                        "db2: 24 MB copied, 8 MB/s",
                        "db1 was restarted, which cut its connections. No answer for 1.2 s.",
                        "The server that ran on db2 before was stopped.");
        assertThat(page.rows("Role"))
                .containsExactly(
                        List.of("Role", "Primary", "Primary of db2"),
                        List.of("Role", "A server of its own, running", "Streaming standby of db1, read-only"));
        assertThat(page.rows("listen_addresses"))
                .containsExactly(List.of("listen_addresses", "localhost", "*", "in postgresql.conf; needed a restart"));
        assertThat(page.rows("Rule in pg_hba.conf"))
                .containsExactly(List.of(
                        "Rule in pg_hba.conf",
                        "db1",
                        "host    replication     replicator      10.0.0.2/32             scram-sha-256",
                        "stands"));
        assertThat(page.rows("db2", "at most 12 ms"))
                .containsExactly(List.of("db2", "at most 12 ms", "cannot execute in a read-only transaction"));
        assertThat(page.rows("db2", "/var/lib/postgresql/15/main.before-r1")).hasSize(1);
        assertThat(page.rows("5", "10:00:04", "db1"))
                .containsExactly(List.of(
                        "5",
                        "10:00:04",
                        "db1",
                        "Restart the server, for listen_addresses",
                        "doneNo answer for 1.2 s.",
                        "1 s"));
    }

    @Test
    void everyFilesDifferenceAndEveryCommandStandInIt() {
        WrittenRun run = new WrittenRun().done();
        Page page = Page.of(run.html());
        assertThat(page.texts("figcaption"))
                .contains(
                        "db1: /etc/postgresql/15/main/postgresql.conf",
                        "db1: /etc/postgresql/15/main/pg_hba.conf",
                        "db2: /etc/postgresql/15/main/postgresql.conf");
        assertThat(page.texts("span")).contains("+listen_addresses = '*'", " local all postgres peer");
        String all = String.join("\n", page.texts("pre"));
        assertThat(all)
                .contains(
                        "CREATE ROLE \"replicator\" LOGIN REPLICATION PASSWORD '********';",
                        "SELECT pg_create_physical_replication_slot('db2', true);",
                        "pg_basebackup -d",
                        "mv /var/lib/postgresql/15/main /var/lib/postgresql/15/main.before-r1",
                        "systemctl start postgresql@15-main.service");
    }

    /** Safety rule 22. */
    @Test
    void itTellsWhatAStandbyIsNotAndHowToWatchPromoteAndUndo() {
        Page page = Page.of(new WrittenRun().done().html());
        assertThat(page.text())
                .contains(
                        "A standby is no backup, and it does not take over by itself.",
                        "First make sure that db1 is off and stays off.",
                        "Before a planned restart of the primary run CHECKPOINT",
                        "A server runs its old version until it is restarted",
                        "Every slot must be active.",
                        "Each rule names one role, the keyword replication and one standby's address",
                        "No firewall rule was made or changed.");
        String typed = String.join("\n", page.texts("pre"));
        assertThat(typed)
                .contains(
                        "WHERE application_name IN ('db2');",
                        "WHERE slot_name IN ('db2');",
                        "standby-wizard verify plan.json --watch",
                        "standby-wizard undo plan.json",
                        "systemctl stop postgresql@15-main.service\necho manual > /etc/postgresql/15/main/start.conf",
                        "/usr/lib/postgresql/15/bin/postgres --version");
        assertThat(page.texts("h2"))
                .containsSubsequence(
                        "In short",
                        "Servers before and after",
                        "What was opened",
                        "Proof",
                        "Where the old data lies",
                        "What is left to do",
                        "How to watch it",
                        "When the primary is lost",
                        "How to take it back",
                        "Every changed file",
                        "Every step")
                .doesNotContain("What went wrong", "What stands, and what was taken back");
    }

    /** PostgreSQL's names of each version: release notes of 10 (xlog, location), 11, 12 (pg_promote) and 13. */
    @ParameterizedTest
    @CsvSource({
        "9.6.24, pg_xlog_location_diff(pg_current_xlog_location(), false, false, false",
        "10.23, pg_wal_lsn_diff(pg_current_wal_lsn(), false, false, false",
        "11.22, pg_wal_lsn_diff(pg_current_wal_lsn(), true, false, false",
        "12.22, pg_wal_lsn_diff(pg_current_wal_lsn(), true, true, false",
        "13.23, pg_wal_lsn_diff(pg_current_wal_lsn(), true, true, true",
        "18.1, pg_wal_lsn_diff(pg_current_wal_lsn(), true, true, true"
    })
    void theStatementsAreThoseOfTheVersion(
            String version, String difference, boolean senderHost, boolean promotes, boolean walStatus) {
        WrittenRun run = new WrittenRun();
        run.pair.version(PgVersion.parse(version));
        String typed = String.join("\n", Page.of(run.done().html()).texts("pre"));
        assertThat(typed).contains(difference, "pg_ctlcluster 15 main promote");
        assertThat(typed.contains("sender_host")).isEqualTo(senderHost);
        assertThat(typed.contains("SELECT pg_promote();")).isEqualTo(promotes);
        assertThat(typed.contains("wal_status")).isEqualTo(walStatus);
        assertThat(typed.contains("xlog")).isEqualTo(version.startsWith("9.6"));
    }

    @Test
    void withoutDebiansProgramsItIsPgCtlThatPromotes() {
        WrittenRun run = new WrittenRun();
        run.pair.db1.rpm();
        run.pair.db2.rpm();
        String typed = String.join("\n", Page.of(run.done().html()).texts("pre"));
        assertThat(typed)
                .contains("/pg_ctl -D /var/lib/pgsql/15/data promote", "systemctl disable postgresql-15")
                .doesNotContain("pg_ctlcluster", "start.conf", "pg_lsclusters");
    }

    @Test
    void aRunThatFailedSaysWhyAndWhatStands() {
        Page page = Page.of(new WrittenRun()
                .failsAt("db2/copy", "refused.base-backup", "pg_basebackup: error: No space left on device")
                .html());
        assertThat(page.texts("h2")).contains("What went wrong", "What stands, and what was taken back");
        assertThat(page.texts("h2")).doesNotContain("When the primary is lost");
        assertThat(page.text())
                .contains("No space left on device")
                .contains("Known message: The disk is full", "How to confirm it", "How to fix it")
                .contains("Never delete files in pg_wal by hand");
        assertThat(page.rows("db1", "6", "0", "0", "1")).hasSize(1);
        assertThat(page.rows("db2", "2", "0", "1", "6")).hasSize(1);
        assertThat(page.texts("li"))
                .contains("Go on: standby-wizard apply plan.json")
                .anyMatch(item -> item.startsWith("If the slot db2 is still on db1, it keeps WAL"));
    }

    /** Read from the file that the run wrote: host, values and next action are there, as they were said then. */
    @Test
    void aFailureOfAJournalThatIsReadAgainSaysAllThatItSaid(@TempDir Path home) {
        WrittenRun run = new WrittenRun().opened();
        run.begins(run.changes().steps().findFirst().orElseThrow());
        String id = run.changes().steps().findFirst().orElseThrow().id();
        Failure failure = new Failure.Refused(
                "10.0.0.1",
                "locked-working",
                List.of("bob@laptop", "r9", "2026-11-26 08:00:00 UTC", "2026-11-26 08:01:00 UTC"),
                "");
        run.journal.add(JournalEntry.Failed.of(WrittenRun.TEN + 2_000, id, failure));
        run.closed(RunStatus.FAILED);
        FileJournals journals = new FileJournals(new AppDirs(home));
        try (Journal journal = journals.create((JournalEntry.Opened) run.journal.get(0))) {
            run.journal.subList(1, run.journal.size()).forEach(journal::append);
        }
        List<JournalEntry> read = journals.entries(run.changes().runId());
        run.journal.clear();
        run.journal.addAll(read);
        assertThat(Page.of(run.html()).text())
                .contains("bob@laptop is working on 10.0.0.1 at this moment, for run r9: since 2026-11-26 08:00:00 UTC")
                .contains("Wait until it has finished");
    }

    @Test
    void aSlotThatTheCopyDroppedIsNotSaidToKeepWal() {
        Page page = Page.of(new WrittenRun()
                .failsAt("db2/copy", "refused.base-backup-slot-dropped", "")
                .html());
        assertThat(page.texts("li")).noneMatch(item -> item.startsWith("If the slot db2"));
    }

    @Test
    void aStopThatWasAskedForIsNoFaultOnceTheRunWentOn() {
        WrittenRun run = new WrittenRun().failsAt("db2/copy", "cancelled", "");
        assertThat(run.markdown()).contains("What went wrong", "Stopped by you");
        boolean reached = false;
        for (Step step : run.changes().steps().toList()) {
            reached |= step.id().equals("db2/copy");
            if (reached) {
                run.does(step);
            }
        }
        run.closed(RunStatus.DONE);
        assertThat(run.markdown()).contains("**Done**").doesNotContain("What went wrong", "Stopped by you");
        run.undone();
        assertThat(run.markdown()).contains("**Taken back**").doesNotContain("What went wrong");
    }

    @Test
    void anUndoneRunSaysWhatIsGone() {
        Page page = Page.of(new WrittenRun().done().undone().html());
        assertThat(page.rows("Rule in pg_hba.conf").get(0)).last().isEqualTo("gone");
        assertThat(page.rows("db2", "/var/lib/postgresql/15/main.undone-r1")).hasSize(1);
        assertThat(page.text()).contains("Nothing of this run is left to take back.");
        assertThat(page.rows("1", "10:00:00", "db1").get(0)).anyMatch(cell -> cell.startsWith("taken back"));
    }

    @Test
    void whatTrustMeansIsSaid() {
        WrittenRun run = new WrittenRun();
        run.pair.plan.authentication = AuthMethod.TRUST;
        assertThat(Page.of(run.done().html()).text())
                .contains("Replace trust by a password")
                .contains("The rule asks for no password (trust)");
    }

    /** A place that was left over, or a key without words, would show. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyWordIsThereInBothLanguages(String language) {
        Locale locale = Locale.forLanguageTag(language);
        Pattern left = Pattern.compile("\\[[a-z]+\\.[a-z.-]+]|\\{[0-9]");
        List<WrittenRun> runs = List.of(
                new WrittenRun().done(),
                new WrittenRun().failsAt("db2/swap", "refused.not-swapped", "busy"),
                new WrittenRun().done().undone());
        for (WrittenRun run : runs) {
            for (Format format : Format.values()) {
                String text = WrittenRun.text(locale).of(run.report(), format);
                assertThat(left.matcher(text).results().map(found -> found.group()))
                        .isEmpty();
            }
            String html = WrittenRun.text(locale).of(run.report(), Format.HTML);
            assertThat(Page.of(html).elements("html").get(0).getAttribute("lang"))
                    .isEqualTo(language);
            assertThat(Pattern.compile("[가-힣]").matcher(html).find()).isEqualTo(language.equals("ko"));
        }
    }
}
