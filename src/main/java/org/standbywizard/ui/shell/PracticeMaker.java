package org.standbywizard.ui.shell;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.standbywizard.plan.PlanValidator;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.ui.model.PracticeLab;
import org.standbywizard.ui.model.WizardModel;

/** Makes and ends the window's practice labs beside it; knows of the last one also when the window is gone. */
final class PracticeMaker {
    private static final String ABOUT = "practice";

    private final WizardModel model;
    private final PracticeLab port;
    private Cancellation going = new Cancellation();
    /** The lab that is there, or on its way. */
    private CompletableFuture<Optional<PracticeLab.Running>> coming = none();

    PracticeMaker(WizardModel model, PracticeLab port) {
        this.model = model;
        this.port = port;
    }

    private static CompletableFuture<Optional<PracticeLab.Running>> none() {
        return CompletableFuture.completedFuture(Optional.empty());
    }

    /**
     * Begins to make one; the last one is ended before.
     *
     * @param told how far it is, on the window's thread
     */
    void make(
            PracticeLab.Version version,
            int standbys,
            Consumer<PracticeFace> told,
            Consumer<PracticeLab.Running> done,
            Consumer<Failure> failed) {
        CompletableFuture<Optional<PracticeLab.Running>> before = coming;
        CompletableFuture<Optional<PracticeLab.Running>> mine = new CompletableFuture<>();
        coming = mine;
        going = model.services()
                .work()
                .start(
                        ABOUT,
                        cancellation -> {
                            Optional<PracticeLab.Running> made = Optional.empty();
                            try {
                                before.join().ifPresent(this::end);
                                made = Optional.of(made(version, standbys, told, cancellation));
                                return made.get();
                            } finally {
                                // Here and not on the window's thread: there may be no window any more.
                                mine.complete(made);
                            }
                        },
                        done,
                        failed);
    }

    private void tell(PracticeFace now, Consumer<PracticeFace> told, Cancellation cancellation) {
        model.services().work().window().execute(() -> {
            if (!cancellation.isCancelled()) {
                told.accept(now);
            }
        });
    }

    private PracticeLab.Running made(
            PracticeLab.Version version, int standbys, Consumer<PracticeFace> told, Cancellation cancellation) {
        cancellation.check(ABOUT);
        version.missing()
                .ifPresent(archive -> port.fetch(
                        version,
                        bytes -> tell(new PracticeFace.Fetching(archive, bytes), told, cancellation),
                        cancellation));
        PracticeLab.Running made = port.start(
                version, standbys, stage -> tell(new PracticeFace.Starting(stage), told, cancellation), cancellation);
        if (cancellation.isCancelled()) {
            made.end();
            throw new FailureException(new Failure.Cancelled(ABOUT));
        }
        return made;
    }

    /** Stops what is being made. */
    void cancel() {
        going.cancel();
    }

    /** The last one has ended. */
    void forget() {
        coming = none();
    }

    /** With the connections to its servers. Not on the window's thread. */
    void end(PracticeLab.Running running) {
        PlanValidator validator =
                new PlanValidator(model.services().home(), model.services().home());
        Validated<ReplicationPlan> plan = validator.validate(running.plan());
        if (plan.isValid()) {
            plan.get().servers().forEach(model.links()::drop);
        }
        running.end();
    }

    /** Ends the last one if there is one, or when it comes; from any thread. */
    CompletionStage<Void> endLast() {
        return coming.thenAcceptAsync(
                made -> made.ifPresent(this::end), model.services().work().background());
    }
}
