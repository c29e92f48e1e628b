package org.standbywizard.text;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bundles as they lie among the sources, so that a new one is tested without being named here. */
final class Bundles {
    static final Path DIRECTORY = Path.of("src", "main", "resources", "org", "standbywizard", "text");
    private static final String END = ".properties";
    private static final String KOREAN_END = "_ko" + END;

    /** {@code {name}}, {@code {0}}, {@code {name|bytes}}. */
    private static final Pattern PLACE = Pattern.compile("\\{[\\w.-]+(?:\\|\\w+)?}");

    private Bundles() {}

    /** Names of the bundles, as English has them. */
    static List<String> names() throws IOException {
        return files().filter(file -> !file.endsWith(KOREAN_END))
                .map(file -> file.substring(0, file.length() - END.length()))
                .toList();
    }

    /** Names of the bundles that have a Korean file. */
    static List<String> koreanNames() throws IOException {
        return files().filter(file -> file.endsWith(KOREAN_END))
                .map(file -> file.substring(0, file.length() - KOREAN_END.length()))
                .toList();
    }

    private static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(END))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    static Map<String, String> english(String name) throws IOException {
        return read(name + END);
    }

    static Map<String, String> korean(String name) throws IOException {
        return read(name + KOREAN_END);
    }

    /**
     * In the order of the file.
     *
     * @throws AssertionError if a key stands there twice
     */
    private static Map<String, String> read(String file) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        Properties properties = new Properties() {
            @Override
            public synchronized Object put(Object key, Object value) {
                if (texts.put((String) key, (String) value) != null) {
                    twice.add((String) key);
                }
                return null;
            }
        };
        try (Reader in = Files.newBufferedReader(DIRECTORY.resolve(file), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        if (!twice.isEmpty()) {
            throw new AssertionError(file + " has twice: " + twice);
        }
        return texts;
    }

    /** The places of a text with their forms. */
    static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }
}
