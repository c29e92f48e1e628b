package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.standbywizard.steps.Step;
import org.standbywizard.text.Prediction;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.shell.PageContext;

/** What will the step do? Asked before it of whoever wants to be asked; told after it, with the reason. */
final class QuestionBox extends VBox {
    private final PageContext context;
    private final Guesses guesses;
    private final ApplyWords words;
    private final CheckBox asking;
    private String shown = "";

    QuestionBox(PageContext context, Guesses guesses) {
        this.context = context;
        this.guesses = guesses;
        this.words = new ApplyWords(context.words());
        this.asking = Kit.id(new CheckBox(words.get("question.ask")), "question-ask");
        asking.setSelected(guesses.asking().get());
        asking.setOnAction(event -> guesses.asking().set(asking.isSelected()));
        getStyleClass().add("step-part");
        setId("question");
    }

    /** Before the step. */
    void before(Step step) {
        Optional<Prediction> question = question(step);
        show("before " + step.id() + question.isPresent(), () -> {
            List<Node> parts = new ArrayList<>();
            question.ifPresent(asked -> {
                parts.add(Kit.wrapped(asked.question(), "strong"));
                parts.addAll(choices(step, asked));
            });
            parts.add(asking);
            return parts;
        });
        asking.setSelected(guesses.asking().get());
    }

    /** After it: nothing unless the person wants to be asked. */
    void after(Step step) {
        Optional<Prediction> question = question(step);
        Optional<Integer> guess = guesses.of(step.id());
        show("after " + step.id() + question.isPresent() + guess, () -> {
            List<Node> parts = new ArrayList<>();
            question.ifPresent(asked -> {
                int right = asked.right();
                String key = guess.isEmpty()
                        ? "question.answer"
                        : guess.get() == right ? "question.right" : "question.other";
                parts.add(Kit.wrapped(asked.question(), "strong"));
                parts.add(Kit.wrapped(words.get(key, asked.choices().get(right).text())));
                parts.add(Kit.wrapped(asked.why()));
            });
            return parts;
        });
    }

    void none() {
        show("", List::of);
    }

    private Optional<Prediction> question(Step step) {
        return guesses.asking().get() ? Prediction.of(context.words().locale(), step.kind()) : Optional.empty();
    }

    private interface Parts {
        List<Node> make();
    }

    /** Made anew only for something else, so that the focus stays. */
    private void show(String what, Parts parts) {
        String now = what.isEmpty() ? "" : what;
        if (!now.equals(shown) || getChildren().isEmpty()) {
            shown = now;
            getChildren().setAll(parts.make());
        }
        setVisible(!getChildren().isEmpty());
        setManaged(!getChildren().isEmpty());
    }

    private List<RadioButton> choices(Step step, Prediction asked) {
        ToggleGroup group = new ToggleGroup();
        List<RadioButton> buttons = new ArrayList<>();
        for (int i = 0; i < asked.choices().size(); i++) {
            int place = i;
            RadioButton button = Kit.id(new RadioButton(asked.choices().get(i).text()), "question-" + i);
            button.setWrapText(true);
            button.setToggleGroup(group);
            button.setSelected(guesses.of(step.id()).filter(g -> g == place).isPresent());
            button.setOnAction(event -> guesses.guess(step.id(), place));
            buttons.add(button);
        }
        return buttons;
    }
}
