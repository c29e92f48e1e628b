package org.standbywizard.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.PracticeBench;
import org.standbywizard.ui.shell.Exercising;
import org.standbywizard.ui.shell.PageId;

/** Pictures of what the window says of the practice lab, in every face, language and theme: {@code PracticePictures DIRECTORY [STATE...]}. */
public final class PracticePictures {
    private static final int[][] SIZES = {{1180, 760}, {960, 460}};

    /** Where two things share the width. */
    private static final int[][] SHARED = {{1000, 700}, {1600, 1000}, {960, 460}};

    private static final String BESIDE = "-beside-learn";

    /** In the name of a face that is shown as on a projector. */
    private static final String PROJECTOR = "projector";

    private PracticePictures() {}

    @SuppressWarnings("CatchAndPrintStackTrace")
    public static void main(String[] args) {
        int status = 1;
        try {
            List<String> wanted = List.of(args).subList(1, args.length);
            states().forEach((name, change) -> {
                if (wanted.isEmpty() || wanted.contains(name)) {
                    everywhere(Path.of(args[0]), name, change);
                }
            });
            status = 0;
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        }
        Runtime.getRuntime().halt(status);
    }

    private static Map<String, Consumer<FrameStage>> states() {
        Map<String, Consumer<FrameStage>> states = new TreeMap<>();
        states.put("card", s -> {});
        states.put("choice", s -> s.practising.open());
        states.put("missing", s -> {
            s.practising.open();
            s.practising.version().set(Optional.of(FakePractice.MISSING));
        });
        states.put("none", s -> {
            s.practice.noVersions = Optional.of(FakePractice.refused("lab-windows", "Windows 11", "amd64"));
            s.practising.open();
        });
        states.put("failed", s -> {
            s.practice.noStart = Optional.of(FakePractice.refused("lab-start", "18.6"));
            start(s);
        });
        states.put("there", s -> {
            start(s);
            s.flow.go(PageId.START);
            s.practising.open();
        });
        states.put("strip", s -> {
            start(s);
            s.practising.standbys().set(3);
            s.practice.labs.get(0).written = 123_456;
            s.practising.load().on().set(true);
            s.practising.load().rate().set(20_000);
            FramePictures.marks(s);
        });
        states.put("desk", s -> desk(s, Exercising.Tab.EXERCISES));
        states.put("desk-wrong", s -> {
            desk(s, Exercising.Tab.EXERCISES);
            s.habits.mended("02-rule-order");
            Exercising model = s.practising.exercising();
            model.choose("04-slot-missing");
            model.inject();
            model.hint();
            model.hint();
            model.check();
        });
        states.put("desk-mended", s -> {
            desk(s, Exercising.Tab.EXERCISES);
            s.practice.labs.get(0).bench.fault = List.of();
            s.practising.exercising().choose("08-promoted");
            s.practising.exercising().inject();
            s.practising.exercising().check();
        });
        states.put("desk-failed", s -> {
            desk(s, Exercising.Tab.EXERCISES);
            s.practice.labs.get(0).bench.failure = Optional.of(FakePractice.refused("lab-exercise"));
            s.practising.exercising().inject();
        });
        states.put("sql", s -> {
            desk(s, Exercising.Tab.SQL);
            FakeBench bench = s.practice.labs.get(0).bench;
            bench.answer = FakeBench.many();
            s.practising.exercising().sql().primary().run();
            bench.answer = new PracticeBench.Answer.Refused(
                    "25006", "ERROR:  cannot execute INSERT in a read-only transaction");
            s.practising.exercising().sql().standby().run();
        });
        states.put("terminal", s -> desk(s, Exercising.Tab.TERMINAL));
        states.put("terminal-open", s -> terminal(s).show(TerminalSamples.SHELL));
        states.put("terminal-full", s -> terminal(s).show(TerminalSamples.FULL));
        states.put("terminal-open-" + PROJECTOR, states.get("terminal-open"));
        states.put("terminal-ended", s -> {
            FakeTerminal terminal = terminal(s);
            terminal.show(TerminalSamples.SHELL);
            terminal.end(Optional.of(new Failure.ConnectionLost("127.0.0.1", "Broken transport; encountered EOF")));
        });
        states.put("terminal-failed", s -> {
            desk(s, Exercising.Tab.TERMINAL);
            s.practice.labs.get(0).bench.failure =
                    Optional.of(new Failure.Unreachable("127.0.0.1", "refused", 33_001, "Connection refused"));
            s.practising.exercising().terminals().session("primary").open();
        });
        for (String one : List.of("desk", "desk-wrong", "sql", "terminal", "terminal-open")) {
            Consumer<FrameStage> alone = states.get(one);
            states.put(one + BESIDE, s -> {
                alone.accept(s);
                ((ToggleButton) s.frame.lookup("#learn-toggle")).setSelected(true);
            });
        }
        states.put("lesson", PracticePictures::lesson);
        states.put("lesson-ask", s -> {
            lesson(s);
            ((Button) s.frame.lookup("#learn-bring")).fire();
        });
        states.put("lesson-list", s -> {
            lesson(s);
            ((MenuButton) s.frame.lookup("#learn-lessons")).show();
        });
        states.put("ask", s -> {
            start(s);
            s.practising.reset();
        });
        return states;
    }

    /** One of ten, marked as done, beside the lab. */
    private static void lesson(FrameStage s) {
        start(s);
        s.habits.done("01-role", true);
        s.habits.done("06-base-backup", true);
        ((ToggleButton) s.frame.lookup("#learn-toggle")).setSelected(true);
        s.learning.lesson(s.learning.lessons().get(5));
    }

    private static void desk(FrameStage s, Exercising.Tab tab) {
        start(s);
        s.practising.exercising().tab().set(tab);
        s.practising.exercising().open().set(true);
    }

    /** The first host's, where it fits. */
    private static FakeTerminal terminal(FrameStage s) {
        desk(s, Exercising.Tab.TERMINAL);
        s.frame.getScene().getRoot().applyCss();
        s.frame.getScene().getRoot().layout();
        s.practising.exercising().terminals().session("primary").open();
        return s.practice.labs.get(0).bench.terminals.get(0);
    }

    private static void start(FrameStage s) {
        s.practising.open();
        s.practising.begin();
    }

    private static void everywhere(Path out, String name, Consumer<FrameStage> change) {
        for (int[] size : name.endsWith(BESIDE) ? SHARED : SIZES) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
                for (boolean dark : new boolean[] {false, true}) {
                    String file = String.join(
                            "-", name, size[0] + "x" + size[1], language.getLanguage(), dark ? "dark" : "light");
                    take(out, file, language, dark, size, change);
                }
            }
        }
    }

    private static void take(
            Path out, String file, Locale language, boolean dark, int[] size, Consumer<FrameStage> change) {
        PageStage.onFx(() -> {
            FrameStage s = new FrameStage(TestServices.in(Files.createTempDirectory("look")));
            s.habits.projector().set(file.contains(PROJECTOR));
            Scene scene = s.scene(language, dark, size[0], size[1]);
            javafx.stage.Stage stage = new javafx.stage.Stage();
            stage.setScene(scene);
            stage.show();
            s.practice.meanwhile = cancellation -> save(scene, out.resolve("starting-" + file + ".png"), file);
            change.accept(s);
            Picture.save(scene, out.resolve(file + ".png"));
            stage.hide();
            return null;
        });
    }

    /** On the way: only one state's is wanted. */
    private static void save(Scene scene, Path file, String name) {
        if (name.startsWith("there")) {
            Picture.save(scene, file);
        }
    }
}
