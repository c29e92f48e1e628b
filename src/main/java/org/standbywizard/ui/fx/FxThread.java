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

    /** After what is waiting now, even where this is JavaFX's thread, so that the window is drawn and heard between. */
    public void later(Runnable task) {
        Platform.runLater(task);
    }

    /**
     * Starts the toolkit, then runs the task on its thread.
     *
     * @throws NoToolkitException if there is no display, or no toolkit for it
     */
    public void startToolkit(Runnable task) {
        try {
            Platform.startup(task);
        } catch (RuntimeException | LinkageError e) {
            throw new NoToolkitException(e);
        }
    }
}
