package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.standbywizard.run.Answer;
import org.standbywizard.run.Diary;
import org.standbywizard.run.StepState.Phase;
import org.standbywizard.steps.Risk;
import org.standbywizard.steps.Step;
import org.standbywizard.text.AnswerText;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Sizes;
import org.standbywizard.text.StepLines;
import org.standbywizard.text.StepText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;

/** What really happened in a step: changed or already so, its lines and figures, and what the servers said then. */
final class AfterBox extends VBox {
    private final PageContext context;
    private final ApplyWords words;
    private final StepText steps;
    private final Label badge = Kit.badge(Tone.GOOD, "");
    private final Label title = Kit.wrapped("", "strong");
    private final Label changed = Kit.wrapped("");
    private final TextArea lines = Mono.area("after-lines");

    AfterBox(PageContext context) {
        this.context = context;
        this.words = new ApplyWords(context.words());
        this.steps = new StepText(context.words());
        setId("after");
        getStyleClass().add("step-part");
        javafx.scene.layout.HBox.setHgrow(title, javafx.scene.layout.Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        lines.setAccessibleText(words.get("after.lines"));
        getChildren().addAll(Kit.row(title, badge), changed, lines);
    }

    /** @param present whether it is the step before the one that comes next */
    void update(Diary.Page page, boolean present) {
        Step step = page.step();
        title.setText(
                present ? words.get("after.title.last", step.host(), steps.title(step)) : words.get("after.title"));
        Kit.show(badge, tone(page.phase()), state(page));
        String what = what(page);
        changed.setText(what);
        changed.setVisible(!what.isEmpty());
        changed.setManaged(!what.isEmpty());
        List<String> said = new ArrayList<>();
        page.output().stream().map(steps::output).flatMap(String::lines).forEach(said::add);
        figures(page.facts(), said);
        page.answers().forEach(answer -> answer(answer, said));
        Mono.show(lines, said, context.layout().compact().get());
    }

    private String state(Diary.Page page) {
        String word = words.get(
                isSeen(page) ? "phase.seen" : "phase." + page.phase().name().toLowerCase(Locale.ROOT));
        Locale locale = context.words().locale();
        return page.millis() == 0 ? word : word + ", " + Sizes.millis(page.millis(), locale);
    }

    /** Whether it only looked, and found it good. */
    private static boolean isSeen(Diary.Page page) {
        return page.phase() == Phase.ALREADY && page.step().risk() == Risk.READS;
    }

    private static Tone tone(Phase phase) {
        return switch (phase) {
            case WAITING -> Tone.NEUTRAL;
            case RUNNING -> Tone.ACTIVE;
            case DONE, ALREADY, BY_HAND, UNDONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
            case STOPPED -> Tone.WARN;
        };
    }

    private String what(Diary.Page page) {
        if (page.failure().isPresent()) {
            return FailureText.of(context.words(), page.failure().get()).cause();
        }
        List<String> diff = StepLines.diff(page.step());
        return switch (page.phase()) {
            case DONE -> diff.isEmpty() ? "" : words.get("after.file", count(diff, '+'), count(diff, '-'));
            case ALREADY -> words.get(isSeen(page) ? "after.seen" : "after.already");
            case BY_HAND -> words.get("after.by-hand");
            default -> "";
        };
    }

    /** Lines of a difference, without its head. */
    private static long count(List<String> diff, char sign) {
        String head = String.valueOf(sign).repeat(3) + " ";
        return diff.stream()
                .filter(line -> line.charAt(0) == sign && !line.startsWith(head))
                .count();
    }

    private static void figures(Map<String, String> facts, List<String> said) {
        new TreeMap<>(facts).forEach((name, value) -> said.add(name + ": " + value));
    }

    private void answer(Answer answer, List<String> said) {
        if (!said.isEmpty()) {
            said.add("");
        }
        said.add(words.get("after.says", answer.host()));
        said.add(answer.sql() + ";");
        if (answer.failure().isPresent()) {
            said.add(FailureText.of(context.words(), answer.failure().get()).cause());
        } else if (answer.rows().isEmpty()) {
            said.add(words.get("after.no-rows"));
        } else {
            said.addAll(AnswerText.of(answer.columns(), answer.rows()));
        }
    }
}
