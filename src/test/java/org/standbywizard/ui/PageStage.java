package org.standbywizard.ui;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Layout;
import org.standbywizard.ui.shell.Looks;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;

/** One page in a scene with the window's looks and about its frame's shape, for tests and pictures of that page. */
public final class PageStage {
    private static final long LIMIT_SECONDS = 60;

    private PageStage() {}

    /** @param width of the scene in pixels */
    public record Look(boolean dark, boolean projector, boolean compact, double width, double height) {
        public static final Look LIGHT = new Look(false, false, false, 940, 760);
        public static final Look DARK = new Look(true, false, false, 940, 760);
        public static final Look SMALL = new Look(false, false, true, 700, 460);
        public static final Look PROJECTOR = new Look(false, true, false, 1180, 760);
    }

    /** What a page gets from its frame; {@link FakeFrame} keeps what the page did with it. */
    public static PageContext context(WizardModel model, Locale language, Look look, FakeFrame frame) {
        Layout layout = new Layout();
        layout.set(look.compact(), look.projector());
        return new PageContext(model, Messages.of(language), frame, frame, layout, frame);
    }

    /** The page with title, body and footer. On the toolkit's thread. */
    public static Scene mount(Page page, Look look) {
        Label title = Kit.styled(new Label(), "page-title");
        title.textProperty().bind(page.title());
        Label subtitle = Kit.styled(new Label(), "page-subtitle");
        subtitle.textProperty().bind(page.subtitle());
        HBox head = Kit.row(new VBox(4, title, subtitle), Kit.spacer());
        page.aside().ifPresent(head.getChildren()::add);
        head.setStyle("-fx-padding: 24 28 16 28");
        HBox foot = Kit.row();
        foot.setStyle("-fx-padding: 12 28; -fx-border-color: -sw-line transparent transparent transparent");
        Label note = new Label();
        note.textProperty().bind(page.note());
        foot.getChildren().addAll(note, Kit.spacer());
        HBox buttons = Kit.row();
        ListChangeListener<Action> fill = change -> buttons.getChildren()
                .setAll(page.actions().stream().map(PageStage::button).toList());
        page.actions().addListener(fill);
        fill.onChanged(null);
        foot.getChildren().add(buttons);
        BorderPane root = new BorderPane(page.body(), head, null, foot, null);
        page.body().getStyleClass().add("page-body");
        if (!page.fills()) {
            ScrollPane scroll = new ScrollPane(page.body());
            scroll.setFitToWidth(true);
            root.setCenter(scroll);
        }
        Scene scene = new Scene(root, look.width(), look.height());
        Looks.dress(scene, look.dark(), look.projector());
        page.entered();
        return scene;
    }

    private static Button button(Action action) {
        Button button = new Button();
        button.setId("action-" + action.id());
        button.textProperty().bind(action.label());
        button.disableProperty()
                .bind(javafx.beans.binding.Bindings.createBooleanBinding(
                        () -> !action.available().getValue(), action.available()));
        button.setOnAction(event -> action.run().run());
        if (action.kind() == Action.Kind.PRIMARY) {
            button.getStyleClass().add("accent");
        }
        if (action.kind() == Action.Kind.DANGER) {
            button.getStyleClass().add("danger");
        }
        return button;
    }

    /** Does it on the toolkit's thread, which is started if need be; waits for the end. */
    public static <T> T onFx(Callable<T> work) {
        start();
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the toolkit's thread hangs", e);
        } catch (Exception e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }

    /** The same with nothing to be had of it. */
    public static void fx(Runnable work) {
        onFx(() -> {
            work.run();
            return null;
        });
    }

    /** Waits until this is so on the toolkit's thread; a minute at most. */
    public static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited in vain");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static void start() {
        Platform.setImplicitExit(false);
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException e) {
            // It runs already.
            return;
        }
    }
}
