package org.standbywizard.ui.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an exercise in one language: Markdown with paragraphs, code blocks and lists of one paragraph an item.
 *
 * @param hints one by one
 */
record ExerciseText(String title, List<Part> story, List<Part> hints, List<Part> explanation, List<Part> documents) {
    private static final Pattern ITEM = Pattern.compile("(?:\\d+\\.|-)\\s+(.*)", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("(?:[\\d.+-]+: )?\\[(.+?)]\\((https://\\S+)\\)");
    private static final List<String> TITLES = List.of("Hints|힌트", "Explanation|설명", "Documentation|문서");

    /** A piece of it. */
    sealed interface Part {
        record Words(String text) implements Part {}

        record Code(String text) implements Part {}

        record Link(String text, String address) implements Part {}
    }

    /**
     * Reads one from the resources; what a language lacks is English.
     *
     * @param fill puts names where the text leaves room for them
     */
    static ExerciseText read(String name, Locale language, UnaryOperator<String> fill) {
        try (InputStream own = open(name, language.getLanguage());
                InputStream in = own == null ? open(name, "en") : own) {
            if (in == null) {
                throw new IllegalArgumentException("no text for the exercise " + name);
            }
            return parse(fill.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name, String language) {
        return ExerciseText.class.getResourceAsStream("/org/standbywizard/learn/" + language + "/exercise/" + name + ".md");
    }

    static ExerciseText parse(String markdown) {
        Map<Integer, List<Part>> sections = new LinkedHashMap<>();
        String title = "";
        int section = -1;
        for (String block : blocks(markdown)) {
            if (block.startsWith("# ")) {
                title = block.substring(2);
            } else if (block.startsWith("## ")) {
                section = section(block.substring(3));
            } else {
                sections.computeIfAbsent(section, none -> new ArrayList<>()).add(part(block));
            }
        }
        return new ExerciseText(title, of(sections, -1), of(sections, 0), of(sections, 1), of(sections, 2));
    }

    private static List<Part> of(Map<Integer, List<Part>> sections, int section) {
        return List.copyOf(sections.getOrDefault(section, List.of()));
    }

    private static int section(String title) {
        for (int i = 0; i < TITLES.size(); i++) {
            if (title.matches(TITLES.get(i))) {
                return i;
            }
        }
        throw new IllegalArgumentException("not a heading of an exercise: " + title);
    }

    /** Headings, paragraphs, list items and code blocks, each with its own lines. */
    private static List<String> blocks(String markdown) {
        List<String> blocks = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            boolean fence = line.startsWith("```");
            if (!code && (line.isBlank() || fence || line.startsWith("#") || ITEM.matcher(line).matches())) {
                close(open, blocks);
            }
            if (code || !line.isBlank()) {
                open.append(open.length() == 0 ? "" : "\n").append(code ? line : line.strip());
            }
            if (fence && code) {
                close(open, blocks);
            }
            code ^= fence;
        }
        close(open, blocks);
        return blocks;
    }

    private static void close(StringBuilder open, List<String> blocks) {
        if (open.length() > 0) {
            blocks.add(open.toString());
            open.setLength(0);
        }
    }

    private static Part part(String block) {
        if (block.startsWith("```")) {
            return new Part.Code(block.substring(block.indexOf('\n') + 1, block.lastIndexOf('\n')));
        }
        Matcher item = ITEM.matcher(block);
        String text = (item.matches() ? item.group(1) : block).replace('\n', ' ');
        Matcher link = LINK.matcher(text);
        return link.matches() ? new Part.Link(link.group(1), link.group(2)) : new Part.Words(text);
    }
}
