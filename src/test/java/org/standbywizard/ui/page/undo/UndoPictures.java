package org.standbywizard.ui.page.undo;

import static org.standbywizard.ui.PageStage.fx;
import static org.standbywizard.ui.PageStage.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Scene;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.Picture;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.page.apply.FakeRun;

/** Saves a picture of the page Undo in each of its states, looks and languages: {@code UndoPictures <directory>}. */
public final class UndoPictures {
    private final Path directory;

    private UndoPictures(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) throws Exception {
        new UndoPictures(Path.of(args[0])).all();
        System.exit(0);
    }

    private void all() throws Exception {
        state("nothing", false, run -> {}, model -> {});
        state("free", true, run -> run.pair.one.clients = 12, model -> {});
        state("missing", true, run -> run.pair.one.clients = 12, UndoModel::undo);
        state("promoted", true, run -> run.pair.two.follows = null, model -> {});
        state(
                "unreachable",
                true,
                run -> {
                    run.wizard.links().close();
                    run.pair.unreachable.put("db2", new Failure.Unreachable("10.0.0.2", "timeout", 22, ""));
                },
                model -> {});
    }

    private interface Change<T> {
        void make(T what);
    }

    private void state(String name, boolean applied, Change<FakeRun> servers, Change<UndoModel> person)
            throws Exception {
        PageStage.onFx(() -> null);
        try (FakeRun run = new FakeRun(Files.createTempDirectory("undo"), new FxThread())) {
            if (applied) {
                fx(() -> run.begin(FakeRun.RESTART));
                until(() -> !run.model.face().get().isBusy());
            }
            servers.make(run);
            UndoModel model = PageStage.onFx(() -> new UndoModel(run.wizard));
            picture(run, model, person, name + "-light", Look.LIGHT, Locale.ENGLISH);
            picture(run, model, person, name + "-dark", Look.DARK, Locale.KOREAN);
            picture(run, model, person, name + "-small", Look.SMALL, Locale.ENGLISH);
        }
    }

    private void picture(
            FakeRun run, UndoModel model, Change<UndoModel> person, String name, Look look, Locale language) {
        UndoPage page = PageStage.onFx(
                () -> new UndoPage(PageStage.context(run.wizard, language, look, new FakeFrame()), model));
        Scene scene = PageStage.onFx(() -> PageStage.mount(page, look));
        until(() -> !(model.shown().get() instanceof UndoModel.Shown.Reading)
                && (model.chain().isEmpty() || !(model.look().get() instanceof UndoModel.Look.Asking)));
        fx(() -> person.make(model));
        PageStage.onFx(() -> {
            Picture.save(scene, directory.resolve("undo-" + name + ".png"));
            page.left();
            page.close();
            return null;
        });
    }
}
