package org.standbywizard.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.app.ExerciseRepairs;
import org.standbywizard.app.WiredWindow;
import org.standbywizard.lab.LabFixture;
import org.standbywizard.ui.model.PracticeLab;
import org.standbywizard.ui.shell.PageId;
import org.standbywizard.ui.shell.Practising;

/**
 * A class is held: every lesson is read and every exercise is gone through in the window, on a real lab, with pictures of
 * each in both languages and themes and three sizes.
 */
@Tag("screenshots")
@Timeout(1800)
class ClassroomWalkTest {
    private static final int LESSONS = 10;
    /** The lesson that begins with a primary that is ready, and no copy. */
    private static final int PREPARED = 5;

    @TempDir
    Path home;

    @BeforeEach
    void needServers() {
        assumeTrue(Files.isDirectory(LabFixture.ARCHIVES), "no practice servers are built for this kind of computer");
    }

    private RealWindow window() {
        return new RealWindow(WiredWindow.parts(LabFixture.home().getParent(), home), Locale.ENGLISH, 1180, 760);
    }

    @Test
    void everyLesson() {
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            // A window that has only just been opened may not have the keyboard yet.
            walk.keys.to("choice-practise");
            walk.keys.type(KeyCode.F1);
            walk.keys.awaitShown("learn-lessons");
            walk.moment("class-0-page");
            PageStage.onFx(() -> {
                window.shown()
                        .learning()
                        .lesson(window.shown().learning().lessons().get(0));
                return null;
            });
            for (int lesson = 1; lesson <= LESSONS; lesson++) {
                String which = "Lesson " + lesson + " of " + LESSONS;
                walk.keys.awaitWords("learn-lessons", which);
                walk.moment(String.format("class-lesson-%02d", lesson));
                if (lesson < LESSONS) {
                    walk.keys.press("learn-next");
                }
            }
        }
    }

    private static void practise(Walk walk) {
        walk.keys.press("choice-practise");
        walk.keys.awaitReady("practice-begin");
        walk.keys.press("practice-begin");
        walk.at(PageId.PRIMARY);
        walk.keys.awaitShown("practice-strip");
    }

    /** To the start of every lesson, as a class does that shall not drift apart; from one of them the wizard goes on. */
    @Test
    void everyLessonsStart() {
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            practise(walk);
            walk.keys.type(KeyCode.F1);
            walk.keys.awaitShown("learn-lessons");
            for (int lesson = LESSONS; lesson >= 1; lesson--) {
                int index = lesson - 1;
                PageStage.onFx(() -> {
                    window.shown()
                            .learning()
                            .lesson(window.shown().learning().lessons().get(index));
                    return null;
                });
                long begun = System.nanoTime();
                walk.keys.press("learn-bring");
                walk.keys.press("sheet-bring");
                idle(walk);
                System.out.printf("class: lesson %d begins after %.1f s%n", lesson, (System.nanoTime() - begun) / 1e9);
                walk.keys.press("learn-done");
                walk.moment(String.format("class-lesson-%02d-start", lesson));
            }
            PageStage.onFx(() -> {
                window.shown()
                        .learning()
                        .lesson(window.shown().learning().lessons().get(PREPARED));
                return null;
            });
            walk.keys.press("learn-bring");
            walk.keys.press("sheet-bring");
            idle(walk);
            walk.keys.type(KeyCode.F1);
            walk.fromPrimaryOnToVerify();
            walk.keys.awaitTitle("standby1 is a streaming standby of primary");
        }
    }

    @Test
    void everyExercise() throws Exception {
        try (RealWindow window = window()) {
            Walk walk = new Walk(window);
            practise(walk);
            PracticeLab.Running lab =
                    PageStage.onFx(() -> walk.practising().lab().get()).orElseThrow();
            walk.keys.press("practice-desk");
            walk.keys.press("exercise-set-up");
            walk.keys.press("sheet-set-up");
            idle(walk);
            ExerciseRepairs person = new ExerciseRepairs(lab.bench(), lab.file().getParent());
            List<String> names = lab.bench().exercises();
            for (int i = 0; i < names.size(); i++) {
                gone(window, walk, person, names.get(i), i);
            }
            assertThat(PageStage.onFx(() -> Set.copyOf(window.shown().habits().exercises())))
                    .containsExactlyInAnyOrderElementsOf(names);
            walk.moment("class-exercises-done");
        }
    }

    private static void gone(RealWindow window, Walk walk, ExerciseRepairs person, String name, int index)
            throws Exception {
        walk.keys.to("exercise-list");
        walk.keys.type(KeyCode.HOME);
        for (int down = 0; down < index; down++) {
            walk.keys.type(KeyCode.DOWN);
        }
        walk.keys.press("exercise-inject");
        walk.keys.awaitWords("exercise-verdict", "the fault is in");
        int hints = 0;
        while (isOpen(window, "exercise-hint")) {
            walk.keys.press("exercise-hint");
            hints++;
            walk.keys.awaitShown("exercise-hint-" + hints);
        }
        assertThat(hints).as("hints of %s", name).isBetween(2, 6);
        walk.keys.press("exercise-check");
        idle(walk);
        assertThat(words(window, "exercise-verdict")).as(name).doesNotContain("the fault is in");
        walk.moment("class-" + name + "-1-broken");
        person.mend(name);
        for (int look = 0; look < 5 && !isDone(window, name); look++) {
            walk.keys.press("exercise-check");
            idle(walk);
        }
        assertThat(isDone(window, name))
                .as("%s: %s", name, words(window, "exercise-verdict"))
                .isTrue();
        if (isOpen(window, "exercise-explain")) {
            walk.keys.press("exercise-explain");
        }
        walk.moment("class-" + name + "-2-mended");
    }

    private static void idle(Walk walk) {
        walk.keys.until("the lab is idle", () -> walk.practising().doing().get() == Practising.Doing.NOTHING);
    }

    private static boolean isDone(RealWindow window, String name) {
        return PageStage.onFx(() -> window.shown().habits().exercises().contains(name));
    }

    private static boolean isOpen(RealWindow window, String id) {
        return PageStage.onFx(() -> !((Button) window.stage().getScene().lookup("#" + id)).isDisabled());
    }

    private static String words(RealWindow window, String id) {
        return PageStage.onFx(() -> {
            StringBuilder words = new StringBuilder();
            window.stage().getScene().lookup("#" + id).lookupAll(".label").forEach(label -> words.append(
                            ((Labeled) label).getText())
                    .append('\n'));
            return words.toString();
        });
    }
}
