package org.standbywizard.ui.page.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.report.Format;
import org.standbywizard.report.Page;
import org.standbywizard.report.ReportText;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunStatus;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.page.start.SomeRuns;

/** Which report a person gets from the page Verify. */
class HandoverTest {
    @TempDir
    Path home;

    private final SomeRuns runs = new SomeRuns();

    private Handover handover(Watched watched) {
        Handover seen = watched.enter().look().model.handover().orElseThrow();
        Journals.RunRecord run = runs.add("r7", Journals.keyOf(runs.plan()), RunStatus.DONE, 99);
        return new Handover(runs, seen.subject(), seen.moment(), new Past(List.of(run), Optional.empty(), List.of()));
    }

    private static Page page(Handover handover) {
        ReportText words = new ReportText(Messages.of(Locale.ENGLISH), ZoneOffset.UTC, Instant.EPOCH, "plan.json");
        return Page.of(handover.text(words, Format.HTML));
    }

    @Test
    void theRunThatMadeItComesWithWhatIsSeen() {
        Handover handover = handover(new Watched(home, "db1", "db2"));
        assertThat(handover.name()).isEqualTo("replication-r7");
        Page page = page(handover);
        assertThat(page.title()).isEqualTo("Streaming replication: db1 → db2");
        assertThat(page.texts("h2")).contains("Verification", "Every step", "How to take it back");
    }

    @Test
    void aCheckOfAReplicationTellsNothingOfRuns() {
        Watched watched = new Watched(home, "db1", "db2");
        watched.wizard.intent().set(Intent.CHECK);
        Handover handover = handover(watched);
        assertThat(handover.name()).isEqualTo("verification-db1");
        assertThat(page(handover).texts("h2")).contains("Verification").doesNotContain("Every step");
    }

    @Test
    void beforeTheFirstLookThereIsNothingToSave() {
        assertThat(new Watched(home, "db1", "db2").enter().model.handover()).isEmpty();
    }
}
