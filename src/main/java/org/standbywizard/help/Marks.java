package org.standbywizard.help;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How an entry is recognised: the lines {@code key: value} between two lines {@code ---} at the head of its English file.
 *
 * @param program who says it: {@code server}, {@code client}, {@code pg_basebackup}, {@code pg_rewind}, {@code ssh},
 *     {@code sudo}, {@code systemd}, {@code selinux}
 * @param states SQLSTATEs that nothing else has, for servers that say it in another language
 * @param patterns found anywhere in a text; their named groups are the values of the words
 * @param samples texts that it must be found in
 * @param seen how the samples were come by: {@code provoked} by a test, or {@code quoted} from the program's own texts
 * @param minor whether it is mostly an accompaniment of another message
 */
public record Marks(
        String program, List<String> states, List<Pattern> patterns, List<String> samples, String seen, boolean minor) {
    public Marks {
        states = List.copyOf(states);
        patterns = List.copyOf(patterns);
        samples = List.copyOf(samples);
    }

    /** @throws IllegalArgumentException if a key is unknown or a pattern is none */
    static Marks parse(String name, List<String> lines) {
        String program = "";
        String seen = "";
        boolean minor = false;
        List<String> states = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        List<String> samples = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, Math.max(0, colon))) {
                case "program" -> program = value;
                case "sqlstate" -> states.add(value);
                case "match" -> patterns.add(Pattern.compile(value, Pattern.MULTILINE));
                case "sample" -> samples.add(value);
                case "seen" -> seen = value;
                case "minor" -> minor = value.equals("yes");
                default -> throw new IllegalArgumentException("help/errors/" + name + ".md: unknown line: " + line);
            }
        }
        return new Marks(program, states, patterns, samples, seen, minor);
    }
}
