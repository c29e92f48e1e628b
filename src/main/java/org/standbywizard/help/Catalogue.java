package org.standbywizard.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All messages that are known, in one language. Each has a file {@code errors/ID.md} beside this class, with its marks and
 * its English words, and {@code errors/ID_ko.md} with the Korean ones; {@code errors/index} lists the ids.
 */
public final class Catalogue {
    private static final String PLACE = "errors/";
    private static final String HEAD = "---";
    /** A log may be long; what matters stands at its end. */
    private static final int LONGEST = 100_000;

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final List<Entry> entries;

    private Catalogue(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** In this language, or English where it is no other that there are words in. */
    public static Catalogue of(Locale locale) {
        String ending = locale.getLanguage().equals("ko") ? "_ko.md" : ".md";
        return new Catalogue(read(PLACE + "index").stream()
                .filter(id -> !id.isBlank())
                .map(id -> entry(id, ending))
                .toList());
    }

    public List<Entry> entries() {
        return entries;
    }

    /**
     * What is known in a text, anywhere in it and with whatever stands before it. First what stands last, for that is what
     * an attempt ended with; accompaniments come after the rest.
     *
     * @param sqlState of the refusal itself, empty if there is none: serves where the words are in another language
     */
    public List<Known> find(String text, String sqlState) {
        String end = text.length() > LONGEST ? text.substring(text.length() - LONGEST) : text;
        Map<Known, Integer> found = new LinkedHashMap<>();
        for (Entry entry : entries) {
            last(entry, end).ifPresent(match -> found.put(new Known(entry, values(match)), match.start()));
        }
        if (found.keySet().stream().allMatch(known -> known.entry().marks().minor())) {
            entries.stream()
                    .filter(entry -> entry.marks().states().contains(sqlState))
                    .filter(entry -> found.keySet().stream()
                            .noneMatch(known -> known.entry().equals(entry)))
                    .forEach(entry -> found.put(new Known(entry, Map.of()), -1));
        }
        return found.keySet().stream()
                .sorted(Comparator.comparing(
                                (Known known) -> known.entry().marks().minor())
                        .thenComparing(known -> -found.get(known)))
                .toList();
    }

    private static Optional<Matcher> last(Entry entry, String text) {
        Optional<Matcher> best = Optional.empty();
        for (Pattern pattern : entry.marks().patterns()) {
            Matcher matcher = pattern.matcher(text);
            int from = -1;
            while (matcher.find()) {
                from = matcher.start();
            }
            if (from >= 0 && (best.isEmpty() || from > best.get().start())) {
                matcher.find(from);
                best = Optional.of(matcher);
            }
        }
        return best;
    }

    private static Map<String, String> values(Matcher match) {
        Map<String, String> values = new LinkedHashMap<>();
        GROUP.matcher(match.pattern().pattern())
                .results()
                .map(name -> name.group(1))
                .forEach(name -> {
                    if (match.group(name) != null) {
                        values.put(name, match.group(name));
                    }
                });
        return values;
    }

    private static Entry entry(String id, String ending) {
        List<String> english = read(PLACE + id + ".md");
        int end = english.subList(1, english.size()).indexOf(HEAD) + 1;
        if (!english.get(0).equals(HEAD) || end < 1) {
            throw new IllegalArgumentException("help/errors/" + id + ".md: no head between lines " + HEAD);
        }
        List<String> words =
                ending.equals(".md") ? english.subList(end + 1, english.size()) : read(PLACE + id + ending);
        return new Entry(id, Marks.parse(id, english.subList(1, end)), Article.parse(id, words));
    }

    private static List<String> read(String name) {
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("not among the resources: help/" + name);
            }
            List<String> lines = new ArrayList<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
