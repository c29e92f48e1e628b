package org.standbywizard.text;

import java.util.Map;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.RunEvent;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Risk;
import org.standbywizard.steps.Step;

/** Run events as lines. */
public final class EventText {
    private final Messages messages;
    private final StepText words;
    private final Map<String, Step> steps;
    private final RunEvent.Direction direction;

    /** @param changeSet whose steps the events name */
    public EventText(Messages messages, ChangeSet changeSet, RunEvent.Direction direction) {
        this.messages = messages;
        this.words = new StepText(messages);
        this.steps = changeSet.steps().collect(Collectors.toMap(Step::id, step -> step, (a, b) -> a));
        this.direction = direction;
    }

    public String started(RunEvent.Started event) {
        String key = event.direction() == RunEvent.Direction.UNDO
                ? event.resumed() ? "run.undo-resumed" : "run.undo-started"
                : event.resumed() ? "run.resumed" : "run.started";
        return messages.get(key, event.runId(), event.steps());
    }

    /** What is being done: {@code db1: Restart the server}. */
    public String doing(HostId host, String step) {
        return messages.get("run.step", host, title(step));
    }

    /** Empty where there was nothing to do. */
    public String ended(RunEvent.StepEnded event) {
        String title = title(event.step());
        if (direction == RunEvent.Direction.UNDO) {
            if (title.isEmpty()) {
                return "";
            }
            return messages.get("run.step.undone", event.host(), title, event.millis());
        }
        Step step = steps.get(event.step());
        if (step != null && step.risk() == Risk.READS) {
            return messages.get("run.step.seen", event.host(), title, event.millis());
        }
        return event.changed()
                ? messages.get("run.step.done", event.host(), title, event.millis())
                : messages.get("run.step.already", event.host(), title, event.millis());
    }

    /** A person did it. */
    public String byHand(RunEvent.DoneByHand event) {
        return messages.get("run.step.by-hand", event.host(), title(event.step()));
    }

    /** What an undo leaves. */
    public String left(RunEvent.LeftByHand event) {
        Step step = steps.get(event.step());
        return messages.get("run.step.left", event.host(), step == null ? event.step() : words.title(step));
    }

    /** The failure's own words come after it. */
    public String failed(RunEvent.StepFailed event) {
        return messages.get("run.step.failed", event.host(), title(event.step()));
    }

    public String output(RunEvent.Output event) {
        return messages.get("run.output", event.host(), words.output(event.line()));
    }

    /** A run that stopped before the first step of a kind because that was asked for. */
    public String stoppedBefore(RunEvent.Finished event, String kind) {
        return messages.get("run.finished.before", event.millis(), kind);
    }

    public String finished(RunEvent.Finished event) {
        return messages.get("run.finished." + event.status().name().toLowerCase(java.util.Locale.ROOT), event.millis());
    }

    /** A step's words; what is no step of the change set is named by its id's last part. */
    public String title(String id) {
        Step step = steps.get(id);
        if (step != null) {
            return direction == RunEvent.Direction.UNDO ? words.undo(step) : words.title(step);
        }
        String key = "run." + id.substring(id.lastIndexOf('/') + 1);
        return messages.has(key) ? messages.get(key) : id;
    }
}
