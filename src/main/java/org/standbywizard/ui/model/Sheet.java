package org.standbywizard.ui.model;

import java.util.List;

/**
 * A question of the program itself, shown over the whole window. Its words are {@code sheet.<key>.title}, {@code
 * sheet.<key>.text} and {@code sheet.<key>.<choice>}.
 *
 * @param values for the title and the text
 * @param choices from left to right; the last one is the safe one, and has the focus first
 */
public record Sheet(String key, List<String> values, List<Choice> choices) {
    public Sheet {
        values = List.copyOf(values);
        choices = List.copyOf(choices);
    }

    /** @param danger loses something; the Enter key does not choose it */
    public record Choice(String key, boolean danger, Runnable run) {}
}
