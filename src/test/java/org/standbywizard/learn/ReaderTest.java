package org.standbywizard.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.plan.PgVersion;

class ReaderTest {
    private static final Topic TOPIC = Topic.parse("step/create-slot");
    private static final Names KNOWN = Names.of("alpha", "beta", Optional.of(PgVersion.parse("13.2")));

    private static final String TEXT = """
            # Make *it*

            What `wal_level`
            is, *really* **so**: see [here](https://a.example/{{version}}/x.html#Y).

            ## Why

            For {{standby}}.

            ## By hand

            {{commands}}

            ```sh
            ssh {{primary}}

              two
            ```

            ## Traps

            - One `a`.
            - Two.

            ## Anything

            ## For the trainer

            Ask.

            ## Documentation

            - 9.6-12: [old](https://a.example/12)
            - 13+: [new](https://a.example/{{version}})
            - 14-16: later
            """;

    private static Article read(String markdown, Names names) {
        return Reader.read(TOPIC, markdown, names);
    }

    @Test
    void sampleOutputHasTheNamesAndPsqlsColumns() {
        String text = """
                # A

                B.

                ## Why

                ```text
                 name | active
                ------+--------
                 {{standby}} | t
                ```

                ```sh
                echo ' a | b'
                ```
                """;
        Names names = Names.of("one", "standby1", Optional.empty());
        List<Part> parts = read(text, names).sections().get(1).parts();
        assertThat(parts)
                .containsExactly(
                        new Part.Code("text", List.of("   name   | active ", "----------+--------", " standby1 | t")),
                        new Part.Code("sh", List.of("echo ' a | b'")));
    }

    @Test
    void everyPartIsRead() {
        Article article = read(TEXT, KNOWN);
        assertThat(article.title()).isEqualTo("Make it");
        assertThat(article.sections())
                .containsExactly(
                        new Section(
                                Section.Kind.INTRO,
                                "",
                                List.of(new Part.Paragraph(List.of(
                                        new Span.Plain("What "),
                                        new Span.Code("wal_level"),
                                        new Span.Plain(" is, "),
                                        new Span.Emphasis("really", false),
                                        new Span.Plain(" "),
                                        new Span.Emphasis("so", true),
                                        new Span.Plain(": see "),
                                        new Span.Link("here", "https://a.example/13/x.html#Y"),
                                        new Span.Plain("."))))),
                        new Section(
                                Section.Kind.WHY,
                                "Why",
                                List.of(new Part.Paragraph(List.of(new Span.Plain("For beta."))))),
                        new Section(
                                Section.Kind.BY_HAND,
                                "By hand",
                                List.of(new Part.Commands(), new Part.Code("sh", List.of("ssh alpha", "", "  two")))),
                        new Section(
                                Section.Kind.TRAPS,
                                "Traps",
                                List.of(new Part.Bullets(
                                        false,
                                        List.of(
                                                new Part.Item(
                                                        Optional.empty(),
                                                        List.of(
                                                                new Span.Plain("One "),
                                                                new Span.Code("a"),
                                                                new Span.Plain("."))),
                                                new Part.Item(Optional.empty(), List.of(new Span.Plain("Two."))))))),
                        new Section(Section.Kind.OTHER, "Anything", List.of()),
                        new Section(
                                Section.Kind.TRAINER,
                                "For the trainer",
                                List.of(new Part.Paragraph(List.of(new Span.Plain("Ask."))))),
                        new Section(
                                Section.Kind.DOCUMENTATION,
                                "Documentation",
                                List.of(new Part.Bullets(
                                        false,
                                        List.of(new Part.Item(
                                                Optional.empty(),
                                                List.of(new Span.Link("new", "https://a.example/13"))))))));
        assertThat(article.forEverybody().sections())
                .noneMatch(section -> section.title().equals("For the trainer"));
    }

    /** As long as nothing is known, all lines are shown with their versions, and addresses are those of the newest. */
    @Test
    void anUnknownVersionShowsThemAll() {
        Article article = read(TEXT, Names.of("", " ", Optional.empty()));
        Part.Bullets lines = (Part.Bullets) article.section(Section.Kind.DOCUMENTATION)
                .orElseThrow()
                .parts()
                .get(0);
        assertThat(lines.items())
                .extracting(item -> item.versions().map(Versions::toString).orElse(""))
                .containsExactly("9.6-12", "13+", "14-16");
        assertThat(lines.items().get(1).spans()).containsExactly(new Span.Link("new", "https://a.example/current"));
        assertThat(lines.items().get(2).spans()).containsExactly(new Span.Plain("later"));
        assertThat(PlainText.of(article, "SELECT 1;"))
                .contains("ssh db1")
                .contains("For db2.")
                .contains("\nSELECT 1;\n");
    }

