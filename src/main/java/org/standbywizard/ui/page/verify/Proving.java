package org.standbywizard.ui.page.verify;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.BesideRun;
import org.standbywizard.run.ProofResult;
import org.standbywizard.run.RunIds;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Proof;
import org.standbywizard.ui.model.Services;
import org.standbywizard.verify.StandbyView;

/** The proof: shown of the run, made anew only on request. */
final class Proving {
    private static final Set<Headline.Kind> READS = EnumSet.of(Headline.Kind.STREAMING, Headline.Kind.CATCHING_UP);

    private final Services services;
    private final Deeds deeds;
    private final ObservableValue<Optional<Moment>> moment;
    private final Supplier<Optional<Subject>> subject;
    private final ReadOnlyObjectWrapper<ProofState> state = new ReadOnlyObjectWrapper<>(new ProofState.None());
    private Cancellation running = new Cancellation();

    Proving(
            Services services,
            Deeds deeds,
            ObservableValue<Optional<Moment>> moment,
            Supplier<Optional<Subject>> subject) {
        this.services = services;
        this.deeds = deeds;
        this.moment = moment;
        this.subject = subject;
    }

    ReadOnlyObjectProperty<ProofState> state() {
        return state.getReadOnlyProperty();
    }

    /** Standbys that it would read on: those that answer and get what is written. */
    List<HostId> standbys() {
        return moment.getValue()
                .map(m -> m.standbys().stream()
                        .filter(view -> READS.contains(Headline.kindOf(view, m.status())))
                        .map(StandbyView::id)
                        .toList())
                .orElse(List.of());
    }

    /** Whether there is a primary to write on and a standby to read on. */
    boolean isPossible() {
        boolean writes = moment.getValue()
                .flatMap(m -> m.sample(m.primary()))
                .map(s -> !s.inRecovery())
                .orElse(false);
        return writes && !standbys().isEmpty();
    }

    /** Writes on the primary, now. */
    void begin() {
        if (state.get() instanceof ProofState.Running
                || !isPossible()
                || subject.get().isEmpty()) {
            return;
        }
        Subject now = subject.get().get();
        HostId primary = moment.getValue().orElseThrow().primary();
        List<HostId> standbys = standbys();
        String runId = RunIds.next(services.clock().instant(), services.random());
        state.set(new ProofState.Running());
        running = services.work()
                .start(
                        primary.name(),
                        cancellation -> prove(now, primary, standbys, runId, cancellation),
                        state::set,
                        failure -> state.set(new ProofState.Failed(failure)));
    }

    private ProofState prove(
            Subject now, HostId primary, List<HostId> standbys, String runId, Cancellation cancellation) {
        ChangeSet changes = now.beside().proof(primary, standbys, runId);
        BesideRun.Result result = deeds.beside(now.plan(), changes, cancellation);
        Proof step = (Proof) changes.steps().findFirst().orElseThrow();
        ProofResult proof =
                ProofResult.of(step, result.facts(), services.clock().millis());
        return new ProofState.Shown(proof, false, result.left());
    }

    void cancel() {
        running.cancel();
    }

    /** What the set-up's run proved, until a newer one is made. */
    void show(ProofResult ofRun) {
        if (state.get() instanceof ProofState.None) {
            state.set(new ProofState.Shown(ofRun, true, Optional.empty()));
        }
    }

    void reset() {
        running.cancel();
        state.set(new ProofState.None());
    }
}
