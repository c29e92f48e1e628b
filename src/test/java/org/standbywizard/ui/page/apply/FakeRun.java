package org.standbywizard.ui.page.apply;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakePlan;
import org.standbywizard.remote.NewPassword;
import org.standbywizard.remote.Secret;
import org.standbywizard.run.Journals;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.Access;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Consents;
import org.standbywizard.ui.model.Previewed;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.model.Work;

/** A window's models over two servers that exist only in memory; the engine is the real one. */
public final class FakeRun implements AutoCloseable {
    public static final Consents RESTART = new Consents(Set.of(), true, false, true, false);
    public static final Consents PAUSE = new Consents(Set.of(), true, false, false, true);

    public final Secret password = NewPassword.draw();
    public final FakePair pair = new FakePair();
    public final FakePlan plan = new FakePlan(pair);
    public final WizardModel wizard;
    public final ApplyModel model;
    private final Executor window;
    /** Whoever comes after the end finds nobody. */
    private final ExecutorService background = new ThreadPoolExecutor(
            0, 64, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), new ThreadPoolExecutor.DiscardPolicy());

    /** @param home an empty directory */
    public FakeRun(Path home, Executor window) {
        this(home, window, List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    /** @param pauses before each try to find a copy again */
    public FakeRun(Path home, Executor window, List<Duration> pauses) {
        this(home, window, window, pauses);
    }

    /** @param later when the news of a run are heard */
    FakeRun(Path home, Executor window, Executor later, List<Duration> pauses) {
        this.window = window;
        Access access = questions -> new Access.Ways(pair, (source, purpose) -> new Secret("secret"));
        Services plain = TestServices.in(home, access, pair);
        this.wizard = new WizardModel(new Services(
                plain.plans(),
                plain.journals(),
                plain.preferences(),
                plain.aliases(),
                plain.access(),
                plain.gateway(),
                plain.probe(),
                plain.survey(),
                new Work(background, window),
                plain.home(),
                Clock.systemUTC(),
                plain.random(),
                plain.reports(),
                plain.who(),
                (directory, files) -> {}));
        this.model = new ApplyModel(wizard, later, pauses);
    }

    public Journals journals() {
        return wizard.services().journals();
    }

    /** As the preview leaves it. */
    public void begin(Consents consents) {
        Checked checked = new Checked(plan.plan(), plan.facts(), Map.of(), List.of(), Instant.EPOCH);
        wizard.run().set(Optional.of(new RunRequest.Begin(new Previewed(checked, plan.changes(), password), consents)));
        model.entered();
    }

    public void undo() {
        wizard.run().set(Optional.of(new RunRequest.Undo(journals().chain(plan.plan()))));
        model.entered();
    }

    public void resume() {
        wizard.run()
                .set(Optional.of(
                        new RunRequest.Resume(journals().unfinished(plan.plan()).orElseThrow())));
        model.entered();
    }

    @Override
    public void close() {
        if (window instanceof FxThread) {
            PageStage.onFx(this::end);
        } else {
            end();
        }
        background.shutdown();
        try {
            background.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        background.shutdownNow();
    }

    private Void end() {
        // Else a copy that never ends would be asked after for ever.
        model.cancel();
        model.closed();
        return null;
    }
}
