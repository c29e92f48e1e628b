package org.standbywizard.ui.page.apply;

import static org.standbywizard.ui.PageStage.fx;
import static org.standbywizard.ui.PageStage.until;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.TitledPane;
import org.standbywizard.fake.FakeServer;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.Picture;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.Consents;

/** Saves a picture of the page Apply in each of its states, looks and languages: {@code ApplyPictures <directory> [state]}. */
public final class ApplyPictures {
    private static final long LIMIT_MILLIS = 60_000;

    private final Path directory;
    private final String only;

    private ApplyPictures(Path directory, String only) {
        this.directory = directory;
        this.only = only;
    }

    public static void main(String[] args) throws Exception {
        new ApplyPictures(Path.of(args[0]), args.length > 1 ? args[1] : "").all();
        System.exit(0);
    }

    /** Makes the servers do what leads to a state. */
    private interface Scenario {
        void play(FakeRun run) throws Exception;
    }

    private void all() throws Exception {
        state("idle", run -> {});
        state("checkpoint", run -> copying(run, "waiting for checkpoint"));
        state("copying", run -> {
            copying(run, "pg_basebackup: initiating base backup\n123456/400000 kB (30%), 0/1 tablespace");
            copied(run, "250000/400000 kB (62%), 0/1 tablespace");
        });
        state("finishing", run -> {
            copying(run, "399000/400000 kB (99%), 0/1 tablespace");
            copied(run, "400000/400000 kB (100%), 1/1 tablespace");
        });
        state("confirm", run -> {
            copying(run, "123456/400000 kB (30%), 0/1 tablespace");
            copied(run, "250000/400000 kB (62%), 0/1 tablespace");
            fx(() -> run.model.confirming().set(true));
        });
        state("cancelling", run -> {
            copying(run, "123456/400000 kB (30%), 0/1 tablespace");
            run.pair.two.hooks.put("backup-cancel.sh", () -> sleep(new CountDownLatch(1)));
            fx(run.model::cancel);
            until(() -> run.model.face().get() == Face.CANCELLING);
        });
        state("cancelled", run -> {
            copying(run, "123456/400000 kB (30%), 0/1 tablespace");
            fx(run.model::cancel);
            stopped(run, Face.CANCELLED);
        });
        state("pausing", run -> {
            copying(run, "123456/400000 kB (30%), 0/1 tablespace");
            fx(() -> run.model.holding().pause(true));
        });
        state("paused", run -> {
            copying(run, "123456/400000 kB (30%), 0/1 tablespace");
            fx(() -> run.model.holding().pause(true));
            run.pair.two.failing.remove("backup-poll.sh");
            until(() -> run.model.face().get() == Face.HELD);
        });
        state("step", run -> {
            fx(() -> run.model.holding().stepwise().set(true));
            begin(run, FakeRun.RESTART);
            until(() -> run.model.face().get() == Face.HELD);
            fx(run.model.holding()::go);
            until(() -> held(run, "db1/conf"));
        });
        state("step-file", run -> stepTo(run, "db1/hba"));
        state("step-hand", run -> {
            stepTo(run, "db1/hba");
            fx(run.model.holding()::handOver);
            until(() -> handed(run, "db1/hba"));
        });
        state("step-not-yet", run -> {
            stepTo(run, "db1/role");
            fx(run.model.holding()::handOver);
            until(() -> handed(run, "db1/role"));
            fx(run.model.holding()::check);
            until(() -> run.model
                    .course()
                    .diary()
                    .get()
                    .orElseThrow()
                    .page("db1/role")
                    .orElseThrow()
                    .found()
                    .isPresent());
        });
        state("step-question", run -> {
            fx(() -> run.model.guesses().asking().set(true));
            stepTo(run, "db1/restart");
            fx(() -> run.model.guesses().guess("db1/restart", 1));
        });
        state("step-wizards", run -> stepTo(run, "db2/copy"));
        state("step-earlier", run -> {
            stepTo(run, "db2/stop");
            fx(run.model.course().pager()::back);
            fx(run.model.course().pager()::back);
            fx(run.model.course().pager()::back);
        });
        state("step-restart", run -> {
            run.pair.one.clients = 12;
            stepTo(run, "db1/restart");
        });
        state("step-done", run -> {
            stepTo(run, "db2/streaming");
            fx(run.model.holding()::go);
            until(() -> held(run, "db1/proof"));
            fx(run.model.holding()::go);
            until(() -> run.model.face().get() == Face.DONE);
        });
        state("restart", run -> {
            run.pair.one.clients = 12;
            begin(run, FakeRun.PAUSE);
            until(() -> run.model
                    .holding()
                    .held()
                    .get()
                    .map(h -> h.clients().isPresent())
                    .orElse(false));
        });
        state("failed", this::failed);
        state("leaving", run -> {
            failed(run);
            fx(() -> run.model.aftercare().leaving().set(true));
        });
        state("lane-failed", run -> {
            run.pair.two.failing.put(
                    "login-test.sh",
                    FakeServer.failed(
                            1,
                            "psql: error: connection to server at \"10.0.0.1\", port 5432 failed: FATAL:  no pg_hba.conf entry for replication connection from host \"10.0.0.2\", user \"replicator\", SSL encryption"));
            begin(run, FakeRun.RESTART);
            stopped(run, Face.FAILED);
        });
        state("locked", run -> {
            run.pair.two.lockedBy("bob@laptop", "20261124-061500-def");
            begin(run, FakeRun.RESTART);
            until(() -> run.model.face().get() == Face.FAILED);
        });
        state("reconnecting", run -> {
            run.pair.two.hooks.put("backup-poll.sh", () -> {
                throw new FailureException(new Failure.ConnectionLost("10.0.0.2", "Connection reset"));
            });
            begin(run, FakeRun.RESTART);
            until(() -> run.model.face().get() == Face.RECONNECTING);
        });
        state("unfinished", run -> {
            failed(run);
            run.plan.runId = "20261124-061500-def";
            begin(run, FakeRun.RESTART);
            until(() -> run.model.face().get() == Face.UNFINISHED);
        });
        state("done", run -> {
            begin(run, FakeRun.RESTART);
            until(() -> run.model.face().get() == Face.DONE);
        });
        state("undoing", run -> {
            done(run);
            run.pair.one.hooks.put("restore-file.sh", () -> sleep(new CountDownLatch(1)));
            fx(run::undo);
            until(() -> run.model.course().state().get().map(s -> s.over() > 8).orElse(false));
        });
        state("undone", run -> {
            done(run);
            fx(run::undo);
            until(() -> run.model.face().get() == Face.UNDONE);
        });
        state("undo-refused", run -> {
            done(run);
            run.pair.two.follows = null;
            fx(run::undo);
            stopped(run, Face.FAILED);
        });
        state("not-begun", run -> {
            done(run);
            begin(run, FakeRun.RESTART);
            until(() -> run.model.face().get() == Face.FAILED);
        });
    }

