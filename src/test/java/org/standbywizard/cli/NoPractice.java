package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.standbywizard.remote.Cancellation;

/** For commands that have nothing to do with the practice lab. */
final class NoPractice implements Practice {
    @Override
    public Running start(Wish wish, Consumer<Stage> stages, Cancellation cancellation) {
        throw new AssertionError("nobody asked for a lab");
    }

    @Override
    public List<String> exercises() {
        return List.of("04-slot-missing");
    }

    @Override
    public List<Archive> fetch(Path directory, Predicate<List<Archive>> agree, Cancellation cancellation) {
        throw new AssertionError("nobody asked for archives");
    }
}
