package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.store.AppDirs;
import org.standbywizard.ui.model.FactsMemory.Seen;
import org.standbywizard.ui.model.Habits;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Preferences.Theme;
import org.standbywizard.ui.model.Work;

/** What the window leaves behind for its next start. */
class StoredThingsTest {
    @TempDir
    Path home;

    @Test
    void preferencesComeBack() {
        AppDirs directories = new AppDirs(home.resolve("state"));
        assertThat(new StoredPreferences(directories).read()).isEqualTo(Remembered.NOTHING);
        Remembered liked = new Remembered(
                Theme.DARK,
                Optional.of(Locale.KOREAN),
                true,
                false,
                1180,
                760.5,
                true,
                List.of(Path.of("/home/kim/plans/shop.json")),
                List.of("04-slot-missing"),
                List.of("01-role", "05-slot"));
        new StoredPreferences(directories).write(liked);
        assertThat(new StoredPreferences(directories).read()).isEqualTo(liked);
    }

    /** Also where the program before this one knew exercises and no lessons; and what was marked is there at the next start. */
    @Test
    void progressIsKeptOverARestart() throws IOException {
        AppDirs directories = new AppDirs(home);
        Files.writeString(
                directories.preferences(),
                "{\"theme\":\"DARK\",\"language\":null,\"projector\":false,\"learnShown\":true,\"width\":0.0,\"height\":0.0,"
                        + "\"maximized\":false,\"recent\":[],\"exercises\":[\"04-slot-missing\"]}");
        Habits first = habits(directories);
        assertThat(first.exercises()).containsExactly("04-slot-missing");
        assertThat(first.lessons()).isEmpty();
        first.done("01-role", true);
        first.done("02-hba", true);
        first.done("02-hba", false);
        Habits second = habits(directories);
        assertThat(second.lessons()).containsExactly("01-role");
        assertThat(second.exercises()).containsExactly("04-slot-missing");
        assertThat(second.theme().get()).isEqualTo(Theme.DARK);
        second.forgetProgress();
        Habits third = habits(directories);
        assertThat(third.lessons()).isEmpty();
        assertThat(third.exercises()).isEmpty();
    }

    private static Habits habits(AppDirs directories) {
        StoredPreferences stored = new StoredPreferences(directories);
        return new Habits(stored, new Work(Runnable::run, Runnable::run), stored.read());
    }

    @Test
    void aFileWithOnlySomePreferencesIsGoodForThose() throws IOException {
        AppDirs directories = new AppDirs(home);
        Files.writeString(directories.preferences(), "{\"theme\": \"LIGHT\", \"learnShown\": true}");
        Remembered read = new StoredPreferences(directories).read();
        assertThat(read.theme()).isEqualTo(Theme.LIGHT);
        assertThat(read.learnShown()).isTrue();
        assertThat(read.language()).isEmpty();
        assertThat(read.recent()).isEmpty();
    }

    @Test
    void factsComeBackToTheirServerOnly() throws IOException {
        AppDirs directories = new AppDirs(home.resolve("state"));
        HostFacts facts = Facts.of("db1", "10.0.0.1").build();
        Seen seen = new Seen(facts, Instant.parse("2026-11-20T08:00:00Z"));
        new StoredFacts(directories).keep("db1|22|15/main", seen);
        assertThat(new StoredFacts(directories).recall("db1|22|15/main")).contains(seen);
        assertThat(new StoredFacts(directories).recall("db1|22|15/other")).isEmpty();
        try (Stream<Path> files = Files.list(directories.facts())) {
            assertThat(files).hasSize(1);
        }
    }
}
