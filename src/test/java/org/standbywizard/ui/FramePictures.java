package org.standbywizard.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.ui.model.Question;
import org.standbywizard.ui.page.start.SomeRuns;
import org.standbywizard.ui.shell.*;

/** Pictures of the frame and the first page in every state, in both languages and themes: {@code FramePictures DIRECTORY}. */
public final class FramePictures {
    static Path out;

    public static void main(String[] args) {
        int status = 1;
        try {
            out = Path.of(args[0]);
            run();
            status = 0;
        } catch (Throwable e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(status);
    }

    static void shot(
            String name,
            Locale l,
            boolean dark,
            double w,
            double h,
            Consumer<FrameStage> before,
            Consumer<FrameStage> after) {
        PageStage.onFx(() -> {
            FrameStage s = stage();
            before.accept(s);
            Scene scene = s.scene(l, dark, w, h);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            after.accept(s);
            Picture.save(scene, out.resolve(name + ".png"));
            return 0;
        });
    }

    static SomeRuns runs = new SomeRuns();

    static FrameStage stage() throws java.io.IOException {
        return new FrameStage(
                TestServices.with(TestServices.in(Files.createTempDirectory("look")), runs), Optional.of(() -> {}));
    }

    static void recents(FrameStage s) {
        s.habits
                .recent()
                .setAll(
                        Path.of("/home/kim/plans/shop.json"),
                        Path.of(
                                "/home/dba/plans/customers/a-very-long-name-of-a-customer/replication/production.json"));
    }

    static void marks(FrameStage s) {
        s.pages.get(PageId.PRIMARY).mark.set(Mark.DONE);
        s.pages.get(PageId.STANDBYS).mark.set(Mark.DONE);
        s.pages.get(PageId.SETTINGS).mark.set(Mark.DONE);
        s.pages.get(PageId.PREFLIGHT).mark.set(Mark.OUT_OF_DATE);
        s.pages.get(PageId.PREVIEW).mark.set(Mark.PROBLEM);
        s.pages.get(PageId.APPLY).mark.set(Mark.BUSY);
        s.pages
                .get(PageId.SETTINGS)
                .title
                .set(
                        "How should standby-number-two.production.eu-central.example.com follow its primary, and what if it cannot?");
        s.pages.get(PageId.SETTINGS).subtitle.set("Defaults are good for most; each has its reason beside it.");
        s.pages
                .get(PageId.SETTINGS)
                .note
                .set(
                        "2 of 14 settings differ from what is recommended, and here is a very long note which cannot fit into the foot beside its buttons");
        s.pages.get(PageId.SETTINGS).action("next", Action.Kind.PRIMARY, "_Next: Pre-flight", () -> {});
        s.pages.get(PageId.SETTINGS).action("danger", Action.Kind.DANGER, "_Undo all", () -> {});
        s.pages.get(PageId.SETTINGS).action("back", Action.Kind.BACK, "_Back", () -> {});
        s.flow.go(PageId.SETTINGS);
    }

    @SuppressWarnings("unchecked")
    static void ask(FrameStage s, Question q) {
        ((ObjectProperty<Optional<Question>>) s.model.question()).set(Optional.of(q));
    }

    static void run() throws Exception {
        if (System.getProperty("only") != null) {
            runsOnly();
            return;
        }
        for (boolean dark : new boolean[] {false, true}) {
            for (Locale l : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
                String n = (dark ? "dark" : "light") + "-" + l.getLanguage();
                shot("start-" + n, l, dark, 1280, 800, s -> {}, s -> {});
                shot("start-small-" + n, l, dark, 960, 460, s -> {}, s -> {});
                shot("marks-" + n, l, dark, 1180, 760, s -> {}, FramePictures::marks);
                shot(
                        "key-" + n,
                        l,
                        dark,
                        1180,
                        760,
                        s -> {},
                        s -> ask(
                                s,
                                new Question.HostKey(
                                        "db2.shop.example",
                                        "ssh-ed25519",
                                        "SHA256:uN7hXx0jB6tJ1Y3yq0dYbLrWm2gUO8p4c5ZzS9aQm4E",
                                        a -> {})));
                shot(
                        "secret-" + n,
                        l,
                        dark,
                        960,
                        460,
                        s -> {},
                        s -> ask(
                                s,
                                new Question.ForSecret(
                                        new SecretPurpose.LoginPassword("admin", "db2.shop.example"), a -> {})));
                shot("unsaved-" + n, l, dark, 1180, 760, s -> {}, s -> {
                    s.model.primary().set("host", "db1");
                    s.model.file().set(Optional.of(Path.of("/home/kim/plans/shop.json")));
                    s.keeper.fresh(() -> {});
                });
                shot("notices-" + n, l, dark, 1180, 760, s -> {}, s -> {
                    s.board.failed(new Failure.Unreachable(
                            "db2.shop.example", "no-route", 22, "java.net.NoRouteToHostException: No route to host"));
                    s.board.failed(new Failure.AuthFailed("db1.shop.example", "admin", "password", ""));
                    s.board.said("shop.json is saved. It holds no passwords.");
                });
                shot(
                        "projector-" + n,
                        l,
                        dark,
                        1280,
                        720,
                        s -> s.habits.projector().set(true),
                        s -> {});
                if (l == Locale.ENGLISH)
                    shot(
                            "projector-big-" + n,
                            l,
                            dark,
                            1920,
                            1080,
                            s -> s.habits.projector().set(true),
                            FramePictures::marks);
            }
        }
        runsOnly();
        shot("small-learn", Locale.ENGLISH, false, 960, 460, s -> {}, s -> {
            marks(s);
            ((javafx.scene.control.ToggleButton) s.frame.lookup("#learn-toggle")).fire();
        });
        shot("small-marks", Locale.KOREAN, true, 960, 460, s -> {}, FramePictures::marks);
    }

    static void runsOnly() throws Exception {
        runs = new SomeRuns();
        runs.add("20261120-061500-abc", "other|22|", org.standbywizard.run.RunStatus.DONE, 99);
        runs.add("20261121-061500-abc", "third|22|", org.standbywizard.run.RunStatus.UNDONE, 99);
        runs.add("20261122-061500-abc", "fourth|22|", org.standbywizard.run.RunStatus.CANCELLED, 4);
        runs.add("20261123-061500-abc", "fifth|22|", org.standbywizard.run.RunStatus.FAILED, 7);
        runs.addCopying("20261124-061500-abc");
        for (boolean dark : new boolean[] {false, true}) {
            for (Locale l : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
                String n = (dark ? "dark" : "light") + "-" + l.getLanguage();
                shot("runs-tall-" + n, l, dark, 1180, 1100, FramePictures::recents, s -> {});
                shot("runs-" + n, l, dark, 1180, 760, FramePictures::recents, s -> {});
                shot("runs-small-" + n, l, dark, 960, 460, FramePictures::recents, s -> {});
                shot(
                        "trouble-" + n,
                        l,
                        dark,
                        1180,
                        760,
                        FramePictures::recents,
                        s -> s.keeper.open(s.habits.recent().get(0), () -> {}));
            }
        }
    }
}
