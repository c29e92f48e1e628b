package org.standbywizard.ui.page.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.Services;

/** Finds out what is to be watched: one look at a time, and the last one counts. On the window's thread. */
final class Looking {
    /** A server that nobody could look at is tried again so often. */
    private static final Duration AGAIN = Duration.ofSeconds(15);

    private final Services services;
    private final Deeds deeds;
    private final Consumer<Deeds.Look> looked;
    private final Consumer<Failure> failed;
    private final ReadOnlyBooleanWrapper going = new ReadOnlyBooleanWrapper();
    private Cancellation current = new Cancellation();
    private Instant at = Instant.EPOCH;

    Looking(Services services, Deeds deeds, Consumer<Deeds.Look> looked, Consumer<Failure> failed) {
        this.services = services;
        this.deeds = deeds;
        this.looked = looked;
        this.failed = failed;
    }

    ReadOnlyBooleanProperty going() {
        return going.getReadOnlyProperty();
    }

    /** Whether it is time to try those again that nobody could look at. */
    boolean isDue() {
        Duration since = Duration.between(at, services.clock().instant());
        return !going.get() && since.compareTo(AGAIN) >= 0;
    }

    /**
     * @param ours whether the plan says how it should be
     * @param again whether to ask again where a login was refused
     */
    void look(ReplicationPlan plan, boolean ours, boolean again) {
        current.cancel();
        going.set(true);
        at = services.clock().instant();
        Cancellation[] own = new Cancellation[1];
        own[0] = services.work()
                .start(
                        plan.primary().id().name(),
                        cancellation -> deeds.look(plan, ours, again, cancellation),
                        result -> end(own[0], () -> looked.accept(result)),
                        failure -> end(own[0], () -> failed.accept(failure)));
        current = own[0];
    }

    /** @param own empty for a look that was over before its own start had returned */
    private void end(Cancellation own, Runnable then) {
        if (own == null || own == current) {
            going.set(false);
            then.run();
        }
    }
}
