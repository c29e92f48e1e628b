package org.standbywizard.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.lab.exercise.Exercise;
import org.standbywizard.lab.exercise.Exercises;

/** Every exercise has its text in both languages, and there is none without an exercise. */
class ExerciseTextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyExerciseHasItsText(String language) throws IOException {
        List<String> names = Exercises.all().stream().map(Exercise::name).toList();
        assertThat(Texts.names(language, Topic.Kind.EXERCISE)).containsExactlyInAnyOrderElementsOf(names);
        Library library = Library.of(Locale.forLanguageTag(language));
        for (String name : names) {
            Article article = library.find(new Topic(Topic.Kind.EXERCISE, name), Names.USUAL)
                    .orElseThrow();
            assertThat(article.sections())
                    .as(name)
                    .extracting(Section::kind)
                    .containsExactly(
                            Section.Kind.INTRO,
                            Section.Kind.HINTS,
                            Section.Kind.EXPLANATION,
                            Section.Kind.DOCUMENTATION);
            List<Part> hints = article.section(Section.Kind.HINTS).orElseThrow().parts();
            assertThat(hints).as(name).hasSize(1);
            assertThat(((Part.Bullets) hints.get(0)).items()).as(name).hasSizeBetween(3, 5);
            assertThat(article.section(Section.Kind.EXPLANATION).orElseThrow().parts())
                    .as("what to type: " + name)
                    .anyMatch(Part.Code.class::isInstance);
        }
    }
}
