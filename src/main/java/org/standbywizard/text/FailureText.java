package org.standbywizard.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.remote.Failure;

/**
 * A failure in words.
 *
 * @param cause what happened, with the host's name
 * @param next what to do about it
 * @param detail the raw message behind it; empty if there is none or the cause holds it
 * @param known what is known of the raw message
 */
public record FailureText(String cause, String next, String detail, List<HelpText> known) {
    public FailureText {
        known = List.copyOf(known);
    }

    public static FailureText of(Messages messages, Failure failure) {
        return of(messages, failure, failure.host());
    }

    /** @param host what people know the failure's host by, where its address tells them nothing */
    public static FailureText of(Messages messages, Failure failure, String host) {
        Map<String, String> values = new HashMap<>(Messages.byNumber(failure.args()));
        values.put("host", host);
        values.put("detail", failure.detail());
        values.put("reason", failure.key().substring(failure.key().indexOf('.') + 1));
        boolean window = messages.face() == Messages.Face.WINDOW;
        values.put("again", messages.get(window ? "failure.again.window" : "failure.again.command"));
        values.put("Again", messages.get(window ? "failure.again.window.first" : "failure.again.command.first"));
        values.put(
                "break",
                messages.get(
                        window ? "failure.break.window" : "failure.break.command",
                        failure.args().toArray()));
        values.put("args", String.join(", ", failure.args()));
        if (failure instanceof Failure.SecretMissing missing) {
            values.put("0", SecretText.of(messages, missing.purpose()));
        }
        List<String> causes = keys(failure, ".cause");
        boolean quoted = causes.stream()
                .filter(messages::has)
                .findFirst()
                .flatMap(messages::template)
                .map(t -> t.names().contains("detail"))
                .orElse(false);
        String cause = messages.get(causes, values);
        String next = messages.get(keys(failure, ".next"), values);
        Optional<FullDisk> full = FullDisk.of(failure);
        if (full.isPresent()) {
            values.put("path", full.get().path().orElse(""));
            values.put("directory", full.get().directory().orElse(""));
            String words = "failure." + full.get().key();
            // A script's name and status then say nothing more; what a step says of its own state stays.
            boolean bare = failure instanceof Failure.CommandFailed;
            String fullCause = messages.get(words + ".cause", values);
            String fullNext = messages.get(words + ".next", values);
            cause = bare ? fullCause : fullCause + " " + cause;
            // Nor what else may keep a lab from being made.
            next = bare || full.get().here() ? fullNext : fullNext + " " + next;
        }
        return new FailureText(
                cause,
                next,
                quoted ? "" : Printable.shown(failure.detail().strip()),
                HelpText.of(messages, failure, host));
    }

    /** Cause and next action in one paragraph, the raw message below it. */
    @Override
    public String toString() {
        String words = cause + " " + next;
        return detail.isEmpty() ? words : words + "\n" + detail.indent(2).stripTrailing();
    }

    /**
     * From the most special words to the most general: {@code sql.28P01}, {@code sql.28}, {@code sql}; {@code
     * refused.slot-lost}, {@code refused}.
     */
    private static List<String> keys(Failure failure, String end) {
        List<String> keys = new ArrayList<>();
        String prefix = "failure.";
        if (failure instanceof Failure.SqlFailed sql && sql.sqlState().length() == 5) {
            keys.add(prefix + "sql." + sql.sqlState() + end);
            keys.add(prefix + "sql." + sql.sqlState().substring(0, 2) + end);
        }
        keys.add(prefix + failure.key() + end);
        int dot = failure.key().indexOf('.');
        if (dot > 0) {
            keys.add(prefix + failure.key().substring(0, dot) + end);
        }
        return keys;
    }
}
