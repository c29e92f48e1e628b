package org.standbywizard.text;

import java.util.List;
import org.standbywizard.plan.Problem;

/**
 * A {@link Problem} in words.
 *
 * @param place the field, as {@code standbys[0].ssh.port}; empty for the whole file
 * @param cause what was expected and found, as a sentence
 * @param next what to do, as a sentence
 */
public record ProblemText(String place, String cause, String next) {

    public static ProblemText of(Messages messages, Problem problem) {
        List<String> values = problem.args().stream().map(Printable::text).toList();
        String key = "problem." + problem.key();
        return new ProblemText(
                Printable.text(problem.path()),
                messages.get(key + ".cause", values.toArray()),
                messages.get(key + ".next", values.toArray()));
    }

    /** All of it in one line. */
    @Override
    public String toString() {
        return (place.isEmpty() ? "" : place + ": ") + cause + " " + next;
    }
}
