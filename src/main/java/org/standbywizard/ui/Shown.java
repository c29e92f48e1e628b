package org.standbywizard.ui;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.fx.Pump;
import org.standbywizard.ui.model.FactsKeeper;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.PlanKeeper;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Sheet;
import org.standbywizard.ui.model.Sheets;
import org.standbywizard.ui.model.Surroundings;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Appearance;
import org.standbywizard.ui.shell.Closing;
import org.standbywizard.ui.shell.Deck;
import org.standbywizard.ui.shell.Frame;
import org.standbywizard.ui.shell.FrameParts;
import org.standbywizard.ui.shell.FxDesktop;
import org.standbywizard.ui.shell.Icons;
import org.standbywizard.ui.shell.Layout;
import org.standbywizard.ui.shell.LearnModel;
import org.standbywizard.ui.shell.NoticeBoard;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageFlow;
import org.standbywizard.ui.shell.PageId;
import org.standbywizard.ui.shell.Practising;

/**
 * One window that is shown: its stage, its frame in the language of now, and what happens when it is closed. Long, because
 * the parts of a window are put together here and nowhere else.
 */
final class Shown {
    /** Proposed for a plan that has no file yet. */
    private static final String NAME = "plan." + PlanFiles.KINDS.get(0);

    private static final Logger LOG = LoggerFactory.getLogger(Shown.class);
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double LEAST_WIDTH = 720;
    private static final double LEAST_HEIGHT = 420;
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final FxThread fx;
    private final Surroundings around;
    private final Locale platform;
    private final WizardModel model;
    private final Habits habits;
    private final Sheets sheets = new Sheets();
    private final NoticeBoard board = new NoticeBoard();
    private final PlanKeeper keeper;
    private final PageFlow flow;
    private final Deck deck;
    private final LearnModel learning;
    private final Layout layout = new Layout();
    private final FxDesktop desktop;
    private final Practising practising;
    private final Arrivals arrivals;
    private final List<Runnable> removals = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();
    private final Stage stage = new Stage();
    private Frame frame;
    private Messages words;
    private boolean stopped;
    private Runnable closed = () -> {};
    private CompletableFuture<Void> ended = CompletableFuture.completedFuture(null);

    /** @param pages makes the makers of pages; whoever wants to be asked before closing is put into the list */
    Shown(
            Services services,
            Surroundings around,
            FxThread fx,
            Locale platform,
            Remembered remembered,
            BiFunction<Shown, List<Closing>, Map<PageId, Function<PageContext, Page>>> pages) {
        this.fx = fx;
        this.around = around;
        this.platform = platform;
        this.model = new WizardModel(services);
        this.habits = new Habits(services.preferences(), services.work(), remembered);
        this.learning = new LearnModel(model, habits);
        this.desktop = new FxDesktop(() -> stage, around.browser(), services.work(), board);
        this.keeper = new PlanKeeper(
                model,
                habits,
                sheets,
                () -> desktop.chooseToSave(words.get("plan.choose-place"), NAME, PlanFiles.KINDS));
        this.flow = new PageFlow(model.intent());
        this.practising = new Practising(new Practising.Around(
                model,
                keeper,
                habits,
                sheets,
                flow,
                board,
                around.practice(),
                () -> warning().isPresent(),
                Pump.after(A_SECOND, fx)));
        FactsKeeper facts = new FactsKeeper(model, around.facts());
        keeper.opened().addListener((observed, was, is) -> facts.recall());
        keeper.trouble().addListener((observed, was, is) -> is.ifPresent(this::tell));
        keeper.fault().addListener((observed, was, is) -> is.ifPresent(board::failed));
        this.arrivals = new Arrivals(List.of(sheets.shown(), model.question()), fx::later, this::arrive);
        this.deck = new Deck(pages.apply(this, closings));
    }

    WizardModel model() {
        return model;
    }

    Habits habits() {
        return habits;
    }

    PlanKeeper keeper() {
        return keeper;
    }

    /** What the Learn panel shows. */
    LearnModel learning() {
        return learning;
    }

    Practising practising() {
        return practising;
    }

    PageFlow flow() {
        return flow;
    }

    /** Plans that are opened outside of this window. */
    Arrivals arrivals() {
        return arrivals;
    }

    /** @param removal is run when the window closes */
    void atTheEnd(Runnable removal) {
        removals.add(removal);
    }

    /** As the command "Open plan" does it. */
    private void arrive(Path plan) {
        stage.setIconified(false);
        stage.toFront();
        keeper.open(plan, () -> {});
    }

