package org.standbywizard.ui.page.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.ui.LivePage;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.fx.FxThread;

/** A test of the page Apply in a window, with a run on fake servers. */
abstract class LiveRun {
    private static final long LIMIT_MILLIS = 30_000;

    @TempDir
    Path home;

    FakeRun run;
    LivePage page;

    static Stream<LivePage.Face> faces() {
        return LivePage.Face.all();
    }

    void open(Locale language, Look look) {
        run = PageStage.onFx(() -> new FakeRun(home, new FxThread(), List.of(Duration.ofSeconds(30))));
        page = new LivePage(run.wizard, language, look, (context, live) -> new ApplyPage(context, run.model));
    }

    void open(LivePage.Face face) {
        open(face.language(), face.look());
    }

    void open() {
        open(Locale.ENGLISH, Look.LIGHT);
    }

    @AfterEach
    void close() {
        page.close();
        run.close();
    }

    void until(String what, BooleanSupplier condition) {
        long deadline = System.currentTimeMillis() + LIMIT_MILLIS;
        while (!PageStage.onFx(condition::getAsBoolean)) {
            assertThat(System.currentTimeMillis()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        page.settle();
    }

    /** Whether a step waits for a person, with all that is said before it. */
    boolean isHeld(String step) {
        return run.model
                .holding()
                .held()
                .get()
                .filter(held -> held.step().id().equals(step)
                        && !run.model.holding().looking().get())
                .isPresent();
    }

    void holds(String step) {
        until(step + " waits", () -> isHeld(step));
    }
}
