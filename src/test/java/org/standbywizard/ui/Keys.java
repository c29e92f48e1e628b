package org.standbywizard.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.testfx.api.FxRobot;

/** A person at a window with nothing but a keyboard: Tab to where one wants to be, Space to press, letters to type. */
public final class Keys {
    private static final int MOST_TABS = 150;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final FxRobot robot = new FxRobot();
    private final Supplier<Scene> scene;

    public Keys(Supplier<Scene> scene) {
        this.scene = scene;
    }

    /** Presses Tab until the node has the focus. */
    public void to(String id) {
        awaitShown(id);
        PageStage.onFx(() -> {
            scene.get().getWindow().requestFocus();
            return null;
        });
        until("the window has the keyboard", () -> scene.get().getWindow().isFocused());
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < MOST_TABS; i++) {
            Node owner = PageStage.onFx(() -> scene.get().getFocusOwner());
            if (owner != null && PageStage.onFx(() -> isIn(owner, id))) {
                return;
            }
            seen.add(owner == null ? "nothing" : String.valueOf(owner.getId()));
            robot.type(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not reach " + id + "; it went to " + seen);
    }

    /** Goes to a button and presses it. */
    public void press(String id) {
        to(id);
        robot.type(KeyCode.SPACE);
    }

    /** Goes to a field and puts a text in place of what it has. */
    public void fill(String id, String text) {
        to(id);
        robot.push(KeyCode.SHORTCUT, KeyCode.A);
        robot.type(KeyCode.DELETE);
        // As input methods and pasting do: the robot's own letters are those of one keyboard.
        PageStage.onFx(() -> {
            ((TextInputControl) scene.get().getFocusOwner()).insertText(0, text);
            return null;
        });
    }

    public void type(KeyCode... keys) {
        robot.push(keys);
    }

    public void tick(String id) {
        awaitShown(id);
        if (!PageStage.onFx(() -> ((CheckBox) find(id)).isSelected())) {
            press(id);
        }
        until(id + " is ticked", () -> ((CheckBox) find(id)).isSelected());
    }

    public boolean isShown(String id) {
        return PageStage.onFx(() -> find(id) != null);
    }

    public void awaitShown(String id) {
        until(id + " is shown", () -> find(id) != null);
    }

    /** The button is there and may be pressed. */
    public void awaitReady(String id) {
        until(id + " may be pressed", () -> find(id) != null && !find(id).isDisabled());
    }

    /** The text of a labelled node or a field. */
    public String text(String id) {
        return PageStage.onFx(() -> {
            Node node = find(id);
            if (node instanceof Labeled labeled) {
                return labeled.getText();
            }
            return node instanceof TextInputControl input ? input.getText() : "";
        });
    }

    /** Waits until a part of the window has these words. */
    public void awaitWords(String id, String words) {
        until(
                id + " says " + words,
                () -> find(id) != null
                        && Readable.text(find(id)).toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT)));
    }

    /** All words of a part of the window; empty if it is not shown. */
    public String words(String id) {
        return PageStage.onFx(() -> find(id) == null ? "" : Readable.text(find(id)));
    }

    /** Waits until the title has these words. */
    public void awaitTitle(String part) {
        until("the title says " + part, () -> ((Labeled) find("page-title"))
                .getText()
                .toLowerCase(Locale.ROOT)
                .contains(part.toLowerCase(Locale.ROOT)));
    }

    /** Waits for a condition, asked on the window's thread. */
    public void until(String what, BooleanSupplier condition) {
        await(what, () -> PageStage.onFx(condition::getAsBoolean));
    }

    /** Waits for a condition that is no matter of the window's thread. */
    public void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT.toSeconds() + " s: " + what + "; the window says:\n"
                        + PageStage.onFx(() -> said(scene.get().getRoot())));
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** All words that are to be seen, for a failed test's message. */
    private static String said(Node root) {
        StringBuilder words = new StringBuilder();
        root.lookupAll("*").forEach(node -> {
            if (node instanceof Labeled labeled && isVisible(node) && labeled.getText() != null) {
                words.append(labeled.getText()).append(node instanceof ButtonBase ? " [button]\n" : "\n");
            }
        });
        return words.toString();
    }

    private Node find(String id) {
        return scene.get().getRoot().lookupAll("#" + id).stream()
                .filter(Keys::isVisible)
                .findFirst()
                .orElse(null);
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIn(Node node, String id) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (id.equals(at.getId())) {
                return true;
            }
        }
        return false;
    }
}
