package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.learn.Article;
import org.standbywizard.learn.Library;
import org.standbywizard.learn.Names;
import org.standbywizard.learn.PlainText;
import org.standbywizard.learn.Topic;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/**
 * At the side of every page: what the page, or what has the focus on it, is about, why it is needed, how one would do it by
 * hand, and the traps; and the lessons, one after another.
 */
final class LearnPanel extends VBox {
    private final FrameParts parts;
    private final PageContext context;
    private final Messages words;
    private final LearnModel model;
    private final Library library;
    private final Label title = Kit.wrapped("", "learn-title");
    private final Hyperlink back;
    /** In its place while there is nothing to go back to. */
    private final Label here;

    private final ScrollPane scroll = Kit.styled(new ScrollPane(), "learn-scroll");
    private final LessonBar lesson;
    private final MenuButton lessons = Kit.styled(new MenuButton(), "flat", "learn-lessons");
    private final Button before;
    private final Button next;
    /** Whether it takes more room, over the page. */
    private final BooleanProperty wide = new SimpleBooleanProperty();

    private Optional<Article> shown = Optional.empty();
    private List<ByHand> hands = List.of();

    LearnPanel(FrameParts parts, Runnable fold, Bag bag) {
        this.parts = parts;
        this.context = parts.context();
        this.words = context.words();
        this.model = parts.learning();
        this.lesson = new LessonBar(parts, bag);
        this.library = Library.of(words.locale());
        setId("learn");
        getStyleClass().add("learn");
        setAccessibleText(words.get("learn.button"));
        back = Kit.styled(new Hyperlink(words.get("learn.back"), Kit.icon(Feather.ARROW_LEFT)), "learn-back");
        back.setId("learn-back");
        back.setOnAction(event -> model.back());
        here = Kit.styled(new Label(words.get("learn.back")), "learn-where");
        here.visibleProperty().bind(back.visibleProperty().not());
        before = move(Feather.CHEVRON_LEFT, "learn-before", words.get("learn.before"), -1);
        next = move(Feather.CHEVRON_RIGHT, "learn-next", words.get("learn.next"), 1);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(head(fold, bag), title, scroll, foot());
        bag.now(model.shown(), this::show);
    }

    private HBox head(Runnable fold, Bag bag) {
        Button close = Kit.id(Kit.iconButton(Feather.X, words.get("learn.fold"), fold), "learn-close");
        MenuButton more = Kit.id(new MenuButton(null, Kit.icon(Feather.MORE_VERTICAL)), "learn-more");
        more.getStyleClass().addAll("flat", "icon-button", "no-arrow");
        more.setAccessibleText(words.get("learn.more"));
        more.getItems()
                .addAll(
                        item("learn-copy", words.get("learn.copy-all"), this::copy),
                        item("learn-handout", words.get("learn.handout"), () -> new HandoutSaving(context)
                                .save(model.names(), false)),
                        item("learn-trainer", words.get("learn.handout.trainer"), () -> new HandoutSaving(context)
                                .save(model.names(), true)));
        Button widen = Kit.iconButton(Feather.MAXIMIZE_2, words.get("learn.widen"), () -> wide.set(!wide.get()));
        widen.setId("learn-widen");
        bag.onChange(wide, now -> widen.setGraphic(Kit.icon(now ? Feather.MINIMIZE_2 : Feather.MAXIMIZE_2)));
        StackPane where = new StackPane(back, here);
        where.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(where, Priority.ALWAYS);
        return Kit.styled(new HBox(where, more, widen, close), "learn-head");
    }

    BooleanProperty wide() {
        return wide;
    }

    private HBox foot() {
        lessons.setMinWidth(USE_PREF_SIZE);
        lessons.setId("learn-lessons");
        // Their titles are read when somebody wants to see them.
        lessons.setOnShowing(event -> list());
        return Kit.styled(Kit.row(before, Kit.spacer(), lessons, Kit.spacer(), next), "learn-foot");
    }

    private void list() {
        lessons.getItems().clear();
        List<Topic> all = model.lessons();
        for (int i = 0; i < all.size(); i++) {
            Topic lesson = all.get(i);
            String name = article(lesson, model.names()).title();
            boolean done = model.isDone(lesson);
            String key = done ? "learn.lesson.named-done" : "learn.lesson.named";
            MenuItem item = item(lesson.name(), words.get(key, i + 1, name), () -> model.lesson(lesson));
            item.setGraphic(Kit.icon(done ? Tone.GOOD : Tone.NEUTRAL));
            lessons.getItems().add(item);
        }
        String progress = words.get("learn.reset", model.done(), all.size());
        lessons.getItems().addAll(new SeparatorMenuItem(), item("learn-reset", progress, parts::resetProgress));
    }

    private static MenuItem item(String id, String text, Runnable action) {
        MenuItem item = new MenuItem(Kit.literal(text));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private Button move(Feather icon, String id, String says, int by) {
        Button button =
                Kit.iconButton(icon, says, () -> model.lesson(model.lessons().get(model.number() + by)));
        return Kit.id(button, id);
    }

    private Article article(Topic topic, Names names) {
        return library.find(topic, names)
                .map(Article::forEverybody)
                .orElseThrow(() -> new IllegalStateException("no text about " + topic));
    }

    private void show(Subject subject) {
        Names names = model.names(subject);
        if (shown.isPresent()) {
            show(subject, article(subject.topic(), names));
            return;
        }
        // The first text brings all classes of its reader along: the window is painted meanwhile.
        context.model()
                .services()
                .work()
                .start(
                        subject.topic().toString(),
                        cancellation -> article(subject.topic(), names),
                        article -> {
                            if (subject.equals(model.shown().get())) {
                                show(subject, article);
                            }
                        },
                        context.notices()::failed);
    }

    private void show(Subject subject, Article article) {
        shown = Optional.of(article);
        hands = subject.hands();
        title.setText(article.title());
        lesson.to(article);
        ArticlePane pane = new ArticlePane(words, context.desktop(), article, hands);
        scroll.setContent(new VBox(lesson, pane));
        scroll.setVvalue(0);
        back.setVisible(!model.isAboutPage());
        int number = model.number();
        int count = model.lessons().size();
        lessons.setText(
                number < 0 ? words.get("learn.lessons", count) : words.get("learn.lesson.of", number + 1, count));
        before.setVisible(number > 0);
        next.setVisible(number >= 0 && number < count - 1);
        before.setManaged(number >= 0);
        next.setManaged(number >= 0);
    }

    private void copy() {
        String commands = hands.stream()
                .flatMap(hand -> Stream.of(hand.where(), hand.text()))
                .collect(Collectors.joining("\n"));
        shown.ifPresent(article -> context.desktop().copy(PlainText.of(article, commands)));
    }
}
