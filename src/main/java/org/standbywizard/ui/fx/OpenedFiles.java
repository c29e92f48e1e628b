package org.standbywizard.ui.fx;

import com.sun.glass.ui.Application;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Files that the desktop asks the running program to open. Only macOS does: a double click there is no argument of a new
 * program but an event for the one that runs, also for the one that it starts. JavaFX gets that event, and has no public
 * way to it: see decision 15. Once {@link #hear} was called it is used on the toolkit's thread only.
 */
public final class OpenedFiles {
    private final Executor later;
    private final List<Path> waiting = new ArrayList<>();
    private Consumer<List<Path>> taker = waiting::addAll;

    /** @param later runs things on the toolkit's thread, after the event */
    OpenedFiles(Executor later) {
        this.later = later;
    }

    /**
     * Hears such events as long as the toolkit runs. On the toolkit's thread, as soon as it runs: glass repeats what came
     * before only until the program has become the active one.
     *
     * @throws LinkageError if this JavaFX has no such events
     */
    void hear() {
        Application glass = Application.GetApplication();
        glass.setEventHandler(new GlassEvents(glass.getEventHandler(), this::came));
    }

    /** On whichever thread; nothing is done within the event, which waits for an answer. */
    private void came(String... names) {
        List<Path> files = Arrays.stream(names).flatMap(OpenedFiles::path).toList();
        later.execute(() -> taker.accept(files));
    }

    /** What is no file's name here was none that a person opened. */
    private static Stream<Path> path(String name) {
        try {
            return Stream.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    /**
     * Hands over what waits, and from then on what comes, on the toolkit's thread; to the newest taker alone.
     *
     * @return ends it; what comes afterwards waits again
     */
    public Runnable handTo(Consumer<List<Path>> newest) {
        taker = newest;
        if (!waiting.isEmpty()) {
            List<Path> files = List.copyOf(waiting);
            waiting.clear();
            newest.accept(files);
        }
        return () -> taker = waiting::addAll;
    }
}
