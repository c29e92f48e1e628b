package org.standbywizard.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Preferences.Theme;

class HabitsTest {
    private final List<Remembered> written = new ArrayList<>();
    private final Preferences preferences = new Preferences() {
        @Override
        public Remembered read() {
            return Remembered.NOTHING;
        }

        @Override
        public void write(Remembered remembered) {
            written.add(remembered);
        }
    };
    private final Deque<Runnable> background = new ArrayDeque<>();

    private Habits habits(Work work) {
        return new Habits(preferences, work, Remembered.NOTHING);
    }

    @Test
    void everyChangeIsWrittenDown() {
        Habits habits = habits(new Work(Runnable::run, Runnable::run));
        habits.theme().set(Theme.DARK);
        habits.language().set(Optional.of(Locale.KOREAN));
        habits.projector().set(true);
        habits.learnShown().set(false);
        habits.place().set(new Habits.Place(1180, 760, true));
        habits.used(Path.of("/plans/a.json"));
        habits.mended("04-slot-missing");
        habits.mended("04-slot-missing");
        habits.done("05-slot", true);
        habits.done("05-slot", true);
        assertThat(written).hasSize(8);
        assertThat(written.get(7))
                .isEqualTo(new Remembered(
                        Theme.DARK,
                        Optional.of(Locale.KOREAN),
                        true,
                        false,
                        1180,
                        760,
                        true,
                        List.of(Path.of("/plans/a.json")),
                        List.of("04-slot-missing"),
                        List.of("05-slot")));
    }

    @Test
    void progressIsTakenBackOneByOneOrAllOfIt() {
        Habits habits = habits(new Work(Runnable::run, Runnable::run));
        habits.mended("04-slot-missing");
        habits.done("01-role", true);
        habits.done("05-slot", true);
        habits.done("01-role", false);
        assertThat(written.get(written.size() - 1).lessons()).containsExactly("05-slot");
        habits.theme().set(Theme.DARK);
        habits.forgetProgress();
        assertThat(written.get(written.size() - 1)).satisfies(now -> {
            assertThat(now.lessons()).isEmpty();
            assertThat(now.exercises()).isEmpty();
            assertThat(now.theme()).as("the rest stays").isEqualTo(Theme.DARK);
        });
    }

    @Test
    void oneWriteAtATimeAndTheLastWordIsWritten() {
        Habits habits = habits(new Work(background::add, Runnable::run));
        habits.theme().set(Theme.DARK);
        habits.theme().set(Theme.LIGHT);
        habits.projector().set(true);
        assertThat(background).hasSize(1);
        while (!background.isEmpty()) {
            background.poll().run();
        }
        assertThat(written).extracting(Remembered::theme).containsExactly(Theme.DARK, Theme.LIGHT);
        assertThat(written.get(1).projector()).isTrue();
    }

    @Test
    void recentPlansAreTheNewestFirstEachOnceAndNotTooMany() {
        Habits habits = habits(new Work(Runnable::run, Runnable::run));
        IntStream.range(0, 12).forEach(i -> habits.used(Path.of("/plans/" + i + ".json")));
        habits.used(Path.of("/plans/7.json"));
        assertThat(habits.recent())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("7.json", "11.json", "10.json", "9.json", "8.json", "6.json", "5.json", "4.json");
    }
}
