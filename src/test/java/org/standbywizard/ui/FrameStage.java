package org.standbywizard.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.Scene;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Sheets;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.page.start.StartModel;
import org.standbywizard.ui.page.start.StartPage;
import org.standbywizard.ui.shell.Deck;
import org.standbywizard.ui.shell.Frame;
import org.standbywizard.ui.shell.FrameParts;
import org.standbywizard.ui.shell.Layout;
import org.standbywizard.ui.shell.LearnModel;
import org.standbywizard.ui.shell.Looks;
import org.standbywizard.ui.shell.NoticeBoard;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageFlow;
import org.standbywizard.ui.shell.PageId;
import org.standbywizard.ui.shell.Practising;

/** The frame with the first page and simple others, and nothing behind it but files. */
public final class FrameStage {
    public final FakeFrame desktop = new FakeFrame();
    public final WizardModel model;
    public final Habits habits;
    public final Sheets sheets = new Sheets();
    public final NoticeBoard board = new NoticeBoard();
    public final PlanKeeper keeper;
    public final PageFlow flow;
    public final Map<PageId, FakePage> pages = new EnumMap<>(PageId.class);
    public final Layout layout = new Layout();
    public final FakePractice practice = new FakePractice();
    public final Practising practising;
    /** What is due in a second. */
    public final List<Runnable> soon = new ArrayList<>();
    /** Whether a run goes on. */
    public boolean busy;

    public final StartModel start;
    public final Deck deck;
    public final LearnModel learning;
    public Frame frame;

    public FrameStage(Services services) {
        this(services, Map.of());
    }

    /** @param own pages that are no simple ones */
    public FrameStage(Services services, Map<PageId, Function<PageContext, Page>> own) {
        model = new WizardModel(services);
        habits = new Habits(
                services.preferences(), services.work(), services.preferences().read());
        keeper = new PlanKeeper(model, habits, sheets, () -> desktop.chosen);
        flow = new PageFlow(model.intent());
        practising = new Practising(
                new Practising.Around(model, keeper, habits, sheets, flow, board, practice, () -> busy, soon::add));
        start = new StartModel(model, keeper, habits, flow, practising);
        learning = new LearnModel(model, habits);
        Map<PageId, Function<PageContext, Page>> makers = new EnumMap<>(PageId.class);
        for (PageId id : PageId.values()) {
            makers.put(id, context -> pages.computeIfAbsent(id, made -> new FakePage(made)));
        }
        makers.put(PageId.START, context -> new StartPage(context, start));
        makers.putAll(own);
        deck = new Deck(makers);
    }

    /** The frame in a language. On the toolkit's thread. */
    public Frame frame(Locale language) {
        if (frame != null) {
            frame.close();
        }
        PageContext context = new PageContext(model, Messages.of(language), flow, desktop, layout, board);
        deck.deal(context);
        pages.clear();
        frame = new Frame(new FrameParts(context, flow, deck, board, sheets, habits, keeper, practising, learning));
        List.of(PageId.values()).forEach(deck::page);
        return frame;
    }

    /** The frame in a scene. On the toolkit's thread. */
    public Scene scene(Locale language, boolean dark, double width, double height) {
        Scene scene = new Scene(frame(language), width, height);
        Looks.dress(scene, dark, habits.projector().get());
        return scene;
    }
}
