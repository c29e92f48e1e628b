package org.standbywizard.ui.shell;

import java.util.List;
import org.standbywizard.learn.Handout;
import org.standbywizard.learn.Names;
import org.standbywizard.ui.model.Services;

/** Saves the handout where the person says, in the window's language. */
final class HandoutSaving {
    private static final String KIND = "html";
    private static final String NAME = "standby-wizard-handout." + KIND;

    private final PageContext context;

    HandoutSaving(PageContext context) {
        this.context = context;
    }

    /** @param trainer with the trainer's notes */
    void save(Names names, boolean trainer) {
        Services services = context.model().services();
        Handout handout = new Handout(context.words(), names, trainer);
        context.desktop()
                .chooseToSave(context.words().get("learn.handout.choose"), NAME, List.of(KIND))
                .ifPresent(file -> services.work()
                        .start(
                                file.toString(),
                                cancellation -> {
                                    services.reports().write(file, handout.html());
                                    return file.getFileName().toString();
                                },
                                saved -> context.notices().said(context.words().get("learn.handout.saved", saved)),
                                context.notices()::failed));
    }
}
