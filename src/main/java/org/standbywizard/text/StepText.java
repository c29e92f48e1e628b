package org.standbywizard.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.Standing;
import org.standbywizard.steps.Step;

/** Steps in words, and the lines that they say while they work. */
public final class StepText {
    private final Messages messages;

    public StepText(Messages messages) {
        this.messages = messages;
    }

    /** What it does, without the host. */
    public String title(Step step) {
        return words(step, ".title");
    }

    /** What taking it back does; empty for a step that has nothing to take back. */
    public String undo(Step step) {
        return words(step, ".undo");
    }

    /** A line of {@code StepContext.output}: a word of the bundle and its value; any other line as it is. */
    public String output(String line) {
        int space = line.indexOf(' ');
        String word = space < 0 ? line : line.substring(0, space);
        String key = "output." + word;
        return messages.has(key) ? messages.get(key, space < 0 ? "" : line.substring(space + 1)) : line;
    }

    /** Why a step is the wizard's alone. */
    public String notByHand(String reason) {
        return messages.get("by-hand.not." + reason);
    }

    /** What is not done yet of a step that a person does. */
    public String notYet(Standing.NotYet found) {
        String reason = "by-hand.not." + found.reason();
        return messages.has(reason)
                ? messages.get(reason)
                : messages.get(
                        "not-yet." + found.reason(), found.args().stream().toArray());
    }

    private String words(Step step, String end) {
        List<String> keys = new ArrayList<>();
        if (step instanceof EditFile edit) {
            keys.add("step.edit-file." + edit.purpose() + end);
        }
        keys.add("step." + step.kind() + end);
        Map<String, String> values = Messages.byNumber(step.titleArgs());
        return messages.get(keys, values);
    }
}
