package org.standbywizard.ui.page.apply;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.VBox;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunState;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;

/** What there is to say of a run that ended well, of one that is in the way, and of a copy that is being looked for. */
final class OutcomeCard extends VBox {
    private final Messages messages;
    private final ApplyWords words;

    OutcomeCard(Messages messages) {
        this.messages = messages;
        this.words = new ApplyWords(messages);
        getStyleClass().add("notice");
        setId("outcome");
    }

    void update(ApplyModel model) {
        switch (model.face().get()) {
            case DONE -> show(Tone.GOOD, done(model));
            case UNDONE -> show(Tone.GOOD, List.of(words.get("undone.text")));
            case UNFINISHED -> show(Tone.WARN, unfinished(model.open().orElseThrow()));
            case RECONNECTING -> model.retrying().next().get().ifPresent(next -> show(Tone.WARN, reconnecting(next)));
            default -> {}
        }
    }

    private void show(Tone tone, List<String> lines) {
        getStyleClass().removeIf(name -> name.startsWith("tone-"));
        getStyleClass().add(tone.styleClass());
        getChildren().clear();
        for (int i = 0; i < lines.size(); i++) {
            getChildren()
                    .add(
                            i == 0
                                    ? Kit.row(Kit.icon(tone), Kit.wrapped(lines.get(0), "strong"))
                                    : Kit.wrapped(lines.get(i)));
        }
    }

    private List<String> done(ApplyModel model) {
        List<String> lines = new ArrayList<>();
        HostId primary = model.course()
                .state()
                .get()
                .map(RunState::changeSet)
                .orElseThrow()
                .primary();
        model.delays().get().forEach((standby, millis) -> lines.add(words.get("done.proof", primary, standby, millis)));
        if (lines.isEmpty()) {
            lines.add(words.get("done.stands"));
        }
        lines.add(words.get("done.no-backup"));
        return lines;
    }

    private List<String> unfinished(Journals.RunRecord run) {
        String when = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(messages.locale())
                .withZone(ZoneId.systemDefault())
                .format(Instant.ofEpochMilli(run.startedAt()));
        return List.of(words.get("unfinished.title", run.runId(), when), words.get("unfinished.text"));
    }

    private List<String> reconnecting(Retrying.Next next) {
        return List.of(
                FailureText.of(messages, next.failure()).cause(),
                words.get("reconnecting.text", ApplyWords.names(next.hosts())),
                words.get(
                        "reconnecting.next",
                        next.attempt(),
                        next.attempts(),
                        next.pause().toMillis()));
    }
}
