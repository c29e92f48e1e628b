package org.standbywizard.ui.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Runs on JavaFX's thread: at once if this is it, else soon. The only user of {@code Platform.runLater}. */
public final class FxThread implements Executor {
    @Override
    public void execute(Runnable task) {
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
    }
}
