package org.standbywizard.ui.shell;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.text.HostKeyText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.Fingerprint;
import org.standbywizard.ui.model.Question;

/** Asks whether an unknown host key is the right one: no answer is preset, and Enter never trusts. */
final class HostKeyCard implements OverlayCard {
    private final Messages words;
    private final Question.HostKey question;
    private final VBox box;
    private final TextField expected = Kit.id(new TextField(), "hostkey-expected");
    private final Label verdict = Kit.badge(Tone.NEUTRAL, "");
    private final Button trust;

    HostKeyCard(Messages words, Desktop desktop, Question.HostKey question) {
        this.words = words;
        this.question = question;
        trust = Kit.deliberate(
                Kit.button(words.get("hostkey.trust"), () -> question.answer().accept(true)));
        trust.setId("hostkey-trust");
        Button not = Kit.deliberate(
                Kit.button(words.get("hostkey.not"), () -> question.answer().accept(false)));
        not.setId("hostkey-not");
        String command = HostKeyText.command(question.keyType());
        GridPane facts = Kit.styled(new GridPane(), "overlay-facts");
        fact(facts, 0, "hostkey.host", question.host(), desktop);
        fact(facts, 1, "hostkey.type", question.keyType(), desktop);
        fact(facts, 2, "hostkey.fingerprint", question.fingerprint(), desktop);
        fact(facts, 3, "hostkey.command", command, desktop);
        expected.textProperty().addListener((observed, was, is) -> judge());
        expected.setPromptText("SHA256:");
        judge();
        box = OverlayCard.box(
                words.get("hostkey.title", question.host()),
                Kit.wrapped(words.get("hostkey.text", question.host()), "overlay-text"),
                facts,
                Kit.field(words.get("hostkey.expected"), expected, words.get("hostkey.expected.hint")),
                verdict,
                OverlayCard.buttons(trust, not));
    }

    private void fact(GridPane facts, int row, String key, String value, Desktop desktop) {
        Label text = Kit.wrapped(value, "mono");
        Button copy =
                Kit.iconButton(Feather.COPY, words.get("hostkey.copy", words.get(key)), () -> desktop.copy(value));
        Label name = Kit.styled(new Label(words.get(key)), "quiet");
        name.setMinWidth(Label.USE_PREF_SIZE);
        facts.add(name, 0, row);
        facts.add(row < 2 ? text : new HBox(text, copy), 1, row);
    }

    /** A key that is not the expected one cannot be trusted here. */
    private void judge() {
        Fingerprint.Verdict found = Fingerprint.compare(expected.getText(), question.fingerprint());
        verdict.setVisible(found != Fingerprint.Verdict.NONE);
        Kit.show(verdict, tone(found), words.get("hostkey." + found.name().toLowerCase(Locale.ROOT)));
        trust.setDisable(found == Fingerprint.Verdict.DIFFERENT);
    }

    private static Tone tone(Fingerprint.Verdict verdict) {
        return switch (verdict) {
            case EQUAL -> Tone.GOOD;
            case DIFFERENT -> Tone.BAD;
            case INCOMPLETE, MD5 -> Tone.WARN;
            case NONE -> Tone.NEUTRAL;
        };
    }

    @Override
    public VBox box() {
        return box;
    }

    /** The field: what is typed there only compares. */
    @Override
    public Node first() {
        return expected;
    }
}
