package org.standbywizard.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A question to predict what a step will do, its answers, and why the right one is right. One file for each kind of step
 * and language, {@code learn/<language>/question/<kind>.md}: the question is its title, each answer an item of a list
 * with a box, ticked for the right one, and the explanation has a heading of its own.
 */
public record Prediction(String question, List<Choice> choices, String why) {
    private static final String TITLE = "# ";
    private static final String HEADING = "## ";
    private static final String WRONG = "- [ ] ";
    private static final String RIGHT = "- [x] ";

    public Prediction {
        choices = List.copyOf(choices);
    }

    /** One answer. */
    public record Choice(String text, boolean right) {}

    /** The question for a kind of step; empty if there is none. */
    public static Optional<Prediction> of(Locale locale, String kind) {
        String name = "/org/standbywizard/learn/" + Language.of(locale).code() + "/question/" + kind + ".md";
        try (InputStream in = Prediction.class.getResourceAsStream(name)) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a file's text; lines that are wrapped belong together. */
    static Prediction parse(String text) {
        StringBuilder question = new StringBuilder();
        StringBuilder why = new StringBuilder();
        List<Choice> choices = new ArrayList<>();
        StringBuilder open = question;
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith(HEADING)) {
                open = why;
            } else if (line.startsWith(WRONG) || line.startsWith(RIGHT)) {
                choices.add(new Choice(line.substring(RIGHT.length()), line.startsWith(RIGHT)));
            } else if (!line.isEmpty()) {
                open.append(open.isEmpty() ? "" : " ")
                        .append(line.startsWith(TITLE) ? line.substring(TITLE.length()) : line);
            }
        }
        return new Prediction(question.toString(), choices, why.toString());
    }

    /** The place of the right answer. */
    public int right() {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).right()) {
                return i;
            }
        }
        throw new IllegalStateException("no right answer to: " + question);
    }
}
