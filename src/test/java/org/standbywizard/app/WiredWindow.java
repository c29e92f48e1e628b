package org.standbywizard.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.standbywizard.cli.SshChoices;
import org.standbywizard.store.AppDirs;
import org.standbywizard.ui.RealWindow;
import org.standbywizard.ui.fx.FxThread;

/** What the program itself puts behind a window, for tests of it. */
public final class WiredWindow {
    private WiredWindow() {}

    /**
     * @param state where the program keeps what outlives it, the practice lab too
     * @param home the person's home directory
     */
    public static RealWindow.Parts parts(Path state, Path home) {
        ExecutorService background = RealWindow.threads();
        FxThread fx = new FxThread();
        WindowWiring wiring = new WindowWiring(new AppDirs(state), home, background, Locale.ENGLISH, fx);
        SshChoices choices = new SshChoices(List.of(), SshChoices.HostKeys.ASK, Map.of(), Optional.empty());
        return new RealWindow.Parts(background, fx, wiring.services(choices), wiring.surroundings());
    }
}
