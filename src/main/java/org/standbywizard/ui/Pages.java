package org.standbywizard.ui;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.standbywizard.ui.page.apply.ApplyModel;
import org.standbywizard.ui.page.apply.ApplyPage;
import org.standbywizard.ui.page.preflight.PreflightModel;
import org.standbywizard.ui.page.preflight.PreflightPage;
import org.standbywizard.ui.page.preview.PreviewModel;
import org.standbywizard.ui.page.preview.PreviewPage;
import org.standbywizard.ui.page.server.PrimaryPage;
import org.standbywizard.ui.page.server.ServersModel;
import org.standbywizard.ui.page.server.StandbysPage;
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

    /** Every page, made from its model each time that the language changes. The models are made once. */
    static Map<PageId, Function<PageContext, Page>> all(Shown shown, List<Closing> closings) {
        Map<PageId, Function<PageContext, Page>> pages = new EnumMap<>(PageId.class);
        StartModel start =
                new StartModel(shown.model(), shown.keeper(), shown.habits(), shown.flow(), shown.practise());
        ServersModel servers = new ServersModel(shown.model());
        PreflightModel preflight = new PreflightModel(shown.model());
        PreviewModel preview = new PreviewModel(shown.model());
        ApplyModel apply = new ApplyModel(shown.model());
        VerifyModel verify = new VerifyModel(shown.model());
        UndoModel undo = new UndoModel(shown.model());
        closings.add(apply);
        pages.put(PageId.START, context -> new StartPage(context, start));
        pages.put(PageId.PRIMARY, context -> new PrimaryPage(context, servers));
        pages.put(PageId.STANDBYS, context -> new StandbysPage(context, servers));
        pages.put(PageId.PREFLIGHT, context -> new PreflightPage(context, preflight));
        pages.put(PageId.PREVIEW, context -> new PreviewPage(context, preview));
        pages.put(PageId.APPLY, context -> new ApplyPage(context, apply));
        pages.put(PageId.VERIFY, context -> new VerifyPage(context, verify));
        pages.put(PageId.UNDO, context -> new UndoPage(context, undo));
        for (PageId id : PageId.values()) {
            pages.putIfAbsent(id, context -> new Placeholder(context, id));
        }
        return pages;
    }
}
