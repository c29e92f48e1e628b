package org.standbywizard.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The same with several at the same time. */
final class Parallel {
    private Parallel() {}

    /** What is done with each. */
    interface Work<T> {
        void on(T one) throws IOException;
    }

    /** Not in the common pool, which may have a single thread. */
    private static void inThread(Runnable task) {
        Thread thread = new Thread(task, "lab");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns, or throws the first failure, when all have ended. */
    static <T> void each(List<T> all, Work<T> work) throws IOException {
        List<CompletableFuture<Void>> begun = all.stream()
                .map(one -> CompletableFuture.runAsync(
                        () -> {
                            try {
                                work.on(one);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        Parallel::inThread))
                .toList();
        try {
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e.getCause());
        }
    }
}
