package org.standbywizard.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All texts in one language, from the resources beside this class. What a language lacks is English. The list {@code
 * handout} there says which lessons and steps there are, in the order in which they are taught; the list {@code also} says
 * for which topics the text of another one is meant.
 */
public final class Library {
    private static final String ENGLISH = "en";
    private static final String ORDER = "handout";
    private static final String ALSO = "also";
    /** The most that is read of a file, in bytes: ten times the longest one. */
    private static final int LONGEST = 100_000;

    private final String language;

    private Library(String language) {
        this.language = language;
    }

    public static Library of(Locale locale) {
        return new Library(locale.getLanguage());
    }

    /**
     * The text about a topic; empty if there is none.
     *
     * @throws IllegalArgumentException if its file is not of the form that texts have
     */
    public Optional<Article> find(Topic topic, Names names) {
        Topic told = told(topic);
        return file(language, told).or(() -> file(ENGLISH, told)).map(markdown -> Reader.read(told, markdown, names));
    }

    /** Whether there is a text about it. */
    public boolean has(Topic topic) {
        return isThere(told(topic));
    }

    private boolean isThere(Topic topic) {
        return Library.class.getResource(path(language, topic)) != null
                || Library.class.getResource(path(ENGLISH, topic)) != null;
    }

    /** The topic itself, or the one whose text tells of it too. */
    private Topic told(Topic topic) {
        return isThere(topic) ? topic : also().getOrDefault(topic, topic);
    }

    /** The topics without a text of their own, and whose text is theirs too. */
    static Map<Topic, Topic> also() {
        return lines(ALSO)
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> Topic.parse(words[0]), words -> Topic.parse(words[1])));
    }

    /** The lessons in their order. */
    public List<Topic> lessons() {
        return ordered(Topic.Kind.LESSON);
    }

    /** The kinds of steps in the order in which a run has them. */
    public List<Topic> steps() {
        return ordered(Topic.Kind.STEP);
    }

    private static List<Topic> ordered(Topic.Kind kind) {
        return lines(ORDER)
                .map(Topic::parse)
                .filter(topic -> topic.kind() == kind)
                .toList();
    }

    private static Stream<String> lines(String name) {
        return read(name)
                .orElseThrow(() -> new IllegalStateException("not among the resources: learn/" + name))
                .lines()
                .filter(line -> !line.isBlank());
    }

    private static Optional<String> file(String language, Topic topic) {
        return read(path(language, topic));
    }

    private static String path(String language, Topic topic) {
        return language + "/" + topic + ".md";
    }

    private static Optional<String> read(String name) {
        try (InputStream in = Library.class.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IllegalArgumentException("learn/" + name + " is longer than a text may be");
            }
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
