package org.standbywizard.ui.shell;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.standbywizard.learn.Article;
import org.standbywizard.learn.LabState;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** Above a lesson's text: whether it is done, and the way to the state in which it starts while a practice lab runs. */
final class LessonBar extends VBox {
    private final FrameParts parts;
    private final Label progress = Kit.id(Kit.styled(new Label(), "learn-where"), "learn-progress");
    private final CheckBox done;
    private final Label starts = Kit.wrapped("", "learn-where");
    private final Button bring;
    private Optional<Article> lesson = Optional.empty();

    LessonBar(FrameParts parts, Bag bag) {
        this.parts = parts;
        getStyleClass().add("learn-lesson");
        done = Kit.id(new CheckBox(parts.words("learn.lesson.done")), "learn-done");
        done.setOnAction(
                event -> lesson.ifPresent(one -> parts.habits().done(one.topic().name(), done.isSelected())));
        bring = Kit.id(Kit.styled(Kit.button(parts.words("learn.lesson.bring"), this::bring), "small"), "learn-bring");
        bring.setMinWidth(0);
        bring.setWrapText(true);
        getChildren().setAll(new FlowPane(8, 4, done, progress), starts, bring);
        bag.any(
                this::show,
                parts.habits().lessons(),
                parts.practising().lab(),
                parts.practising().doing());
    }

    /** What is shown in the panel; only a lesson has the bar. */
    void to(Article article) {
        lesson = Optional.of(article).filter(one -> one.start().isPresent());
        show();
    }

    private void show() {
        setVisible(lesson.isPresent());
        setManaged(lesson.isPresent());
        lesson.ifPresent(one -> {
            boolean lab = parts.practising().lab().get().isPresent();
            done.setSelected(parts.habits().lessons().contains(one.topic().name()));
            progress.setText(parts.words(
                    "practice.exercise.progress",
                    parts.learning().done(),
                    parts.learning().lessons().size()));
            starts.setText(parts.words("learn.lesson.starts", told(one.start().orElseThrow())));
            starts.setVisible(lab);
            starts.setManaged(lab);
            bring.setVisible(lab);
            bring.setManaged(lab);
            bring.setDisable(parts.practising().doing().get() != Practising.Doing.NOTHING);
        });
    }

    private String told(LabState state) {
        return parts.words("learn.state." + state.word());
    }

    private void bring() {
        lesson.flatMap(Article::start)
                .ifPresent(state -> parts.practising().exercising().startLesson(state, told(state)));
    }
}
