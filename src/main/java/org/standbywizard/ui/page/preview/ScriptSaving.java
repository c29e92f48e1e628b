package org.standbywizard.ui.page.preview;

import java.util.List;
import java.util.stream.Collectors;
import org.standbywizard.script.ExportFile;
import org.standbywizard.script.ScriptExport;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.shell.PageContext;

/** Saves what is previewed as scripts, in a directory that the person names. */
final class ScriptSaving {
    private final PageContext context;

    ScriptSaving(PageContext context) {
        this.context = context;
    }

    void save(ChangeSet changeSet) {
        Services services = context.model().services();
        context.desktop()
                .chooseToSave(context.words().get("script.choose"), "scripts-".concat(changeSet.runId()), List.of())
                .ifPresent(directory -> services.work()
                        .start(
                                directory.toString(),
                                cancellation -> {
                                    List<ExportFile> files = ScriptExport.of(changeSet, context.words());
                                    services.exports().write(directory, files);
                                    return context.words().get("script.saved", directory, scripts(files));
                                },
                                context.notices()::said,
                                context.notices()::failed));
    }

    private static String scripts(List<ExportFile> files) {
        return files.stream()
                .filter(ExportFile::executable)
                .map(ExportFile::path)
                .collect(Collectors.joining(", "));
    }
}
