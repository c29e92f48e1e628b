package org.standbywizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there: tests, pictures, and pages with their headings. */
class DocsTest {
    private static final Path PAGES = Path.of("src/site/markdown");
    private static final Path IMAGES = Path.of("src/site/resources/images");
    /** A test, perhaps with stars, and perhaps one of its methods or the method's beginning. */
    private static final Pattern TEST = Pattern.compile("(?<![\\w*])([A-Z*][\\w*]*Test)\\b(?:\\.([a-z]\\w*))?");

    private static final Pattern TARGET = Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
    /** The recipe for a language has one that is still to be written. */
    private static final Set<String> EXAMPLES = Set.of("YourStepTest", "GermanWordsTest");

    private static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> pages = Files.walk(PAGES)) {
            pages.filter(page -> page.toString().endsWith(".md")).sorted().forEach(all::add);
        }
        return all;
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            Matcher name = TEST.matcher(Files.readString(document));
            while (name.find()) {
                Pattern wanted = Pattern.compile(name.group(1).replace("*", "\\w*"));
                String method = name.group(2) == null ? "" : " " + name.group(2);
                boolean there = tests.entrySet().stream()
                        .filter(test -> wanted.matcher(test.getKey()).matches())
                        .anyMatch(test -> test.getValue().contains(method));
                if (!there && !EXAMPLES.contains(name.group(1))) {
                    missing.add(document + ": " + name.group());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Text of each test by its name. */
    private static Map<String, String> tests() throws IOException {
        Map<String, String> all = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
                all.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return all;
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String target : targets(document)) {
                if (!target.startsWith("https:") && !leads(document, target)) {
                    broken.add(document + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    /** `mvn site` names headings otherwise than GitHub does: where a page leads, there is an anchor that both know. */
    @Test
    void everyJumpWithinTheSiteHasItsAnchor() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            for (String target : document.startsWith(PAGES) ? targets(document) : List.<String>of()) {
                String[] parts = target.split("#", 2);
                Path page = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
                if (parts.length == 2
                        && !target.startsWith("https:")
                        && !Files.readString(page).contains("<a id=\"" + parts[1] + "\"></a>")) {
                    broken.add(document + ": " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPictureIsShown() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        try (Stream<Path> pictures = Files.list(IMAGES)) {
            assertThat(pictures.map(Path::toString).filter(picture -> !readme.contains(picture)))
                    .isEmpty();
        }
    }

    private static List<String> targets(Path document) throws IOException {
        return TARGET.matcher(Files.readString(document))
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    private static boolean leads(Path document, String target) throws IOException {
        String[] parts = target.split("#", 2);
        Path folder = document.toAbsolutePath().getParent();
        Path file = parts[0].isEmpty() ? document : folder.resolve(parts[0]);
        return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