    /** Lets step after step begin until this one waits. */
    private static void stepTo(FakeRun run, String step) {
        fx(() -> run.model.holding().stepwise().set(true));
        begin(run, FakeRun.RESTART);
        until(() -> {
            var held = run.model.holding().held().get();
            if (held.isPresent() && !held.get().step().id().equals(step)) {
                run.model.holding().go();
            }
            return held(run, step);
        });
    }

    private static boolean handed(FakeRun run, String step) {
        return run.model
                .course()
                .diary()
                .get()
                .flatMap(book -> book.page(step))
                .filter(page -> page.handed() && !run.model.holding().looking().get())
                .isPresent();
    }

    private static void done(FakeRun run) {
        begin(run, FakeRun.RESTART);
        until(() -> run.model.face().get() == Face.DONE);
    }

    private void failed(FakeRun run) {
        run.pair.one.kept = 1_288_490_188L;
        run.pair.two.failing.put(
                "swap.sh",
                FakeServer.failed(1, "mv: cannot move '/var/lib/postgresql/15/main': Device or resource busy"));
        begin(run, FakeRun.RESTART);
        stopped(run, Face.FAILED);
    }

    private static void begin(FakeRun run, Consents consents) {
        fx(() -> run.begin(consents));
    }

    private static void copying(FakeRun run, String log) {
        // A host waits for news of the copy, too.
        run.pair.two.hooks.put("backup-poll.sh", () -> sleepFor(50));
        run.pair.two.failing.put("backup-poll.sh", FakeServer.said("running\n---\n" + log));
        begin(run, FakeRun.RESTART);
        until(() -> run.model
                .course()
                .state()
                .get()
                .flatMap(s -> s.step("db2/copy"))
                .map(s -> s.copy().isKnown())
                .orElse(false));
    }

    private static void copied(FakeRun run, String log) {
        sleepFor(1200);
        run.pair.two.failing.put("backup-poll.sh", FakeServer.said("running\n---\n" + log));
        sleepFor(1200);
    }

    private static void stopped(FakeRun run, Face face) {
        until(() -> run.model.face().get() == face
                && run.model.aftercare().aftermath().get().servers().isPresent());
    }

    private static boolean held(FakeRun run, String step) {
        return run.model
                .holding()
                .held()
                .get()
                .map(h -> h.step().id().equals(step))
                .orElse(false);
    }

    private void state(String name, Scenario scenario) throws Exception {
        if (!only.isEmpty() && !name.matches(only)) {
            return;
        }
        PageStage.onFx(() -> null);
        try (FakeRun run =
                new FakeRun(Files.createTempDirectory("apply"), new FxThread(), List.of(Duration.ofSeconds(30)))) {
            scenario.play(run);
            picture(run, name + "-light", Look.LIGHT, Locale.ENGLISH);
            picture(run, name + "-dark", Look.DARK, Locale.KOREAN);
            picture(run, name + "-small", Look.SMALL, Locale.ENGLISH);
            if (name.matches("copying|failed|step-hand|step-question")) {
                picture(run, name + "-projector", Look.PROJECTOR, Locale.ENGLISH);
            }
        }
    }

    /** What is known of the message, unfolded and in sight. */
    private static void unfold(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().lookupAll(".help-entry .trouble-details").forEach(node -> ((TitledPane) node)
                .setExpanded(true));
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        scene.getRoot().lookupAll(".help-more").forEach(org.standbywizard.ui.fx.Reveal::focus);
    }

    private void picture(FakeRun run, String name, Look look, Locale language) {
        PageStage.onFx(() -> {
            ApplyPage page = new ApplyPage(PageStage.context(run.wizard, language, look, new FakeFrame()), run.model);
            Scene scene = PageStage.mount(page, look);
            if (name.startsWith("lane-failed")) {
                unfold(scene);
            }
            Picture.save(scene, directory.resolve("apply-" + name + ".png"));
            page.left();
            page.close();
            return null;
        });
    }

    private static void sleepFor(long millis) {
        java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    private static void sleep(CountDownLatch never) {
        try {
            never.await(LIMIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
