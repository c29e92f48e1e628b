package org.standbywizard.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.steps.Step;
import org.standbywizard.ui.page.settings.Item;
import org.standbywizard.ui.shell.PageId;

/** There is a text about every page, step and setting in both languages, none about nothing, and all are of one form. */
class TextsTest {
    /** What the product itself writes into a server's configuration, beside what the page of settings has fields for. */
    private static final Set<String> WRITTEN = Set.of(
            "wal_level",
            "max_wal_senders",
            "max_replication_slots",
            "hot_standby",
            "synchronous_standby_names",
            "primary_conninfo",
            "primary_slot_name",
            "recovery_target_timeline",
            "max_connections",
            "max_worker_processes",
            "max_prepared_transactions",
            "max_locks_per_transaction");

    /** One text for several parameters, by the list {@code also}. */
    private static final Set<String> COMMON = Set.of("of-one-machine", "recovery-leftovers");

    /** The fields of a standby on that page. */
    private static final Set<String> OF_STANDBYS =
            Set.of("primary-address", "primary-port", "source-address", "slot", "application-name", "tablespaces");

    /** Finer than a page. */
    private static final Set<String> OF_PAGES = Set.of("host-key");

    private static final List<Section.Kind> SHAPE = List.of(
            Section.Kind.INTRO,
            Section.Kind.WHY,
            Section.Kind.BY_HAND,
            Section.Kind.EXPECT,
            Section.Kind.TRAPS,
            Section.Kind.SINCE,
            Section.Kind.TRAINER,
            Section.Kind.DOCUMENTATION);

