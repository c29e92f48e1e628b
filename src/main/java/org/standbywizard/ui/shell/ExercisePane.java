package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.learn.Article;
import org.standbywizard.learn.Library;
import org.standbywizard.learn.Names;
import org.standbywizard.learn.Part;
import org.standbywizard.learn.Section;
import org.standbywizard.learn.Topic;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Reveal;
import org.standbywizard.ui.fx.Tone;

/** The exercises: which there are and which are done, and the one that is open with its story, hints and explanation. */
final class ExercisePane extends HBox {
    /** In ems: less width than this, as beside the Learn panel in a small window, is not for two columns. */
    private static final double TWO_COLUMNS = 40;

    /** Of the height, where the list stands above the exercise. */
    private static final double LIST_SHARE = 0.45;

    private final FrameParts parts;
    private final Exercising model;
    private final Library library;
    private final ObservableList<String> names;
    private final ListView<String> list;
    private final VBox side;
    private final Label progress = Kit.styled(new Label(), "desk-progress");
    private final VBox content = Kit.styled(new VBox(), "desk-content");
    private final ScrollPane scroll = Kit.styled(new ScrollPane(content), "page-scroll");
    private final Button inject;
    private final Button hint;
    private final Button check;
    private final Button explain;
    private final Button setUp;
    private final Button reset;
    private final FlowPane buttons;
    private final ExerciseVerdict verdict;

    ExercisePane(FrameParts parts, Bag bag) {
        this.parts = parts;
        this.model = parts.practising().exercising();
        this.library = Library.of(parts.context().words().locale());
        this.names = FXCollections.observableArrayList(model.names());
        getStyleClass().add("desk-columns");
        list = Kit.id(Kit.styled(new ListView<>(names), "desk-list"), "exercise-list");
        list.setCellFactory(view -> new Cell());
        list.setAccessibleText(parts.words("practice.desk.exercises"));
        VBox.setVgrow(list, Priority.ALWAYS);
        setUp = button("set-up", model::setUp);
        reset = Kit.styled(button("reset", parts::resetProgress), "small");
        side = Kit.styled(new VBox(Kit.row(progress, Kit.spacer(), reset), list, setUp), "desk-side");
        inject = Kit.deliberate(Kit.styled(button("inject", model::inject), "accent"));
        hint = button("hint", model::hint);
        check = button("check", model::check);
        explain = button("explain", model::explain);
        buttons = Kit.styled(new FlowPane(inject, hint, check, explain), "desk-buttons");
        verdict = new ExerciseVerdict(parts);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        Reveal.follow(scroll);
        HBox.setHgrow(scroll, Priority.ALWAYS);
        scroll.setMinWidth(0);
        getChildren().setAll(side, scroll);
        model.chosen().get().ifPresent(list.getSelectionModel()::select);
        list.getSelectionModel().selectedItemProperty().addListener((observed, was, is) -> {
            if (is != null) {
                model.choose(is);
            }
        });
        bag.any(
                this::show,
                model.chosen(),
                model.injected(),
                model.hints(),
                model.explained(),
                model.verdict(),
                parts.practising().doing(),
                parts.habits().exercises());
        bag.onChange(model.chosen(), now -> {
            scroll.setVvalue(0);
            now.ifPresent(list.getSelectionModel()::select);
        });
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() >= TWO_COLUMNS * progress.getFont().getSize()) {
            super.layoutChildren();
            return;
        }
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double height = getHeight() - snappedTopInset() - snappedBottomInset();
        double above = snapSizeY(height * LIST_SHARE);
        double below = snappedTopInset() + above + getSpacing();
        side.resizeRelocate(snappedLeftInset(), snappedTopInset(), width, above);
        scroll.resizeRelocate(snappedLeftInset(), below, width, Math.max(0, height - above - getSpacing()));
    }

    private Button button(String key, Runnable action) {
        return Kit.id(Kit.button(parts.words("practice.exercise." + key), action), "exercise-" + key);
    }

    private Article article(String name) {
        Names known =
                Names.of(host(0), host(1), parts.practising().lab().get().map(lab -> PgVersion.parse(lab.version())));
        return library.find(new Topic(Topic.Kind.EXERCISE, name), known)
                .orElseThrow(() -> new IllegalStateException("no text for the exercise " + name));
    }

    private String host(int index) {
        List<String> hosts = model.sql().hosts();
        return index < hosts.size() ? hosts.get(index) : "";
    }

    private void show() {
        long done = names.stream().filter(model::isDone).count();
        progress.setText(parts.words("practice.exercise.progress", done, names.size()));
        reset.setDisable(done == 0);
        list.refresh();
        content.getChildren().clear();
        model.chosen().get().ifPresent(name -> show(article(name)));
    }

    private void show(Article article) {
        boolean idle = parts.practising().doing().get() == Practising.Doing.NOTHING;
        boolean in = model.injected().get().equals(model.chosen().get());
        int all = hints(article).size();
        int shown = Math.min(model.hints().get(), all);
        setUp.setDisable(!idle);
        inject.setDisable(!idle || model.injected().get().isPresent());
        check.setDisable(!idle || !in);
        hint.setDisable(shown == all);
        hint.setText(Kit.label(parts.words("practice.exercise.hint", Math.min(shown + 1, all), all)));
        explain.setDisable(model.explained().get());
        content.getChildren().add(Kit.wrapped(article.title(), "card-title", "desk-exercise-title"));
        section(article, Section.Kind.INTRO);
        content.getChildren().addAll(buttons, verdict.box());
        for (int i = 0; i < shown; i++) {
            content.getChildren().add(hint(article, i));
        }
        if (model.explained().get()) {
            section(article, Section.Kind.EXPLANATION);
            section(article, Section.Kind.DOCUMENTATION);
        }
    }

    private void section(Article article, Section.Kind kind) {
        article.section(kind).ifPresent(section -> content.getChildren().add(pane(article, section)));
    }

    private Node pane(Article article, Section section) {
        ArticlePane pane = new ArticlePane(
                parts.context().words(),
                parts.context().desktop(),
                new Article(article.topic(), article.title(), Optional.empty(), List.of(section)),
                List.of());
        return Kit.styled(pane, "desk-text");
    }

    private static List<Part.Item> hints(Article article) {
        return article.section(Section.Kind.HINTS).stream()
                .flatMap(section -> section.parts().stream())
                .filter(Part.Bullets.class::isInstance)
                .flatMap(part -> ((Part.Bullets) part).items().stream())
                .toList();
    }

    private Node hint(Article article, int index) {
        Part only = new Part.Paragraph(hints(article).get(index).spans());
        String title = parts.words("practice.exercise.hint-shown", index + 1);
        Node pane = pane(article, new Section(Section.Kind.HINTS, title, List.of(only)));
        return Kit.id(Kit.styled(pane, "desk-hint"), "exercise-hint-" + (index + 1));
    }

    /** Number, title, and whether it is done. */
    private final class Cell extends ListCell<String> {
        @Override
        protected void updateItem(String name, boolean empty) {
            super.updateItem(name, empty);
            if (empty || name == null) {
                setText(null);
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            boolean in = model.injected().get().equals(Optional.of(name));
            boolean done = model.isDone(name);
            String state = parts.words("practice.exercise." + (in ? "is-in" : done ? "is-done" : "is-open"));
            setText(parts.words(
                    "practice.exercise.entry",
                    names.indexOf(name) + 1,
                    article(name).title()));
            setGraphic(Kit.icon(in ? Tone.WARN : done ? Tone.GOOD : Tone.NEUTRAL));
            setAccessibleText(getText() + ", " + state);
        }
    }
}
