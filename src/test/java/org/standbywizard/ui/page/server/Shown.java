package org.standbywizard.ui.page.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.Work;
import org.standbywizard.ui.shell.Page;

/** One state's page in a window, with work done beside it. */
final class Shown implements AutoCloseable {
    private final ExecutorService background = Executors.newCachedThreadPool();
    final FakeFrame frame = new FakeFrame();
    final Desk desk;
    final Page page;
    final Scene scene;
    final Stage stage;

    Shown(States state, Path home, Locale language, PageStage.Look look) {
        desk = PageStage.onFx(() -> new Desk(
                home,
                new Work(background, new FxThread()),
                () -> List.of("db1.shop.example", "db2.shop.example", "bastion")));
        page = PageStage.onFx(() -> state.page(PageStage.context(desk.wizard, language, look, frame), desk));
        scene = PageStage.onFx(() -> PageStage.mount(page, look));
        stage = PageStage.onFx(() -> {
            Stage window = new Stage();
            window.setScene(scene);
            window.show();
            state.reach(desk);
            return window;
        });
        until("keys come to the window", stage::isFocused);
        until("the state " + state, () -> state.isReached(desk));
        ready();
    }

    /** Waits until it is so, asked on the window's thread. */
    void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!PageStage.onFx(isSo::getAsBoolean)) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** On any thread. */
    <N extends Node> N node(String id, Class<N> type) {
        return Platform.isFxApplicationThread()
                ? type.cast(scene.lookup("#" + id))
                : PageStage.onFx(() -> type.cast(scene.lookup("#" + id)));
    }

    /** A control that was just made hears no keys before it is dressed, which else the next pulse does. */
    void ready() {
        on(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
    }

    void on(Runnable action) {
        PageStage.onFx(() -> {
            action.run();
            return null;
        });
    }

    @Override
    public void close() {
        on(() -> {
            stage.hide();
            page.close();
            desk.card.cancel();
            desk.servers.standbys().forEach(ServerCardModel::cancel);
        });
        background.shutdownNow();
    }
}
