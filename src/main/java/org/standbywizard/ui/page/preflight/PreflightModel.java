package org.standbywizard.ui.page.preflight;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.standbywizard.check.Preflight;
import org.standbywizard.check.Survey;
import org.standbywizard.check.Survey.Stage;
import org.standbywizard.check.Verdict;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Look;
import org.standbywizard.ui.model.WizardModel;

/**
 * Looks at all servers of the plan and keeps what a person says to the findings. On the window's thread; the look itself
 * is beside it. Its result is the window's {@link WizardModel#checked}.
 */
public final class PreflightModel {
    /** NONE: not looked yet, or stopped by the person. */
    public enum Phase {
        NONE,
        RUNNING,
        CANCELLED,
        FAULT,
        DONE
    }

    private final WizardModel model;
    private final Look look;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.NONE);
    private final ReadOnlyObjectWrapper<Optional<Failure>> fault = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Obstacle>> obstacles = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<ServerChecks> servers = FXCollections.observableArrayList();
    private final Unfolded unfolded = new Unfolded();
    private final Agreement agreement;
    private Optional<Running> running = Optional.empty();

    /** One look at the servers, while it goes on. */
    private record Running(ReplicationPlan plan, Cancellation cancellation) {}

    public PreflightModel(WizardModel model) {
        this(model, model.services().survey()::look);
    }

    PreflightModel(WizardModel model, Look look) {
        this.model = model;
        this.look = look;
        this.agreement = new Agreement(model);
        model.checked().addListener((o, was, is) -> show(is));
        model.consents().addListener((o, was, is) -> judge());
        model.plan().addListener((o, was, is) -> judge());
        show(model.checked().get());
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** Why the look as a whole failed; a server's own failure is in {@link #servers}. */
    ReadOnlyObjectProperty<Optional<Failure>> fault() {
        return fault.getReadOnlyProperty();
    }

    /** The primary, then the standbys. */
    ObservableList<ServerChecks> servers() {
        return servers;
    }

    /** What stands between this page and the next, the worst first. */
    ReadOnlyObjectProperty<List<Obstacle>> obstacles() {
        return obstacles.getReadOnlyProperty();
    }

    Agreement agreement() {
        return agreement;
    }

    Unfolded unfolded() {
        return unfolded;
    }

    Optional<Checked> checked() {
        return model.checked().get();
    }

    /** Whether the result is of the plan as it is now. */
    boolean isCurrent() {
        return checked().filter(model::isCurrent).isPresent();
    }

    Verdict verdict() {
        return Verdict.of(checked().map(Checked::findings).orElse(List.of()));
    }

    /** Whether what was found looks as if primary and standby were the wrong way round. */
    boolean seemsSwapped() {
        return checked().map(Checked::findings).orElse(List.of()).stream()
                .anyMatch(f -> f.state() != Finding.State.PASS
                        && (f.check().equals("direction") || f.check().equals("recovery")));
    }

    /** The page is shown: looks, unless a look at this very plan is there or goes on. */
    void entered() {
        boolean same = running.filter(r -> r.plan().equals(plan().orElse(null))).isPresent();
        if (!same && !isCurrent()) {
            start();
        }
    }

    /** Looks at all servers anew; what was found and agreed to before is forgotten. */
    void start() {
        cancel();
        if (plan().isEmpty()) {
            judge();
            return;
        }
        ReplicationPlan plan = plan().get();
        model.checked().set(Optional.empty());
        unfolded.forget();
        fault.set(Optional.empty());
        servers.setAll(plan.servers().stream()
                .map(server -> ServerChecks.waiting(plan, server))
                .toList());
        Running[] own = new Running[1];
        Survey.Watcher watcher = (server, stage) -> {
            List<Finding> found = stage instanceof Stage.Found f ? Preflight.alone(plan, f.facts()) : List.of();
            model.services().work().window().execute(() -> heard(own[0], server, stage, found));
        };
        // Before the work starts: in a test it is done at once.
        Cancellation cancellation = new Cancellation();
        own[0] = new Running(plan, cancellation);
        running = Optional.of(own[0]);
        phase.set(Phase.RUNNING);
        judge();
        model.services()
                .work()
                .start(
                        plan.primary().ssh().host(),
                        unused -> look.check(plan, model, watcher, cancellation),
                        result -> ended(own[0], result),
                        failure -> failed(own[0], failure));
    }

    /** Stops looking; nothing was changed anywhere. */
    void cancel() {
        running.ifPresent(r -> {
            running = Optional.empty();
            phase.set(Phase.CANCELLED);
            r.cancellation().cancel();
            judge();
        });
    }

    @SuppressWarnings("ReferenceEquality") // This very run.
    private boolean isOver(Running run) {
        return running.filter(r -> r == run).isEmpty();
    }

    private void heard(Running run, HostId server, Stage stage, List<Finding> found) {
        if (!isOver(run)) {
            servers.replaceAll(group -> group.id().equals(server) ? unfolded.urgent(group.at(stage, found)) : group);
        }
    }

    private void ended(Running run, Checked result) {
        if (!isOver(run)) {
            running = Optional.empty();
            model.checked().set(Optional.of(result));
        }
    }

    private void failed(Running run, Failure failure) {
        if (!isOver(run)) {
            running = Optional.empty();
            fault.set(Optional.of(failure));
            phase.set(Phase.FAULT);
            judge();
        }
    }

    /** Takes over a result, also one that another page came to. */
    private void show(Optional<Checked> result) {
        agreement.forget();
        result.ifPresent(checked -> {
            cancelQuietly();
            fault.set(Optional.empty());
            servers.setAll(checked.plan().servers().stream()
                    .map(server -> unfolded.urgent(group(checked, server)))
                    .toList());
            phase.set(Phase.DONE);
        });
        if (result.isEmpty() && running.isEmpty()) {
            servers.clear();
            phase.set(Phase.NONE);
        }
        judge();
    }

    private void cancelQuietly() {
        running.ifPresent(r -> r.cancellation().cancel());
        running = Optional.empty();
    }

    private static ServerChecks group(Checked checked, ServerPlan server) {
        Failure failure = checked.failures().get(server.id());
        Stage stage = failure != null
                ? new Stage.Failed(failure)
                : new Stage.Found(checked.facts().get(server.id()));
        return ServerChecks.waiting(checked.plan(), server).at(stage, List.of()).judged(checked.findings());
    }

    private Optional<ReplicationPlan> plan() {
        Validated<ReplicationPlan> plan = model.plan().get();
        return plan.isValid() ? Optional.of(plan.get()) : Optional.empty();
    }

    private void judge() {
        obstacles.set(now());
    }

    private List<Obstacle> now() {
        if (plan().isEmpty()) {
            return List.of(new Obstacle.NoPlan());
        }
        if (running.isPresent()) {
            return List.of(new Obstacle.Looking());
        }
        if (checked().isEmpty()) {
            return List.of(new Obstacle.NotLooked());
        }
        return isCurrent() ? Obstacle.of(checked().get(), model.consents().get()) : List.of(new Obstacle.OutOfDate());
    }
}
