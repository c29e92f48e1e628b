package org.standbywizard.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.text.ProblemText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.NoticeBoard.Notice;

/** The notices over the page's lower edge, each with what happened, what to do, and details to copy. */
final class NoticePane extends VBox implements AutoCloseable {
    private static final int SHOWN_AT_ONCE = 3;
    private static final Duration NEWS_STAYS = Duration.seconds(6);

    private final NoticeBoard board;
    private final Messages words;
    private final Desktop desktop;
    private final ListChangeListener<Notice> changed = change -> show();
    private List<Notice> drawn = List.of();

    NoticePane(NoticeBoard board, Messages words, Desktop desktop) {
        this.board = board;
        this.words = words;
        this.desktop = desktop;
        getStyleClass().add("notices");
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        board.shown().addListener(changed);
        show();
    }

    private void show() {
        List<Notice> before = drawn;
        drawn = List.copyOf(
                board.shown().subList(0, Math.min(SHOWN_AT_ONCE, board.shown().size())));
        List<Node> nodes = new ArrayList<>();
        int more = board.shown().size() - drawn.size();
        if (more > 0) {
            nodes.add(Kit.styled(new Label(words.get("notice.more", more)), "notice-more"));
        }
        drawn.forEach(notice -> nodes.add(node(notice)));
        getChildren().setAll(nodes);
        if (!drawn.isEmpty() && !before.contains(drawn.get(0)) && !(drawn.get(0) instanceof Notice.Said)) {
            announce(nodes.get(more > 0 ? 1 : 0));
        }
    }

    /** A screen reader reads what gets the focus; but nobody is to be torn out of a field. */
    private void announce(Node node) {
        if (getScene() != null && !(getScene().getFocusOwner() instanceof TextInputControl)) {
            node.requestFocus();
        }
    }

    private Node node(Notice notice) {
        if (notice instanceof Notice.Said said) {
            HBox box = box(Tone.GOOD, notice, Kit.wrapped(said.text(), "notice-text"));
            PauseTransition wait = new PauseTransition(NEWS_STAYS);
            wait.setOnFinished(event -> board.dismiss(notice));
            box.sceneProperty().addListener((observed, was, is) -> {
                if (is == null) {
                    wait.stop();
                }
            });
            wait.play();
            return box;
        }
        if (notice instanceof Notice.Failed failed) {
            FailureText text = FailureText.of(words, failed.failure());
            return box(Tone.BAD, notice, failure(text.cause(), text.next(), text.detail(), text.toString()));
        }
        Notice.Wrong wrong = (Notice.Wrong) notice;
        String lines = wrong.problems().stream()
                .map(problem -> ProblemText.of(words, problem).toString())
                .collect(Collectors.joining("\n"));
        return box(Tone.BAD, notice, failure(wrong.about(), lines, "", wrong.about() + "\n" + lines));
    }

    private VBox failure(String cause, String next, String detail, String whole) {
        VBox texts = new VBox(Kit.wrapped(cause, "notice-cause"), Kit.wrapped(next, "notice-text"));
        Button copy = Kit.button(words.get("notice.copy"), () -> desktop.copy(whole));
        copy.getStyleClass().addAll("small", "notice-button");
        HBox buttons = Kit.row(copy);
        if (!detail.isEmpty()) {
            Label raw = Kit.wrapped(detail, "mono", "notice-detail");
            raw.setVisible(false);
            raw.setManaged(false);
            Button details = Kit.button(words.get("notice.details"), () -> {
                raw.setVisible(!raw.isVisible());
                raw.setManaged(raw.isVisible());
            });
            details.getStyleClass().addAll("small", "notice-button");
            buttons.getChildren().add(0, details);
            texts.getChildren().add(raw);
        }
        texts.getChildren().add(buttons);
        return Kit.styled(texts, "notice-texts");
    }

    private HBox box(Tone tone, Notice notice, Node texts) {
        Button close = Kit.iconButton(Feather.X, words.get("notice.dismiss"), () -> board.dismiss(notice));
        HBox.setHgrow(texts, Priority.ALWAYS);
        HBox box = Kit.styled(new HBox(Kit.icon(tone), texts, close), "notice", "notice-float", tone.styleClass());
        box.setAccessibleText(words(notice));
        return box;
    }

    private String words(Notice notice) {
        if (notice instanceof Notice.Said said) {
            return said.text();
        }
        return notice instanceof Notice.Failed failed
                ? FailureText.of(words, failed.failure()).toString()
                : ((Notice.Wrong) notice).about();
    }

    @Override
    public void close() {
        board.shown().removeListener(changed);
        getChildren().clear();
    }
}
