package org.standbywizard.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import org.standbywizard.learn.Topic;
import org.standbywizard.ui.page.start.SomeRuns;
import org.standbywizard.ui.shell.ByHand;
import org.standbywizard.ui.shell.PageId;
import org.standbywizard.ui.shell.Subject;

/** Saves how the Learn panel looks with each kind of text, in every language and theme: {@code LearnPictures DIRECTORY}. */
public final class LearnPictures {
    private static final Subject STEP = new Subject(
            Topic.parse("step/base-backup"),
            List.of(
                    new ByHand(
                            "On db2.shop.example, as postgres:",
                            "PGPASSFILE=/var/lib/postgresql/standby-wizard/db2.pass /usr/lib/postgresql/15/bin/pg_basebackup"
                                    + " -d 'host=10.0.0.11 port=5432 user=replicator' -D /var/lib/postgresql/15/main.new -X stream"),
                    new ByHand("On db2.shop.example, in /etc/postgresql/15/main/postgresql.conf:", "port = 5432")));

    private final Path directory;

    private LearnPictures(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            new LearnPictures(Path.of(args[0])).all();
            status = 0;
        } finally {
            // The toolkit's thread would keep the process.
            Runtime.getRuntime().halt(status);
        }
    }

    private void all() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            for (boolean dark : List.of(false, true)) {
                all(language, dark, 1180, 760, false);
                all(language, dark, 960, 460, false);
                all(language, dark, 1280, 720, true);
            }
        }
    }

    private void all(Locale language, boolean dark, int width, int height, boolean projector) {
        String name = String.join(
                "-", projector ? "projector" : width + "x" + height, language.getLanguage(), dark ? "dark" : "light");
        save("page-" + name, language, dark, width, height, projector, frame -> {});
        save("step-" + name, language, dark, width, height, projector, frame -> frame.learning.focus(STEP));
        save(
                "setting-" + name,
                language,
                dark,
                width,
                height,
                projector,
                frame -> frame.learning.focus(Subject.of(Topic.parse("setting/max_slot_wal_keep_size"))));
        save(
                "lesson-" + name,
                language,
                dark,
                width,
                height,
                projector,
                frame -> frame.learning.lesson(frame.learning.lessons().get(2)));
        save("lesson-wide-" + name, language, dark, width, height, projector, frame -> {
            frame.learning.lesson(frame.learning.lessons().get(2));
            ((Button) frame.frame.lookup("#learn-widen")).fire();
            frame.frame.applyCss();
            frame.frame.layout();
            ((ScrollPane) frame.frame.lookup(".learn-scroll")).setVvalue(0.55);
        });
        save("lesson-end-" + name, language, dark, width, height, projector, frame -> {
            frame.learning.lesson(frame.learning.lessons().get(7));
            ScrollPane scroll = (ScrollPane) frame.frame.lookup(".learn-scroll");
            frame.frame.applyCss();
            frame.frame.layout();
            scroll.setVvalue(1);
        });
    }

    private void save(
            String name,
            Locale language,
            boolean dark,
            int width,
            int height,
            boolean projector,
            Consumer<FrameStage> after) {
        PageStage.onFx(() -> {
            FrameStage frame = stage();
            frame.habits.projector().set(projector);
            Scene scene = frame.scene(language, dark, width, height);
            frame.flow.go(PageId.PRIMARY);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            ((ToggleButton) frame.frame.lookup("#learn-toggle")).setSelected(true);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            after.accept(frame);
            Picture.save(scene, directory.resolve(name + ".png"));
            return null;
        });
    }

    private static FrameStage stage() throws IOException {
        return new FrameStage(
                TestServices.with(TestServices.in(Files.createTempDirectory("pictures")), new SomeRuns()));
    }
}