    /** The first page says itself what was not opened. */
    private void tell(PlanKeeper.Trouble trouble) {
        if (trouble.saving() || flow.current().get() != PageId.START) {
            board.wrong(trouble.file().toString(), trouble.problems());
        }
    }

    /** @param dark whether the platform is dark, if that is known by now */
    void open(Optional<Boolean> dark, Runnable whenClosed) {
        closed = whenClosed;
        Appearance appearance =
                new Appearance(habits, around.theme(), model.services().work(), dark);
        Scene scene = new Scene(speak(), width(), height());
        appearance.dress(scene);
        appearance.ask();
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        stage.setMaximized(habits.place().get().maximized());
        stage.focusedProperty().addListener((observed, was, focused) -> {
            if (focused) {
                appearance.ask();
            }
        });
        stage.setOnCloseRequest(event -> {
            event.consume();
            askToClose(this::close);
        });
        habits.language().addListener((observed, was, is) -> scene.setRoot(speak()));
        stage.show();
        frame.announce();
        fx.later(() -> {
            LOG.info(
                    "the first page is there after {} ms",
                    ManagementFactory.getRuntimeMXBean().getUptime());
            stage.getIcons().setAll(Icons.all());
            makeTheRest();
        });
    }

    /** The whole content in the language of now. */
    private Frame speak() {
        if (frame != null) {
            frame.close();
        }
        words = Messages.ofWindow(habits.language().get().orElse(platform));
        PageContext context = new PageContext(model, words, flow, desktop, layout, board);
        deck.deal(context);
        frame = new Frame(new FrameParts(context, flow, deck, board, sheets, habits, keeper, practising, learning));
        stage.titleProperty()
                .bind(javafx.beans.binding.Bindings.createStringBinding(this::title, frame.progress(), model.file()));
        if (stage.isShowing()) {
            fx.later(this::makeTheRest);
        }
        return frame;
    }

    private String title() {
        String plan = keeper.name().isEmpty() ? words.get("plan.unnamed") : keeper.name();
        String progress = frame.progress().get();
        return progress.isEmpty()
                ? words.get("window.title", plan)
                : words.get("window.title.progress", progress, plan);
    }

    /** One page at a time, so that the window answers between. */
    private void makeTheRest() {
        deck.missing().ifPresent(id -> {
            deck.page(id);
            fx.later(this::makeTheRest);
        });
    }

    private double width() {
        double before = habits.place().get().width();
        double room = javafx.stage.Screen.getPrimary().getVisualBounds().getWidth();
        return Math.min(room, before > 0 ? before : WIDTH);
    }

    private double height() {
        double before = habits.place().get().height();
        double room = javafx.stage.Screen.getPrimary().getVisualBounds().getHeight();
        return Math.min(room, before > 0 ? before : HEIGHT);
    }

    private Optional<String> warning() {
        return closings.stream()
                .map(one -> one.warning(words))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void askToClose(Runnable close) {
        Optional<String> warning = warning();
        if (warning.isEmpty()) {
            keeper.beforeLosing(close);
            return;
        }
        sheets.show(new Sheet(
                "closing",
                List.of(warning.get()),
                List.of(
                        new Sheet.Choice("close", true, () -> keeper.beforeLosing(close)),
                        new Sheet.Choice("stay", false, () -> {}))));
    }

    /** Unasked; once. */
    void close() {
        if (!stage.isShowing()) {
            return;
        }
        Scene scene = stage.getScene();
        boolean maximized = stage.isMaximized();
        Habits.Place before = habits.place().get();
        habits.place()
                .set(
                        maximized
                                ? new Habits.Place(before.width(), before.height(), true)
                                : new Habits.Place(scene.getWidth(), scene.getHeight(), false));
        stop();
        arrivals.close();
        removals.forEach(Runnable::run);
        frame.close();
        deck.close();
        stage.hide();
        closed.run();
    }

    /** Stops what goes on, once. */
    void stop() {
        List<Closing> all = List.copyOf(closings);
        closings.clear();
        all.forEach(one -> {
            one.closed();
            ended = ended.thenCombine(one.ended(), (before, now) -> null);
        });
        if (!stopped) {
            stopped = true;
            practising.closed();
            // The servers of a run go last.
            CompletableFuture<Void> runs = ended;
            ended = runs.handle((done, failure) -> practising.ended())
                    .thenCompose(Function.identity())
                    .thenCombine(runs, (gone, done) -> null);
        }
    }

    /** When nothing is half-done any more. */
    CompletableFuture<Void> ended() {
        return ended;
    }
}
