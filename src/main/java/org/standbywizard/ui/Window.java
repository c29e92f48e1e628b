package org.standbywizard.ui;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.ui.fx.FxThread;
import org.standbywizard.ui.model.Preferences.Remembered;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Surroundings;
import org.standbywizard.ui.page.preflight.PreflightModel;
import org.standbywizard.ui.page.preflight.PreflightPage;
import org.standbywizard.ui.page.preview.PreviewModel;
import org.standbywizard.ui.page.preview.PreviewPage;
import org.standbywizard.ui.page.server.PrimaryPage;
import org.standbywizard.ui.page.server.ServersModel;
import org.standbywizard.ui.page.server.StandbysPage;
import org.standbywizard.ui.page.start.StartModel;
import org.standbywizard.ui.page.start.StartPage;
import org.standbywizard.ui.page.verify.VerifyModel;
import org.standbywizard.ui.page.verify.VerifyPage;
import org.standbywizard.ui.shell.Closing;
import org.standbywizard.ui.shell.Page;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.PageId;

/** The window: puts models, pages and frame together, shows them, and returns when it was closed. */
public final class Window {
    private static final Logger LOG = LoggerFactory.getLogger(Window.class);
    /** How long connections may take to close at the end. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

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
     * @throws org.standbywizard.ui.fx.NoToolkitException if there is no display, or no toolkit for it
     */
    public void run() {
        Executor background = services.work().background();
        CompletableFuture<Remembered> remembered =
                CompletableFuture.supplyAsync(() -> services.preferences().read(), background);
        CompletableFuture<Optional<Boolean>> dark = CompletableFuture.supplyAsync(
                        () -> around.theme().dark(), background)
                .exceptionally(failure -> Optional.empty());
        CompletableFuture<Shown> closed = new CompletableFuture<>();
        fx.startToolkit(() -> {
            try {
                Shown shown = new Shown(services, around, fx, language, remembered.join(), this::pages);
                shown.open(dark.getNow(Optional.empty()), () -> closed.complete(shown));
            } catch (RuntimeException | Error e) {
                closed.completeExceptionally(e);
            }
        });
        finish(closed.join());
    }

    /** Every page, made from its model each time that the language changes. The models are made once. */
    private Map<PageId, Function<PageContext, Page>> pages(Shown shown, List<Closing> closings) {
        Map<PageId, Function<PageContext, Page>> pages = new EnumMap<>(PageId.class);
        StartModel start =
                new StartModel(shown.model(), shown.keeper(), shown.habits(), shown.flow(), around.practise());
        ServersModel servers = new ServersModel(shown.model());
        PreflightModel preflight = new PreflightModel(shown.model());
        PreviewModel preview = new PreviewModel(shown.model());
        VerifyModel verify = new VerifyModel(shown.model());
        pages.put(PageId.START, context -> new StartPage(context, start));
        pages.put(PageId.PRIMARY, context -> new PrimaryPage(context, servers));
        pages.put(PageId.STANDBYS, context -> new StandbysPage(context, servers));
        pages.put(PageId.PREFLIGHT, context -> new PreflightPage(context, preflight));
        pages.put(PageId.PREVIEW, context -> new PreviewPage(context, preview));
        pages.put(PageId.VERIFY, context -> new VerifyPage(context, verify));
        for (PageId id : PageId.values()) {
            pages.putIfAbsent(id, context -> new Placeholder(context, id));
        }
        return pages;
    }

    private void finish(Shown shown) {
        shown.habits().writeNow();
        CompletableFuture<Void> links = CompletableFuture.runAsync(
                () -> shown.model().links().close(), services.work().background());
        links.completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    LOG.warn("connections did not close well", failure);
                    return null;
                })
                .join();
        fx.stopToolkit();
    }
}
