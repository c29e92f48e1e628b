package org.standbywizard.ui.page.settings;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.util.StringConverter;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/**
 * Controls that show a value of the plan and write it back. Each adds to {@code refresh} what brings it up to date, so
 * that one change of the plan moves them all, and a control that shows is not taken for a person who types.
 */
final class Inputs {
    private final Bag bag;
    private final List<Runnable> refresh;
    private boolean showing;

    Inputs(Bag bag, List<Runnable> refresh) {
        this.bag = bag;
        this.refresh = refresh;
    }

    /** Brings everything up to date. */
    void show() {
        showing = true;
        List.copyOf(refresh).forEach(Runnable::run);
        showing = false;
    }

    /** @param left called when the focus leaves it */
    TextField text(String id, Supplier<String> value, Supplier<String> prompt, Consumer<String> write, Runnable left) {
        TextField field = Kit.id(Kit.styled(new TextField(), "mono"), id);
        bag.onChange(field.textProperty(), typed -> write(() -> write.accept(typed)));
        bag.onChange(field.focusedProperty(), focused -> {
            if (!focused) {
                left.run();
            }
        });
        refresh.add(() -> {
            field.setPromptText(prompt.get());
            put(field, value.get());
        });
        return field;
    }

    /** Shows another text; where somebody types in it, what is selected and the caret stay as far as they can. */
    static void put(TextField field, String text) {
        if (!field.getText().equals(text)) {
            int anchor = field.getAnchor();
            int caret = field.getCaretPosition();
            field.setText(text);
            field.selectRange(Math.min(anchor, text.length()), Math.min(caret, text.length()));
        }
    }

    <T> ChoiceBox<T> choice(
            String id, Supplier<List<T>> all, Supplier<T> value, Function<T, String> word, Consumer<T> write) {
        ChoiceBox<T> box = Kit.id(new ChoiceBox<>(), id);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T one) {
                return one == null ? "" : word.apply(one);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("nobody types here");
            }
        });
        bag.onChange(box.valueProperty(), chosen -> {
            if (chosen != null) {
                write(() -> write.accept(chosen));
            }
        });
        refresh.add(() -> {
            if (!box.getItems().equals(all.get())) {
                box.getItems().setAll(all.get());
            }
            box.setValue(value.get());
        });
        return box;
    }

    CheckBox check(String id, String words, Supplier<Boolean> value, Consumer<Boolean> write) {
        CheckBox box = Kit.id(new CheckBox(words), id);
        box.setMnemonicParsing(false);
        bag.onChange(box.selectedProperty(), on -> write(() -> write.accept(on)));
        refresh.add(() -> box.setSelected(value.get()));
        return box;
    }

    /** Shows a node and gives it room only while it is so. */
    void shown(Node node, Supplier<Boolean> condition) {
        refresh.add(() -> {
            node.setVisible(condition.get());
            node.setManaged(condition.get());
        });
    }

    private void write(Runnable change) {
        if (!showing) {
            change.run();
        }
    }
}
