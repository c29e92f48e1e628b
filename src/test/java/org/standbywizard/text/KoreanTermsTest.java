package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One thing has one Korean name, and one sentence one translation: in bundles, known messages and Learn. */
class KoreanTermsTest {
    private static final Path RESOURCES = Path.of("src", "main", "resources", "org", "standbywizard");

    /** What may be written by mistake, and what is said here. */
    private static final Map<String, String> TERMS = Map.ofEntries(
            Map.entry("매개변수", "파라미터"),
            Map.entry("기계", "장비"),
            Map.entry("미리보기", "미리 보기"),
            Map.entry("그 사이에 ", "그사이에"),
            Map.entry("퍼블리케이션", "게시(publication)"),
            Map.entry("동기 복제 스탠바이", "동기 스탠바이"),
            Map.entry("손실", "유실(lost)"),
            Map.entry("기본 백업", "베이스 백업"),
            Map.entry("실행 취소", "되돌리기"),
            Map.entry("주 서버", "프라이머리"),
            Map.entry("옛 프라이머리", "이전 프라이머리"),
            Map.entry("예전 프라이머리", "이전 프라이머리"),
            Map.entry("디렉토리", "디렉터리"),
            Map.entry("메세지", "메시지"));

    /** From this length on an English text is no label, whose translation would depend on where it stands. */
    private static final int SENTENCE = 30;

    private static List<Path> koreanTexts() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.endsWith("_ko.properties")
                                || name.endsWith("_ko.md")
                                || name.endsWith(".md") && file.startsWith(RESOURCES.resolve("learn/ko"));
                    })
                    .sorted()
                    .toList();
        }
    }

    @Test
    void usesTheTermsOfTheGlossary() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : koreanTexts()) {
            List<String> lines = Files.readAllLines(file);
            for (int at = 0; at < lines.size(); at++) {
                String line = lines.get(at);
                for (Map.Entry<String, String> term : TERMS.entrySet()) {
                    if (line.contains(term.getKey())) {
                        found.add("%s:%d has %s, for %s"
                                .formatted(file.getFileName(), at + 1, term.getKey(), term.getValue()));
                    }
                }
            }
        }
        assertThat(koreanTexts()).hasSizeGreaterThan(250);
        assertThat(found).isEmpty();
    }

    @Test
    void translatesASentenceInOneWay() throws IOException {
        Map<String, Set<String>> translations = new TreeMap<>();
        for (String bundle : Bundles.names()) {
            Map<String, String> korean = Bundles.korean(bundle);
            Bundles.english(bundle).forEach((key, text) -> {
                if (text.length() >= SENTENCE) {
                    translations.computeIfAbsent(text, any -> new TreeSet<>()).add(korean.getOrDefault(key, ""));
                }
            });
        }
        translations.values().removeIf(ways -> ways.size() == 1);
        assertThat(translations).isEmpty();
    }
}
