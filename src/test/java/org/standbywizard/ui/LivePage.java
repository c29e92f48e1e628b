package org.standbywizard.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A page in a window of its own, worked by keyboard, for tests. */
public final class LivePage implements AutoCloseable {
    /** English and Korean, light and dark. */
    public record Face(Locale language, boolean dark) {
        public Look look() {
            return dark ? Look.DARK : Look.LIGHT;
        }

        public static Stream<Face> all() {
            return Stream.of(Locale.ENGLISH, Locale.KOREAN)
                    .flatMap(language -> Stream.of(new Face(language, false), new Face(language, true)));
        }
    }

    public final FakeFrame frame = new FakeFrame();
    public final PageContext context;
    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final Page page;

    public LivePage(WizardModel model, Locale language, Look look, BiFunction<PageContext, LivePage, Page> make) {
        this.context = PageStage.context(model, language, look, frame);
        this.page = PageStage.onFx(() -> make.apply(context, this));
        this.stage = PageStage.onFx(() -> {
            Scene scene = PageStage.mount(page, look);
            Stage shown = new Stage();
            shown.setScene(scene);
            shown.show();
            shown.requestFocus();
            return shown;
        });
        settle();
    }

    public Page page() {
        return page;
    }

    public void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** The node with this id, shown or not. */
    public <N extends Node> N find(String id, Class<N> kind) {
        Node found = PageStage.onFx(() -> stage.getScene().lookup("#" + id));
        if (found == null) {
            throw new AssertionError("no #" + id + " in " + texts());
        }
        return kind.cast(found);
    }

    public boolean shows(String id) {
        return PageStage.onFx(() -> {
            Node node = stage.getScene().lookup("#" + id);
            return node != null && isSeen(node);
        });
    }

    /** Does what the footer's button does. */
    public void act(String action) {
        fire("action-" + action);
    }

    /** Does what a button does. */
    public void fire(String id) {
        ButtonBase button = find(id, ButtonBase.class);
        PageStage.onFx(() -> {
            button.fire();
            return null;
        });
        settle();
    }

    /** What the footer's button says. */
    public String label(String action) {
        return find("action-" + action, ButtonBase.class).getText().replaceAll("_(.)", "$1");
    }

    public void focus(String id) {
        Node node = find(id, Node.class);
        PageStage.onFx(() -> {
            node.requestFocus();
            return null;
        });
        settle();
    }

    public void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    public void write(String text) {
        robot.write(text, 0);
        settle();
    }

    /** What has the focus. */
    public Node focused() {
        return PageStage.onFx(() -> stage.getScene().getFocusOwner());
    }

    /** All texts that are seen. */
    public List<String> texts() {
        return PageStage.onFx(() -> nodes(stage.getScene().getRoot()).stream()
                .filter(Labeled.class::isInstance)
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isBlank())
                .toList());
    }

    /** Controls that the keyboard reaches and that a screen reader would have nothing to say of. */
    public List<Node> mute() {
        return PageStage.onFx(() -> nodes(stage.getScene().getRoot()).stream()
                .filter(node -> node instanceof Control && node.isFocusTraversable())
                .filter(node -> !(node instanceof javafx.scene.control.ScrollPane)
                        && !(node instanceof javafx.scene.control.SplitPane))
                .filter(node -> blank(node.getAccessibleText())
                        && !(node instanceof Labeled labeled && !blank(labeled.getText())))
                .toList());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    public List<Node> all(Predicate<Node> which) {
        return PageStage.onFx(
                () -> nodes(stage.getScene().getRoot()).stream().filter(which).toList());
    }

    private static List<Node> nodes(Node root) {
        List<Node> all = new ArrayList<>();
        if (isSeen(root)) {
            all.add(root);
            if (root instanceof Parent parent) {
                ObservableList<Node> children = parent.getChildrenUnmodifiable();
                children.forEach(child -> all.addAll(nodes(child)));
            }
        }
        return all;
    }

    private static boolean isSeen(Node node) {
        return node.isVisible();
    }

    @Override
    public void close() {
        PageStage.onFx(() -> {
            page.left();
            page.close();
            stage.close();
            return null;
        });
    }
}
