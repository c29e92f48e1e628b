package org.standbywizard.ui.page.settings;

import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.shell.PageContext;

/** The page in a window, all its cards open. */
final class SettingsShown implements AutoCloseable {
    final FakeFrame frame = new FakeFrame();
    final SettingsDesk desk;
    final PageContext context;
    final SettingsPage page;
    final Scene scene;
    final Stage stage;

    SettingsShown(SettingsStates state, Path home, Locale language, PageStage.Look look) {
        desk = PageStage.onFx(() -> state.reach(new SettingsDesk(home)));
        context = PageStage.onFx(() -> PageStage.context(desk.wizard, language, look, frame));
        page = PageStage.onFx(() -> new SettingsPage(context, desk.model));
        scene = PageStage.onFx(() -> PageStage.mount(page, look));
        stage = PageStage.onFx(() -> {
            Stage window = new Stage();
            window.setScene(scene);
            window.show();
            page.body().lookupAll(".group-head").stream()
                    .map(Button.class::cast)
                    .filter(head -> !isOpen(head))
                    .forEach(Button::fire);
            return window;
        });
    }

    private static boolean isOpen(Button head) {
        return head.getParent().lookup(".settings-body").isVisible();
    }

    void on(Runnable action) {
        PageStage.onFx(() -> {
            action.run();
            return null;
        });
    }

    Node node(String id) {
        return scene.lookup("#" + id);
    }

    @Override
    public void close() {
        on(() -> {
            stage.hide();
            page.close();
        });
    }
}
