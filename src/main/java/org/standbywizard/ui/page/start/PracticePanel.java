package org.standbywizard.ui.page.start;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Reveal;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.fx.TroubleBox;
import org.standbywizard.ui.model.PracticeLab;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PracticeFace;
import org.standbywizard.ui.shell.Practising;

/** Below the choices, once "Practise" was chosen: how the lab shall be, how far it is, or why there is none. */
final class PracticePanel extends VBox {
    private final PageContext context;
    private final Messages words;
    private final Practising model;
    private final PracticeChoice choice;
    private final VBox middle = Kit.styled(new VBox(), "practice-middle");
    private final HBox buttons = Kit.row();
    private final Label says = Kit.id(Kit.wrapped(""), "practice-says");
    private final ProgressBar bar = new ProgressBar();
    private Class<?> shown = PracticeFace.Away.class;

    PracticePanel(PageContext context, Practising model, Bag bag) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.choice = new PracticeChoice(words, model, bag);
        setId("practice-panel");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(word("heading"));
        VBox card = Kit.titled(
                word("heading"),
                null,
                Kit.wrapped(word("about")),
                Kit.wrapped(words.get("practice.differs"), "quiet"),
                middle,
                buttons);
        getChildren().add(card);
        bag.now(model.face(), this::show);
    }

    private String word(String key, Object... values) {
        return words.get("page.start.practise." + key, values);
    }

    /** The same face with other figures changes only those. */
    private void show(PracticeFace face) {
        boolean other = face.getClass() != shown;
        boolean first = getScene() == null;
        shown = face.getClass();
        setVisible(!(face instanceof PracticeFace.Away));
        setManaged(isVisible());
        tell(face);
        if (other) {
            fill(face);
            if (isVisible() && !first) {
                buttons.getChildren().stream().findFirst().ifPresent(Reveal::focus);
            }
        }
    }

    private void tell(PracticeFace face) {
        bar.setProgress(ProgressBar.INDETERMINATE_PROGRESS);
        if (face instanceof PracticeFace.Fetching fetching) {
            PracticeLab.Archive archive = fetching.archive();
            bar.setProgress((double) fetching.bytes() / archive.bytes());
            says.setText(word("fetching", archive.name(), fetching.bytes(), archive.bytes()));
        } else if (face instanceof PracticeFace.Starting starting) {
            says.setText(
                    switch (starting.stage()) {
                        case CLEARING -> word("clearing");
                        case UNPACKING -> words.get("practice.unpacking");
                        case INITIALISING -> words.get("practice.initialising");
                        case STARTING -> words.get("practice.starting");
                    });
        } else if (face instanceof PracticeFace.Cancelling) {
            says.setText(word("cancelling"));
        } else if (face instanceof PracticeFace.There) {
            says.setText(model.lab()
                    .get()
                    .map(lab -> word("there", lab.version(), lab.standbys()))
                    .orElse(""));
        } else {
            says.setText(word("looking"));
        }
    }

    private void fill(PracticeFace face) {
        if (face instanceof PracticeFace.Choosing choosing) {
            choice.offer(choosing.versions());
            put(List.of(choice), List.of(choice.begin(), button("not", "not", model::dismiss)));
        } else if (face instanceof PracticeFace.Failed failed) {
            put(List.of(trouble(failed.failure())), after(failed));
        } else if (face instanceof PracticeFace.There) {
            Button goOn = Kit.styled(button("go-on", "go-on", model::goOn), "accent");
            put(
                    List.of(says),
                    List.of(goOn, button("anew", "anew", model::anew), button("not", "not", model::dismiss)));
        } else {
            Button cancel = button("cancel", "cancel", model::cancel);
            cancel.setDisable(face instanceof PracticeFace.Cancelling);
            put(
                    List.of(Kit.styled(new VBox(says, bar), "practice-going")),
                    isWorking(face) ? List.of(cancel) : List.of());
        }
    }

    private static boolean isWorking(PracticeFace face) {
        return face instanceof PracticeFace.Fetching
                || face instanceof PracticeFace.Starting
                || face instanceof PracticeFace.Cancelling;
    }

    private void put(List<Node> what, List<Button> actions) {
        middle.getChildren().setAll(what);
        buttons.getChildren().setAll(actions);
    }

    private List<Button> after(PracticeFace.Failed failed) {
        Button close = button("close", "close", model::dismiss);
        Optional<Button> again = failed.again() ? Optional.of(button("again", "again", model::anew)) : Optional.empty();
        return again.map(one -> List.of(Kit.styled(one, "accent"), close)).orElse(List.of(close));
    }

    private Button button(String id, String key, Runnable run) {
        return Kit.id(Kit.button(word(key), run), "practice-" + id);
    }

    private Node trouble(Failure failure) {
        FailureText text = FailureText.of(words, failure);
        return Kit.id(
                new TroubleBox(
                        Tone.BAD,
                        text.cause(),
                        text.next(),
                        text.detail(),
                        words.get("notice.details"),
                        words.get("notice.copy"),
                        context.desktop()::copy),
                "practice-problem");
    }
}
