package org.standbywizard.ui.fx;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javafx.application.Platform;
import org.slf4j.LoggerFactory;

/** Runs on JavaFX's thread: at once if this is it, else soon. The only user of {@code Platform.runLater}. */
public final class FxThread implements Executor {
    /** A display far away may be slow to answer. */
    private static final long START_SECONDS = 60;

    /** A warning of the toolkit at every start; the program is packaged so because its libraries are no modules. */
    private static final String FROM_THE_CLASSPATH = "Unsupported JavaFX configuration";

    private final Logger toolkitLog = Logger.getLogger("javafx");
    private final OpenedFiles opened = new OpenedFiles(this::later);
    private final AtomicBoolean begun = new AtomicBoolean();
    private final CompletableFuture<Void> started = new CompletableFuture<>();

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

    /** Begins to start the toolkit, beside the caller: it takes a while. How it went, {@link #startToolkit} tells. */
    public void prepareToolkit() {
        if (begun.compareAndSet(false, true)) {
            Thread starter = new Thread(this::begin, "toolkit");
            starter.setDaemon(true);
            starter.start();
        }
    }

    private void begin() {
        toolkitLog.setFilter(record -> !record.getMessage().startsWith(FROM_THE_CLASSPATH));
        try {
            Platform.startup(() -> {
                hearOfFiles();
                started.complete(null);
            });
        } catch (RuntimeException | LinkageError e) {
            started.completeExceptionally(e);
        }
    }

    /** A JavaFX that does not tell of files costs a double click on macOS, and nothing else. */
    private void hearOfFiles() {
        try {
            opened.hear();
        } catch (LinkageError e) {
            LoggerFactory.getLogger(FxThread.class).warn("files that the desktop opens are not heard of", e);
        }
    }

    /** What the desktop asks this program to open, once its toolkit runs. */
    public OpenedFiles openedFiles() {
        return opened;
    }

    /**
     * Starts the toolkit, unless that was begun already, and runs the task on its thread.
     *
     * @throws NoToolkitException if there is no display, or no toolkit for it
     */
    public void startToolkit(Runnable task) {
        prepareToolkit();
        try {
            started.orTimeout(START_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw new NoToolkitException(e.getCause());
        }
        execute(task);
    }
}
