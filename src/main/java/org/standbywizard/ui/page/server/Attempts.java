package org.standbywizard.ui.page.server;

import java.util.Optional;
import java.util.function.Consumer;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.Question;
import org.standbywizard.ui.model.Work;

/** One server's logins and looks, one at a time: what comes of an earlier one after the next began is not heard. */
final class Attempts {
    private final Work work;
    private Optional<Cancellation> running = Optional.empty();
    private int count;

    Attempts(Work work) {
        this.work = work;
    }

    /** Not on the window's thread. */
    @FunctionalInterface
    interface Task {
        /** @param ask puts a question on the card, or takes it off; called on the window's thread */
        HostFacts work(Cancellation cancellation, Consumer<Optional<Question>> ask);
    }

    /**
     * Ends what goes on, and begins anew. The others are called on the window's thread, as long as no other attempt began.
     *
     * @param about the host, for faults that name none
     */
    void start(
            String about,
            Task task,
            Consumer<Optional<Question>> asked,
            Consumer<HostFacts> found,
            Consumer<Failure> failed) {
        stop();
        int mine = count;
        Consumer<Optional<Question>> ask = question -> {
            if (mine == count) {
                asked.accept(question);
            }
        };
        boolean[] over = new boolean[1];
        Cancellation cancellation = work.start(
                about,
                c -> task.work(c, ask),
                facts -> {
                    over[0] = true;
                    if (mine == count) {
                        found.accept(facts);
                    }
                },
                failure -> {
                    over[0] = true;
                    if (mine == count) {
                        failed.accept(failure);
                    }
                });
        // Where work is done at once it is over by now, and what it set off may have begun another.
        if (!over[0] && mine == count) {
            running = Optional.of(cancellation);
        }
    }

    /** Nothing of what goes on will be heard any more. */
    void stop() {
        count++;
        running.ifPresent(Cancellation::cancel);
        running = Optional.empty();
    }
}