    private static Set<String> stepKinds() {
        return Arrays.stream(Step.class.getPermittedSubclasses())
                .map(step -> step.getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyPageHasItsText(String language) throws IOException {
        Set<String> pages = new TreeSet<>(OF_PAGES);
        Arrays.stream(PageId.values()).map(PageId::word).forEach(pages::add);
        assertThat(Texts.names(language, Topic.Kind.PAGE)).isEqualTo(pages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyStepHasItsText(String language) throws IOException {
        assertThat(Texts.names(language, Topic.Kind.STEP)).isEqualTo(stepKinds());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everySettingHasItsText(String language) throws IOException {
        Set<String> settings = new TreeSet<>(WRITTEN);
        settings.addAll(OF_STANDBYS);
        settings.addAll(COMMON);
        Arrays.stream(Item.values()).map(Item::topic).forEach(settings::add);
        assertThat(Texts.names(language, Topic.Kind.SETTING)).isEqualTo(settings);
    }

    /** A text of one's own wins, so an entry beside one would be dead; and a common one is there for somebody. */
    @Test
    void whoseTextIsMeantForOthersToo() throws IOException {
        Set<String> own = Texts.names("en", Topic.Kind.SETTING);
        assertThat(Library.also().keySet()).extracting(Topic::name).doesNotContainAnyElementsOf(own);
        assertThat(Library.also().values().stream().map(Topic::name).collect(Collectors.toSet()))
                .isEqualTo(COMMON);
        Article port = Library.of(java.util.Locale.KOREAN)
                .find(Topic.parse("setting/port"), Names.USUAL)
                .orElseThrow();
        assertThat(port.title()).isEqualTo("서버마다 다른 파라미터");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void theHandoutHasEveryLessonAndStep(String language) throws IOException {
        Library library = Library.of(java.util.Locale.forLanguageTag(language));
        assertThat(library.lessons())
                .extracting(Topic::name)
                .containsExactlyElementsOf(Texts.names(language, Topic.Kind.LESSON))
                .hasSize(10);
        assertThat(library.steps())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(stepKinds());
    }

    /** Every text can be read, whatever is known; and its sections are in their order. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyTextHasItsForm(String language) throws IOException {
        for (Topic topic : Texts.topics(language)) {
            if (topic.kind() == Topic.Kind.EXERCISE) {
                continue;
            }
            for (Names names : Texts.ALL_NAMES) {
                Article article = Texts.read(language, topic, names);
                List<Section.Kind> kinds =
                        article.sections().stream().map(Section::kind).toList();
                assertThat(kinds).as("%s of %s", topic, language).containsSubsequence(required(topic.kind()));
                assertThat(SHAPE).as("%s of %s", topic, language).containsSubsequence(kinds);
                assertThat(article.sections()).as("%s of %s", topic, language).allMatch(section -> !section.parts()
                        .isEmpty());
                assertThat(PlainText.of(article, ""))
                        .as("%s of %s", topic, language)
                        .doesNotContain("{{");
            }
        }
    }

    private static List<Section.Kind> required(Topic.Kind kind) {
        return switch (kind) {
            case PAGE, CHECK -> List.of(Section.Kind.INTRO, Section.Kind.WHY, Section.Kind.DOCUMENTATION);
            case LESSON ->
                SHAPE.stream()
                        .filter(section -> section != Section.Kind.TRAINER)
                        .toList();
            default ->
                SHAPE.stream()
                        .filter(section -> section != Section.Kind.TRAINER && section != Section.Kind.SINCE)
                        .toList();
        };
    }

    /** Each lesson says in which state of the lab it starts, the same in both languages; the lab goes only forward. */
    @Test
    void everyLessonStartsInAStateOfTheLab() throws IOException {
        for (String language : Texts.LANGUAGES) {
            List<LabState> starts = new ArrayList<>();
            for (String name : Texts.names(language, Topic.Kind.LESSON)) {
                starts.add(Texts.read(language, new Topic(Topic.Kind.LESSON, name), Names.USUAL)
                        .start()
                        .orElseThrow(() -> new AssertionError(name + " of " + language + " has no {{start STATE}}")));
            }
            assertThat(starts).as(language).isSorted();
            assertThat(starts)
                    .containsExactly(
                            LabState.BARE,
                            LabState.ROLE,
                            LabState.ROLE,
                            LabState.WRITTEN,
                            LabState.IN_FORCE,
                            LabState.PREPARED,
                            LabState.COPIED,
                            LabState.COPIED,
                            LabState.STREAMING,
                            LabState.STREAMING);
        }
        // What a state stops before is a kind of step.
        assertThat(Step.kinds()).containsExactlyElementsOf(stepKinds());
        assertThat(Arrays.stream(LabState.values()).flatMap(state -> state.before().stream()))
                .isSubsetOf(Step.kinds());
    }

    /** What is typed is the same in both languages, to the letter; and so are the documentation's addresses. */
    @Test
    void bothLanguagesHaveTheSameSectionsCommandsAndAddresses() throws IOException {
        for (Topic topic : Texts.topics("en")) {
            Article english = Texts.read("en", topic, Names.USUAL);
            Article korean = Texts.read("ko", topic, Names.USUAL);
            assertThat(shape(korean)).as(topic.toString()).isEqualTo(shape(english));
            assertThat(PlainText.of(korean, "")).as(topic.toString()).containsPattern("[가-힣]");
        }
        assertThat(Texts.topics("ko")).isEqualTo(Texts.topics("en"));
    }

    /** Kinds of sections, and in each kinds of parts, blocks, and addresses. */
    private static List<String> shape(Article article) {
        List<String> shape = new ArrayList<>();
        for (Section section : article.sections()) {
            shape.add(section.kind().name());
            for (Part part : section.parts()) {
                if (part instanceof Part.Code code) {
                    shape.add(code.language() + "\n" + code.text());
                } else if (part instanceof Part.Bullets bullets) {
                    bullets.items().forEach(item -> shape.add("- " + addresses(item.spans())));
                } else if (part instanceof Part.Paragraph paragraph) {
                    shape.add("paragraph " + addresses(paragraph.spans()));
                } else {
                    shape.add("commands");
                }
            }
        }
        return shape;
    }

    private static List<String> addresses(List<Span> spans) {
        return spans.stream()
                .flatMap(span -> span instanceof Span.Link link ? Stream.of(link.address()) : Stream.empty())
                .toList();
    }

    /** The step's own commands are in the text about it, and in no other. */
    @ParameterizedTest
    @EnumSource(Topic.Kind.class)
    void onlyStepsHaveCommandsOfThePlan(Topic.Kind kind) throws IOException {
        for (String language : Texts.LANGUAGES) {
            for (String name : Texts.names(language, kind)) {
                boolean commands = Texts.read(language, new Topic(kind, name), Names.USUAL).sections().stream()
                        .flatMap(section -> section.parts().stream())
                        .anyMatch(Part.Commands.class::isInstance);
                assertThat(commands).as("%s of %s", name, language).isEqualTo(kind == Topic.Kind.STEP);
            }
        }
    }
}
