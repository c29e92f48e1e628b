package org.standbywizard.ui.page.verify;

import java.util.List;
import java.util.Optional;
import org.standbywizard.report.Format;
import org.standbywizard.report.ReportText;
import org.standbywizard.report.Reports;
import org.standbywizard.report.Verification;
import org.standbywizard.run.Journals;
import org.standbywizard.run.Journals.RunRecord;

/** The report of what is watched: with the run that made it, if it stands and this computer has its journal. */
record Handover(Journals journals, Subject subject, Moment moment, Past past) {
    /** Of the file, without its ending. */
    String name() {
        return run().map(run -> "replication-".concat(run.runId()))
                .orElseGet(() -> "verification-".concat(moment.primary().name().replaceAll("[^A-Za-z0-9_.-]", "_")));
    }

    /** Reads journals: not on the window's thread. */
    String text(ReportText words, Format format) {
        Verification seen = Reports.verification(
                subject.plan(), moment.found().expected(), moment.status(), subject.facts(), subject.moved());
        return run().map(run -> words.of(new Reports(journals).of(run, Optional.of(seen)), format))
                .orElseGet(() -> words.of(seen, format));
    }

    private Optional<RunRecord> run() {
        List<RunRecord> chain = past.chain();
        return subject.ours() && !chain.isEmpty() ? Optional.of(chain.get(chain.size() - 1)) : Optional.empty();
    }
}
