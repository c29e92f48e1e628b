package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.standbywizard.text.FailureText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.fx.TroubleBox;
import org.standbywizard.ui.model.PracticeBench;

/** What is known of an exercise, in words. */
final class ExerciseVerdict {
    private final FrameParts parts;

    ExerciseVerdict(FrameParts parts) {
        this.parts = parts;
    }

    /** As it is now. */
    Node box() {
        Practising.Doing doing = parts.practising().doing().get();
        Exercising.Verdict verdict = parts.practising().exercising().verdict().get();
        if (doing == Practising.Doing.CHECKING || doing == Practising.Doing.INJECTING) {
            return notice(Tone.ACTIVE, doing == Practising.Doing.CHECKING ? "checking" : "injecting", List.of());
        } else if (verdict instanceof Exercising.Verdict.Wrong wrong) {
            return notice(Tone.WARN, "wrong", wrong.signs());
        } else if (verdict instanceof Exercising.Verdict.NotSetUp not) {
            return notice(Tone.BAD, "not-set-up", not.signs());
        } else if (verdict instanceof Exercising.Verdict.Mended) {
            return box(Tone.GOOD, mended(), List.of());
        } else if (verdict instanceof Exercising.Verdict.Injected) {
            return notice(Tone.WARN, "injected", List.of());
        } else if (verdict instanceof Exercising.Verdict.Failed failed) {
            return failed(failed);
        }
        return notice(Tone.INFO, "begin", List.of());
    }

    private Node failed(Exercising.Verdict.Failed failed) {
        FailureText text = FailureText.of(parts.context().words(), failed.failure());
        return id(new TroubleBox(
                Tone.BAD,
                text.cause(),
                text.next(),
                text.detail(),
                parts.words("notice.details"),
                parts.words("notice.copy"),
                parts.context().desktop()::copy));
    }

    /** What is right again: where the standbys had streamed all along, that is something else. */
    private String mended() {
        String key = "practice.verdict.mended";
        String exercise = parts.practising().exercising().chosen().get().orElse("");
        return parts.context().words().get(List.of(key + "." + exercise, key), Map.of());
    }

    private Node notice(Tone tone, String key, List<PracticeBench.Sign> signs) {
        return box(tone, parts.words("practice.verdict." + key), signs);
    }

    private Node box(Tone tone, String title, List<PracticeBench.Sign> signs) {
        VBox text = new VBox(4, Kit.wrapped(title, "strong"));
        StringBuilder said = new StringBuilder(title);
        for (PracticeBench.Sign sign : signs) {
            String words = parts.words("practice.sign." + sign.key(), sign.host(), sign.detail());
            text.getChildren().add(Kit.wrapped(words));
            said.append(' ').append(words);
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox box = Kit.styled(new HBox(Kit.icon(tone), text), "notice", tone.styleClass());
        box.setAccessibleText(said.toString());
        return id(box);
    }

    private static Node id(Node box) {
        return Kit.id(box, "exercise-verdict");
    }
}
