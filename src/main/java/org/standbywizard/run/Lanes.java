package org.standbywizard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/** Runs pieces of work side by side and waits for all of them. */
final class Lanes {
    private Lanes() {}

    /** @return whether all of them said true */
    static boolean all(Executor executor, List<java.util.concurrent.Callable<Boolean>> lanes) {
        List<FutureTask<Boolean>> tasks = lanes.stream().map(FutureTask::new).toList();
        // The last one runs on this thread, so that an executor of one thread serves too.
        tasks.subList(0, Math.max(0, tasks.size() - 1)).forEach(executor::execute);
        if (!tasks.isEmpty()) {
            tasks.get(tasks.size() - 1).run();
        }
        List<Throwable> errors = new ArrayList<>();
        boolean good = true;
        for (FutureTask<Boolean> task : tasks) {
            try {
                good &= task.get();
            } catch (ExecutionException e) {
                errors.add(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while hosts were being set up", e);
            }
        }
        if (!errors.isEmpty()) {
            throw new IllegalStateException(errors.get(0));
        }
        return good;
    }
}
