package org.standbywizard.script;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.ShellQuote;

/** Calls of shell functions, one argument after another, broken into lines that can be read. */
final class Calls {
    private static final int WIDTH = 112;
    private static final String INDENT = "  ";

    private Calls() {}

    /** @param words the first is the function's name and stays as it is; the others are quoted where they must be */
    static List<String> of(List<String> words) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(words.get(0));
        for (String word : words.subList(1, words.size())) {
            String quoted = word.isEmpty() ? "''" : ShellQuote.typed(word);
            if (line.length() + quoted.length() > WIDTH) {
                lines.add(line + " \\");
                line.setLength(0);
                line.append(INDENT).append(quoted);
            } else {
                line.append(' ').append(quoted);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    static List<String> of(String... words) {
        return of(List.of(words));
    }

    /** The same with words of a command after them. */
    static List<String> of(List<String> words, String program, Command command) {
        List<String> all = new ArrayList<>(words);
        if (!program.isEmpty()) {
            all.add(program);
        }
        all.addAll(command.args());
        return of(all);
    }
}
