package org.standbywizard.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.run.RunStatus;
import org.standbywizard.ui.model.Question;
import org.standbywizard.ui.page.start.SomeRuns;
import org.standbywizard.ui.shell.Action;
import org.standbywizard.ui.shell.Mark;
import org.standbywizard.ui.shell.PageId;

/** Saves how the frame and the first page look in every state, language and theme: {@code FramePictures DIRECTORY}. */
public final class FramePictures {
    private static final String KEY = "SHA256:uN7hXx0jB6tJ1Y3yq0dYbLrWm2gUO8p4c5ZzS9aQm4E";
    private static final List<Size> SIZES = List.of(new Size(1180, 760), new Size(960, 460));
    private static final Size PROJECTED = new Size(1280, 720);

    private final Path directory;
    private final SomeRuns runs = new SomeRuns();

    private record Size(int width, int height) {}

    private FramePictures(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) {
        int status = 1;
        try {
            new FramePictures(Path.of(args[0])).all();
            status = 0;
        } finally {
            // The toolkit's thread would keep the process.
            Runtime.getRuntime().halt(status);
        }
    }

    private void all() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            for (boolean dark : List.of(false, true)) {
                for (Size size : SIZES) {
                    states(language, dark, size);
                }
                save(
                        "projector",
                        language,
                        dark,
                        PROJECTED,
                        frame -> frame.habits.projector().set(true),
                        frame -> {});
            }
        }
        runs.add("20261120-061500-abc", "other|22|", RunStatus.DONE, 99);
        runs.add("20261121-061500-abc", "third|22|", RunStatus.UNDONE, 99);
        runs.add("20261122-061500-abc", "fourth|22|", RunStatus.CANCELLED, 4);
        runs.add("20261123-061500-abc", "fifth|22|", RunStatus.FAILED, 7);
        runs.addCopying("20261124-061500-abc");
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            for (boolean dark : List.of(false, true)) {
                for (Size size : SIZES) {
                    save("runs", language, dark, size, FramePictures::recent, frame -> {});
                    save(
                            "trouble",
                            language,
                            dark,
                            size,
                            FramePictures::recent,
                            frame -> frame.keeper.open(frame.habits.recent().get(0), () -> {}));
                }
            }
        }
    }

    private void states(Locale language, boolean dark, Size size) {
        save("start", language, dark, size, frame -> {}, frame -> {});
        save("marks", language, dark, size, frame -> {}, FramePictures::marks);
        save("learn", language, dark, size, frame -> {}, frame -> {
            marks(frame);
            ((ToggleButton) frame.frame.lookup("#learn-toggle")).setSelected(true);
        });
        save(
                "host-key",
                language,
                dark,
                size,
                frame -> {},
                frame -> ask(frame, new Question.HostKey("db2.shop.example", "ssh-ed25519", KEY, answer -> {})));
        save(
                "secret",
                language,
                dark,
                size,
                frame -> {},
                frame -> ask(
                        frame,
                        new Question.ForSecret(
                                new SecretPurpose.LoginPassword("admin", "db2.shop.example"), answer -> {})));
        save("unsaved", language, dark, size, frame -> {}, frame -> {
            frame.model.primary().set("host", "db1");
            frame.model.file().set(Optional.of(Path.of("/home/kim/plans/shop.json")));
            frame.keeper.fresh(() -> {});
        });
        save("notices", language, dark, size, frame -> {}, frame -> {
            frame.board.failed(new Failure.Unreachable("db2.shop.example", "no-route", 22, "No route to host"));
            frame.board.failed(new Failure.AuthFailed("db1.shop.example", "admin", "password", ""));
            frame.board.said("shop.json");
        });
    }

    /** @param before what is remembered already; {@code after} what then happens */
    private void save(
            String state,
            Locale language,
            boolean dark,
            Size size,
            Consumer<FrameStage> before,
            Consumer<FrameStage> after) {
        String name = String.join(
                "-", state, size.width() + "x" + size.height(), language.getLanguage(), dark ? "dark" : "light");
        PageStage.onFx(() -> {
            FrameStage frame = stage();
            before.accept(frame);
            Scene scene = frame.scene(language, dark, size.width(), size.height());
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            after.accept(frame);
            Picture.save(scene, directory.resolve(name + ".png"));
            return null;
        });
    }

    private FrameStage stage() throws IOException {
        return new FrameStage(TestServices.with(TestServices.in(Files.createTempDirectory("pictures")), runs));
    }

    private static void recent(FrameStage frame) {
        frame.habits
                .recent()
                .setAll(
                        Path.of("/home/kim/plans/shop.json"),
                        Path.of("/home/kim/plans/customers/a-very-long-name-of-a-customer/production.json"));
    }

    static void marks(FrameStage frame) {
        frame.pages.get(PageId.PRIMARY).mark.set(Mark.DONE);
        frame.pages.get(PageId.STANDBYS).mark.set(Mark.DONE);
        frame.pages.get(PageId.PREFLIGHT).mark.set(Mark.OUT_OF_DATE);
        frame.pages.get(PageId.PREVIEW).mark.set(Mark.PROBLEM);
        frame.pages.get(PageId.APPLY).mark.set(Mark.BUSY);
        FakePage page = frame.pages.get(PageId.SETTINGS);
        page.title.set("How should standby-number-two.production.eu-central.example.com follow its primary?");
        page.note.set("A note that is so long that it cannot fit into the foot beside all of its buttons at any size");
        page.action("back", Action.Kind.BACK, "_Back", () -> {});
        page.action("undo", Action.Kind.DANGER, "_Undo all", () -> {});
        page.action("next", Action.Kind.PRIMARY, "_Next: Pre-flight", () -> {});
        frame.flow.go(PageId.SETTINGS);
    }

    @SuppressWarnings("unchecked")
    private static void ask(FrameStage frame, Question question) {
        ((ObjectProperty<Optional<Question>>) frame.model.question()).set(Optional.of(question));
    }
}
