package org.standbywizard.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Surroundings;

/** The window: puts models, pages and frame together, shows them, and returns when it was closed. */
public final class Window {
    private static final Logger LOG = LoggerFactory.getLogger(Window.class);
    /** How long connections may take to close at the end, and the toolkit to close its window. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** A step that is being done may restart a server, which may take this long. */
    private static final Duration STEP_PATIENCE = Duration.ofSeconds(160);

    private final Services services;
    private final Surroundings around;
    private final FxThread fx;
    private final Locale language;

    /**
     * @param fx the window's thread, which is also that of {@code services}
     * @param language the platform's, or English
     */
    public Window(Services services, Surroundings around, FxThread fx, Locale language) {
        this.services = services;
        this.around = around;
        this.fx = fx;
        this.language = language;
    }

    /**
     * Shows the window and waits, as long as the person wants, until it is closed. Not on the toolkit's thread.
     *
     * @param plan opened as soon as the window is there
     * @param cancellation closes it unasked
     * @throws org.standbywizard.ui.fx.NoToolkitException if there is no display, or no toolkit for it
     */
    @SuppressWarnings("FutureReturnValueIgnored") // The window's end is what is waited for.
    public void run(Optional<Path> plan, Cancellation cancellation) {
        Executor background = services.work().background();
        CompletableFuture<Remembered> remembered =
                CompletableFuture.supplyAsync(() -> services.preferences().read(), background);
        CompletableFuture<Optional<Boolean>> dark = CompletableFuture.supplyAsync(
                        () -> around.theme().dark(), background)
                .exceptionally(failure -> Optional.empty());
        CompletableFuture<Shown> opened = new CompletableFuture<>();
        CompletableFuture<Shown> closed = new CompletableFuture<>();
        fx.startToolkit(() -> {
            try {
                Shown shown = new Shown(services, around, fx, language, remembered.join(), Pages::all);
                shown.open(dark.getNow(Optional.empty()), () -> closed.complete(shown));
                plan.ifPresent(file -> shown.keeper().open(file, () -> {}));
                shown.atTheEnd(fx.openedFiles().handTo(shown.arrivals()::came));
                opened.complete(shown);
            } catch (RuntimeException | Error e) {
                closed.completeExceptionally(e);
            }
        });
        // When the program is ended from outside, the toolkit ends itself too and may hear nothing any more.
        try (Cancellation.Registration ignored = cancellation.onCancel(() -> opened.thenAccept(shown -> {
            fx.execute(shown::close);
            closed.completeOnTimeout(shown, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }))) {
            finish(closed.join());
        }
    }

    private void finish(Shown shown) {
        shown.stop();
        shown.habits().writeNow();
        await(shown.ended(), STEP_PATIENCE);
        await(
                CompletableFuture.runAsync(
                        () -> shown.model().links().close(), services.work().background()),
                PATIENCE);
    }

    private static void await(CompletableFuture<Void> end, Duration patience) {
        end.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOG.warn("something did not end well", failure);
                    return null;
                })
                .join();
    }
}
