package org.standbywizard.ui.shell;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.standbywizard.report.Format;
import org.standbywizard.report.ReportText;
import org.standbywizard.report.Reports;
import org.standbywizard.report.RunReport;
import org.standbywizard.ui.model.Services;

/** Saves reports where the person says, in the window's language; the file's ending says whether HTML or Markdown. */
public final class ReportSaving {
    private static final List<String> KINDS = List.of(Format.HTML.ending(), Format.MARKDOWN.ending());
    /** Where commands name a plan that has no file. */
    private static final String NO_FILE = "PLAN";

    private final PageContext context;

    public ReportSaving(PageContext context) {
        this.context = context;
    }

    /** The report of one run, from its journal. */
    public void run(String runId) {
        Reports reports = new Reports(context.model().services().journals());
        save("replication-".concat(runId), (words, format) -> {
            RunReport report = reports.of(reports.named(runId).orElseThrow(), Optional.empty());
            return words.of(report, format);
        });
    }

    /**
     * @param name of the file, without its ending
     * @param report is made beside the window
     */
    public void save(String name, BiFunction<ReportText, Format, String> report) {
        Services services = context.model().services();
        String file = name.concat(".").concat(Format.HTML.ending());
        context.desktop()
                .chooseToSave(context.words().get("report.choose"), file, KINDS)
                .ifPresent(chosen -> services.work()
                        .start(
                                chosen.toString(),
                                cancellation -> {
                                    services.reports().write(chosen, report.apply(words(), Format.of(chosen)));
                                    return chosen.getFileName().toString();
                                },
                                saved -> context.notices().said(context.words().get("report.saved", saved)),
                                context.notices()::failed));
    }

    private ReportText words() {
        String plan = context.model().file().get().map(Object::toString).orElse(NO_FILE);
        return new ReportText(
                context.words(),
                ZoneId.systemDefault(),
                context.model().services().clock().instant(),
                plan);
    }
}