    @Test
    void plainTextHasEverythingInOrder() {
        assertThat(PlainText.of(read(TEXT, KNOWN).forEverybody(), "first\nsecond"))
                .isEqualTo("""
                Make it

                What wal_level is, really so: see here (https://a.example/13/x.html#Y).

                Why

                For beta.

                By hand

                first
                second

                ssh alpha

                  two

                Traps

                - One a.
                - Two.

                Anything

                Documentation

                - new (https://a.example/13)
                """);
    }

    @Test
    void pointsThatAreNumberedStayNumbered() {
        Article article = read("# A\n\n1. one\n2. `two`\n", KNOWN);
        assertThat(article.sections().get(0).parts())
                .containsExactly(new Part.Bullets(
                        true,
                        List.of(
                                new Part.Item(Optional.empty(), List.of(new Span.Plain("one"))),
                                new Part.Item(Optional.empty(), List.of(new Span.Code("two"))))));
        assertThat(PlainText.of(article, "")).isEqualTo("A\n\n1. one\n2. two\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no title",
                "# A\n\n> quoted",
                "# A\n\n<b>html</b>",
                "# A\n\ntext <b>html</b>",
                "# A\n\n```java\nint i;\n```",
                "# A\n\n![picture](https://a.example/x.png)",
                "# A\n\n[link](javascript:alert)",
                "# A\n\n### too deep",
                "# A\n\n- a point\n\n  of two",
                "# A\n\n    indented"
            })
    void whatTextsDoNotHaveIsRefusedWithTheTopicsName(String markdown) {
        assertThatThrownBy(() -> read(markdown, Names.USUAL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("learn/step/create-slot: ");
    }

    private static Article lesson(String markdown) {
        return Reader.read(new Topic(Topic.Kind.LESSON, "05-slot"), markdown, Names.USUAL);
    }

    @Test
    void aLessonSaysInWhichStateOfTheLabItStarts() {
        Article lesson = lesson("# A\n\n{{start in-force}}\n\nGoal: b.\n");
        assertThat(lesson.start()).contains(LabState.IN_FORCE);
        assertThat(lesson.forEverybody().start()).contains(LabState.IN_FORCE);
        assertThat(PlainText.of(lesson, "")).isEqualTo("A\n\nGoal: b.\n");
        assertThat(lesson("# A\n\nGoal: b.\n").start()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# A\n\n{{start halfway}}\n\nb",
                "# A\n\nb\n\n{{start bare}}",
                "# A\n\n{{start bare}}\n\n{{start bare}}",
                "# A\n\nb\n\n## Why\n\n{{start bare}}"
            })
    void aStartThatIsNoneIsRefused(String markdown) {
        assertThatThrownBy(() -> lesson(markdown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("learn/lesson/05-slot: ");
        assertThatThrownBy(() -> read("# A\n\n{{start bare}}\n\nb", Names.USUAL))
                .as("a step starts nowhere")
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rangesHoldFromTheirFirstToTheirLastVersion() {
        Versions range = Versions.at("10-12: x").orElseThrow();
        assertThat(range.hold(PgVersion.parse("9.6.24"))).isFalse();
        assertThat(range.hold(PgVersion.parse("10.0"))).isTrue();
        assertThat(range.hold(PgVersion.parse("12.22"))).isTrue();
        assertThat(range.hold(PgVersion.parse("13.0"))).isFalse();
        assertThat(Versions.at("9.6-11: x").orElseThrow().hold(PgVersion.parse("9.6.24")))
                .isTrue();
        assertThat(Versions.at("13+: x").orElseThrow().hold(PgVersion.parse("18.1")))
                .isTrue();
        assertThat(Versions.at("13: x")).isEmpty();
        assertThat(Versions.at("in 13+: x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"step/../../secret", "step/", "nothing/x", "page/A", "a/b/c"})
    void aTopicIsTheNameOfAFile(String text) {
        assertThatThrownBy(() -> Topic.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameAloneIsAPages() {
        assertThat(Topic.parse("host-key")).isEqualTo(new Topic(Topic.Kind.PAGE, "host-key"));
        assertThat(Topic.parse("setting/wal_level")).hasToString("setting/wal_level");
    }
}
