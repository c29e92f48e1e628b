package org.standbywizard.ui.page.server;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.text.HostKeyText;
import org.standbywizard.text.SecretText;
import org.standbywizard.ui.fx.InputBox;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.Fingerprint;
import org.standbywizard.ui.model.Question;
import org.standbywizard.ui.shell.PageContext;

/** What a login waits for, asked on its card: whether a host key is the right one, or a secret. */
final class QuestionPane extends VBox {
    private final PageContext context;
    private final String id;
    private final Node first;

    QuestionPane(PageContext context, ServerCardModel card, Question question, String id) {
        this.context = context;
        this.id = id;
        Kit.styled(this, "question");
        first = question instanceof Question.HostKey key ? hostKey(key) : secret(card, (Question.ForSecret) question);
    }

    /** To the place where an answer is prepared; never to a button that gives it. */
    void focus() {
        first.requestFocus();
    }

    private String word(String key, Object... values) {
        return context.words().get("page.server." + key, values);
    }

    private Node hostKey(Question.HostKey key) {
        Label fingerprint = Kit.id(Kit.styled(Kit.mono(key.fingerprint()), "fingerprint"), id + "-fingerprint");
        fingerprint.setWrapText(true);
        String command = HostKeyText.command(key.keyType());
        Label line = Kit.mono(command);
        line.setWrapText(true);
        Button copy = Kit.iconButton(
                Feather.COPY, word("host-key.copy"), () -> context.desktop().copy(command));
        Kit.id(copy, id + "-copy-command");
        HBox box = Kit.styled(Kit.row(line, Kit.spacer(), copy), "code");
        TextField expected = Kit.id(new TextField(), id + "-expected");
        expected.setPromptText("SHA256:...");
        Label verdict = Kit.id(Kit.badge(Tone.NEUTRAL, word("host-key.none")), id + "-verdict");
        Button trust =
                Kit.id(Kit.button(word("host-key.trust"), () -> key.answer().accept(true)), id + "-trust");
        Button refuse =
                Kit.id(Kit.button(word("host-key.refuse"), () -> key.answer().accept(false)), id + "-refuse");
        Kit.deliberate(trust);
        expected.textProperty().addListener((o, was, is) -> {
            Fingerprint.Verdict found = Fingerprint.compare(is, key.fingerprint());
            Kit.show(verdict, tone(found), word("host-key." + found.name().toLowerCase(java.util.Locale.ROOT)));
            trust.setDisable(found == Fingerprint.Verdict.DIFFERENT);
        });
        InputBox paste = new InputBox(word("host-key.expected"), expected, "");
        paste.getChildren().add(1, Kit.row(expected, verdict));
        HBox.setHgrow(expected, Priority.ALWAYS);
        getChildren()
                .setAll(
                        Kit.wrapped(word("host-key.unknown", key.host(), key.keyType()), "question-title"),
                        fingerprint,
                        Kit.wrapped(word("host-key.compare", key.host()), "quiet"),
                        box,
                        paste,
                        Kit.styled(Kit.row(Kit.spacer(), refuse, trust), "sign-in-foot"));
        return expected;
    }

    private static Tone tone(Fingerprint.Verdict verdict) {
        return switch (verdict) {
            case EQUAL -> Tone.GOOD;
            case DIFFERENT -> Tone.BAD;
            case INCOMPLETE, MD5 -> Tone.WARN;
            case NONE -> Tone.NEUTRAL;
        };
    }

    private Node secret(ServerCardModel card, Question.ForSecret question) {
        boolean once = question.purpose() instanceof SecretPurpose.OneTime;
        PasswordField input = Kit.id(new PasswordField(), id + "-secret");
        InputBox box = new InputBox(
                SecretText.of(context.words(), question.purpose()), input, word(once ? "secret.once" : "secret.kept"));
        box.literal();
        Runnable give = () -> {
            if (input.getText().isEmpty()) {
                box.problem(word("secret.empty"));
            } else {
                card.answer(question, Optional.of(new Secret(input.getText())));
            }
        };
        input.setOnAction(event -> give.run());
        Button answer = Kit.id(Kit.button(word("secret.answer"), give), id + "-answer");
        Button skip =
                Kit.id(Kit.button(word("secret.skip"), () -> card.answer(question, Optional.empty())), id + "-skip");
        getChildren()
                .setAll(
                        Kit.wrapped(word("secret.title"), "question-title"),
                        box,
                        Kit.styled(Kit.row(Kit.spacer(), skip, answer), "sign-in-foot"));
        return input;
    }
}
