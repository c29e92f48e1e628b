package org.standbywizard.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each known message has its files, its words in both languages, and a pattern that finds its own texts and no others'. */
class CatalogueTest {
    private static final Path FILES = Path.of("src/main/resources/org/standbywizard/help/errors");
    private static final Path TESTS = Path.of("src/test/java/org/standbywizard/help");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)((?:\\.[a-z]+)?)}");
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");
    private static final Catalogue ENGLISH = Catalogue.of(Locale.ENGLISH);
    private static final Catalogue KOREAN = Catalogue.of(Locale.KOREAN);

    static List<String> ids() {
        return ENGLISH.entries().stream().map(Entry::id).toList();
    }

    private static Entry of(Catalogue catalogue, String id) {
        return catalogue.entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> found(String text, String state) {
        return ENGLISH.find(text, state).stream()
                .map(known -> known.entry().id())
                .toList();
    }

    @Test
    void thereAreAtLeastForty() {
        assertThat(ids()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    }

    @Test
    void everyFileBelongsToAnEntryAndEveryEntryHasBothLanguages() throws IOException {
        Set<String> wanted = new TreeSet<>(Set.of("index"));
        ids().forEach(id -> wanted.addAll(List.of(id + ".md", id + "_ko.md")));
        try (Stream<Path> files = Files.list(FILES)) {
            Set<String> there = new TreeSet<>();
            files.forEach(file -> there.add(file.getFileName().toString()));
            assertThat(there).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void isFoundInItsOwnTextsAloneAndInsideALog(String id) {
        Marks marks = of(ENGLISH, id).marks();
        assertThat(marks.samples()).isNotEmpty();
        for (String sample : marks.samples()) {
            assertThat(found(sample, "")).as(sample).containsExactly(id);
            String log = "2026-11-26 02:11:09.001 UTC [4711] LOG:  checkpoint complete\n"
                    + "Nov 26 02:11:09 db1 postgres[4711]: [3-1] 2026-11-26 02:11:09.002 UTC [4711] " + sample
                    + "\n2026-11-26 02:11:10.001 UTC [4712] LOG:  checkpoint starting: time\n";
            assertThat(found(log, "")).as(log).containsExactly(id);
        }
    }

    @Test
    void everyPatternFindsASample() {
        for (Entry entry : ENGLISH.entries()) {
            assertThat(entry.marks().patterns()).as(entry.id()).anyMatch(pattern -> entry.marks().samples().stream()
                    .anyMatch(sample -> pattern.matcher(sample).find()));
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void asksForWhatItsPatternCarries(String id) throws IOException {
        Set<String> carried = new TreeSet<>(Set.of("host"));
        of(ENGLISH, id).marks().patterns().forEach(pattern -> Pattern.compile("\\(\\?<([a-z]+)>")
                .matcher(pattern.pattern())
                .results()
                .forEach(group -> carried.add(group.group(1))));
        for (MatchResult place : PLACE.matcher(Files.readString(FILES.resolve(id + ".md")))
                .results()
                .toList()) {
            assertThat(carried).as("{" + place.group(1) + "}").contains(place.group(1));
            assertThat(place.group(2)).isIn("", ".id", ".hba", ".cidr", ".old");
        }
    }

    @ParameterizedTest
    @MethodSource("ids")
    void saysTheSameInKorean(String id) {
        Article english = of(ENGLISH, id).words();
        Article korean = of(KOREAN, id).words();
        assertThat(HANGUL.matcher(korean.title()).find()).isTrue();
        assertThat(HANGUL.matcher(english.toString()).find()).isFalse();
        assertThat(korean.title()).isNotEqualTo(english.title());
        same(english.cause(), korean.cause());
        same(english.confirm(), korean.confirm());
        same(english.fix(), korean.fix());
    }

    /** The same blocks in the same places, and paragraphs that ask for the same values. */
    private static void same(List<Part> english, List<Part> korean) {
        assertThat(korean).hasSameSizeAs(english);
        for (int i = 0; i < english.size(); i++) {
            if (english.get(i) instanceof Part.Text text) {
                assertThat(korean.get(i)).isInstanceOf(Part.Text.class);
                String words = ((Part.Text) korean.get(i)).text();
                assertThat(places(words)).isEqualTo(places(text.text()));
                assertThat(HANGUL.matcher(words).find()).as(words).isTrue();
            } else {
                assertThat(korean.get(i)).isEqualTo(english.get(i));
            }
        }
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    @Test
    void noTwoEntriesClaimTheSameState() {
        List<String> states = new ArrayList<>();
        ENGLISH.entries().forEach(entry -> states.addAll(entry.marks().states()));
        assertThat(states).doesNotHaveDuplicates().allMatch(state -> state.matches("[0-9A-Z]{5}"));
    }

    /** What the catalogue says was provoked by a test, a test provokes. */
    @Test
    void whatWasProvokedIsProvokedByATest() {
        Set<String> provoked = new LinkedHashSet<>();
        ENGLISH.entries().stream()
                .filter(entry -> entry.marks().seen().equals("provoked"))
                .forEach(entry -> provoked.add(entry.id()));
        assertThat(provoked).isNotEmpty();
        String tests = sources();
        assertThat(provoked).allMatch(id -> Pattern.compile("known\\(\\s*\"" + id + "\"")
                .matcher(tests)
                .find());
        assertThat(ENGLISH.entries()).allMatch(entry -> Set.of("provoked", "quoted")
                .contains(entry.marks().seen()));
    }

    private static String sources() {
        try (Stream<Path> files = Files.list(TESTS)) {
            return files.map(CatalogueTest::text).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theLastMessageComesFirstAndAccompanimentsLast() {
        String log =
                "FATAL:  no pg_hba.conf entry for replication connection from host \"10.0.0.12\", user \"r\", SSL off\n"
                        + "FATAL:  password authentication failed for user \"r\"\n"
                        + "FATAL:  the database system is starting up\n";
        assertThat(found(log, "")).containsExactly("password-wrong", "hba-no-entry", "starting-up");
    }

    @Test
    void theNewestValuesCount() {
        String log = "FATAL:  role \"old\" does not exist\nFATAL:  role \"new\" does not exist\n";
        assertThat(ENGLISH.find(log, "").get(0).values()).containsEntry("role", "new");
    }

    @Test
    void theStateServesWhereTheWordsAreForeign() {
        String korean = "치명적오류: \"replicator\" 사용자의 password 인증을 실패했습니다";
        assertThat(found(korean, "28P01")).containsExactly("password-wrong", "messages-translated");
        assertThat(found(korean, "")).containsExactly("messages-translated");
        assertThat(found("FATAL:  role \"r\" does not exist", "28P01")).containsExactly("role-missing");
    }

    @Test
    void whatNobodyKnowsIsNotClaimed() {
        assertThat(found("", "")).isEmpty();
        assertThat(found("LOG:  database system is ready to accept connections\nERROR:  division by zero", "22012"))
                .isEmpty();
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aVeryLongLogIsLookedAtFromItsEnd() {
        for (String filling : List.of("x", "x ", "\"", "a: ", "port 1 failed: ")) {
            String log = filling.repeat(300_000) + "\nFATAL:  role \"r\" does not exist\n";
            assertThat(found(log, "")).as(filling).containsExactly("role-missing");
        }
    }
}
