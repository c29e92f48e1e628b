package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.standbywizard.steps.Planned;

/** A step has words for its undo exactly if there is something to undo. */
class UndoWordsTest {
    @Test
    void stepsThatUndoNothingHaveNoWordsForIt() {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
            StepText words = new StepText(Messages.of(language));
            assertThat(new Planned().changes().steps())
                    .isNotEmpty()
                    .allSatisfy(step ->
                            assertThat(words.undo(step).isEmpty()).as(step.id()).isEqualTo(!step.undoes()));
        }
    }
}
