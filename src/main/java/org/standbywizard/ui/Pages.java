package org.standbywizard.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.standbywizard.ui.model.Later;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.page.apply.ApplyModel;
import org.standbywizard.ui.page.apply.ApplyPage;
import org.standbywizard.ui.page.preflight.PreflightModel;
import org.standbywizard.ui.page.preflight.PreflightPage;
import org.standbywizard.ui.page.preview.PreviewModel;
import org.standbywizard.ui.page.preview.PreviewPage;
import org.standbywizard.ui.page.server.PrimaryPage;
import org.standbywizard.ui.page.server.ServersModel;
import org.standbywizard.ui.page.server.StandbysPage;
import org.standbywizard.ui.page.settings.SettingsModel;
import org.standbywizard.ui.page.settings.SettingsPage;
import org.standbywizard.ui.page.start.StartModel;
import org.standbywizard.ui.page.start.StartPage;
import org.standbywizard.ui.page.undo.UndoModel;
import org.standbywizard.ui.page.undo.UndoPage;
import org.standbywizard.ui.page.verify.VerifyModel;
import org.standbywizard.ui.page.verify.VerifyPage;
import org.standbywizard.ui.shell.Closing;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** All pages of a window and the models that they show. */
final class Pages {
    private Pages() {}

    /**
     * Every page, made from its model each time that the language changes. The models are made once, with their first
     * page, so that START need not wait for them.
     */
    static Map<PageId, Function<PageContext, Page>> all(Shown shown, List<Closing> closings) {
        WizardModel wizard = shown.model();
        StartModel start = new StartModel(wizard, shown.keeper(), shown.habits(), shown.flow(), shown.practising());
        Later<ServersModel> servers = new Later<>(() -> new ServersModel(wizard));
        Later<SettingsModel> settings = new Later<>(() -> new SettingsModel(wizard));
        Later<PreflightModel> preflight = new Later<>(() -> new PreflightModel(wizard));
        Later<PreviewModel> preview = new Later<>(() -> new PreviewModel(wizard));
        Later<ApplyModel> apply = new Later<>(() -> asked(new ApplyModel(wizard), closings));
        Later<VerifyModel> verify = new Later<>(() -> new VerifyModel(wizard));
        Later<UndoModel> undo = new Later<>(() -> new UndoModel(wizard));
        Map<PageId, Function<PageContext, Page>> pages = new EnumMap<>(PageId.class);
        pages.put(PageId.START, context -> new StartPage(context, start));
        pages.put(PageId.PRIMARY, context -> new PrimaryPage(context, servers.get()));
        pages.put(PageId.STANDBYS, context -> new StandbysPage(context, servers.get()));
        pages.put(PageId.SETTINGS, context -> new SettingsPage(context, settings.get()));
        pages.put(PageId.PREFLIGHT, context -> new PreflightPage(context, preflight.get()));
        pages.put(PageId.PREVIEW, context -> new PreviewPage(context, preview.get()));
        pages.put(PageId.APPLY, context -> new ApplyPage(context, apply.get()));
        pages.put(PageId.VERIFY, context -> new VerifyPage(context, verify.get()));
        pages.put(PageId.UNDO, context -> new UndoPage(context, undo.get()));
        return pages;
    }

    /** Is asked before the window closes. */
    private static <C extends Closing> C asked(C model, List<Closing> closings) {
        closings.add(model);
        return model;
    }
}
