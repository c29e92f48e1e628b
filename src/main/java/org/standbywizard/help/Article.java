package org.standbywizard.help;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The words of one entry in one language: a small Markdown of one {@code #} title, paragraphs, the two headings {@code ##
 * Confirm} and {@code ## Fix} (in either language), and fenced blocks whose first line says what and where, as
 * {@code ```sql primary}.
 *
 * @param cause why it happens
 * @param confirm how to see that it is so
 * @param fix what to do
 */
public record Article(String title, List<Part> cause, List<Part> confirm, List<Part> fix) {
    private static final String FENCE = "```";
    private static final Map<String, Section> HEADINGS = Map.of(
            "Confirm", Section.CONFIRM,
            "Fix", Section.FIX,
            "확인 방법", Section.CONFIRM,
            "해결 방법", Section.FIX);

    private enum Section {
        CAUSE,
        CONFIRM,
        FIX
    }

    public Article {
        cause = List.copyOf(cause);
        confirm = List.copyOf(confirm);
        fix = List.copyOf(fix);
    }

    /**
     * @param name of the entry, for messages
     * @throws IllegalArgumentException if it is not of this form
     */
    static Article parse(String name, List<String> lines) {
        Map<Section, List<Part>> parts = new EnumMap<>(Section.class);
        for (Section section : Section.values()) {
            parts.put(section, new ArrayList<>());
        }
        String title = "";
        Section section = Section.CAUSE;
        List<String> open = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith(FENCE)) {
                close(open, parts.get(section));
                int end = lines.subList(i + 1, lines.size()).indexOf(FENCE);
                require(end >= 0, name, "a block is not closed");
                parts.get(section)
                        .add(code(name, line.substring(FENCE.length()).strip(), lines.subList(i + 1, i + 1 + end)));
                i += end + 1;
            } else if (line.startsWith("## ")) {
                close(open, parts.get(section));
                section = HEADINGS.get(line.substring(3).strip());
                require(section != null, name, "unknown heading: " + line);
            } else if (line.startsWith("# ")) {
                title = line.substring(2).strip();
            } else if (line.isBlank()) {
                close(open, parts.get(section));
            } else {
                open.add(line.strip());
            }
        }
        close(open, parts.get(section));
        require(!title.isEmpty(), name, "no title");
        parts.forEach((which, found) -> require(!found.isEmpty(), name, "nothing under " + which));
        return new Article(title, parts.get(Section.CAUSE), parts.get(Section.CONFIRM), parts.get(Section.FIX));
    }

    private static void close(List<String> open, List<Part> parts) {
        if (!open.isEmpty()) {
            parts.add(new Part.Text(String.join(" ", open)));
            open.clear();
        }
    }

    private static Part.Code code(String name, String words, List<String> lines) {
        String[] said = words.split(" ");
        require(said.length == 2, name, "a block begins with its language and place: " + words);
        return new Part.Code(
                Part.Place.valueOf(said[1].toUpperCase(Locale.ROOT)),
                Part.Language.valueOf(said[0].toUpperCase(Locale.ROOT)),
                lines);
    }

    private static void require(boolean holds, String name, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException("help/errors/" + name + ".md: " + otherwise);
        }
    }
}
