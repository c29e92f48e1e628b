package org.standbywizard.ui.page.verify;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.standbywizard.remote.Failure;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.VerifyTarget;

/** Keeps a watch going while the page is shown, somebody wants it, and there are servers. On the window's thread. */
final class Watching {
    private final Deeds deeds;
    private final Consumer<ReplicationStatus> seen;
    private final Consumer<Failure> failed;
    private final Runnable interrupted;
    private final BooleanProperty sampling = new SimpleBooleanProperty(true);
    private Optional<List<VerifyTarget>> targets = Optional.empty();
    private Optional<Deeds.Watch> watch = Optional.empty();
    private boolean shown;

    /** @param interrupted hears that from now on nobody looks */
    Watching(Deeds deeds, Consumer<ReplicationStatus> seen, Consumer<Failure> failed, Runnable interrupted) {
        this.deeds = deeds;
        this.seen = seen;
        this.failed = failed;
        this.interrupted = interrupted;
        sampling.addListener((o, was, is) -> change());
    }

    BooleanProperty sampling() {
        return sampling;
    }

    void setShown(boolean isShown) {
        shown = isShown;
        change();
    }

    /** The same targets leave the watch as it is. */
    void setTargets(Optional<List<VerifyTarget>> now) {
        if (!targets.equals(now)) {
            stop();
            targets = now;
        }
        change();
    }

    void retry() {
        watch.ifPresent(Deeds.Watch::retry);
    }

    private void change() {
        boolean wanted = shown && sampling.get() && targets.isPresent();
        if (wanted && watch.isEmpty()) {
            watch = Optional.of(deeds.watch(targets.get(), seen, this::fault));
        } else if (!wanted && watch.isPresent()) {
            stop();
            interrupted.run();
        }
    }

    private void stop() {
        watch.ifPresent(Deeds.Watch::close);
        watch = Optional.empty();
    }

    private void fault(Failure failure) {
        stop();
        interrupted.run();
        failed.accept(failure);
    }
}
