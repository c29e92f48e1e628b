package org.standbywizard.ui.page.preview;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Look;
import org.standbywizard.ui.model.WizardModel;

/** The look at the servers just before anything is changed; one at a time. */
final class LastLook {
    private final WizardModel model;
    private final Look look;
    private final ReadOnlyObjectWrapper<Boolean> going = new ReadOnlyObjectWrapper<>(false);
    private Optional<Cancellation> work = Optional.empty();

    LastLook(WizardModel model, Look look) {
        this.model = model;
        this.look = look;
    }

    /** Whether it goes on. */
    ReadOnlyObjectProperty<Boolean> going() {
        return going.getReadOnlyProperty();
    }

    /** Begins it; none of the two is called once it was stopped. */
    void begin(ReplicationPlan plan, Consumer<Checked> found, Consumer<Failure> failed) {
        Cancellation own = new Cancellation();
        work = Optional.of(own);
        going.set(true);
        model.services()
                .work()
                .start(
                        plan.primary().ssh().host(),
                        unused -> look.check(plan, model, (server, stage) -> {}, own),
                        now -> unlessStopped(own, () -> found.accept(now)),
                        failure -> unlessStopped(own, () -> failed.accept(failure)));
    }

    private void unlessStopped(Cancellation cancellation, Runnable result) {
        if (!cancellation.isCancelled()) {
            work = Optional.empty();
            going.set(false);
            result.run();
        }
    }

    /** Gives it up. */
    void stop() {
        work.ifPresent(Cancellation::cancel);
        work = Optional.empty();
        going.set(false);
    }
}
