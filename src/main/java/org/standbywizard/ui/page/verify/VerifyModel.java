package org.standbywizard.ui.page.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.verify.FoundReplication;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.StatusHistory;

/** The live picture of a replication. Everything is observed and changed on the window's thread. */
public final class VerifyModel {
    /** Ten minutes of one look a second; the chart shows the last of them. */
    private static final int HISTORY = 600;

    private static final int NEWS = 50;
    /** A server that nobody could look at is tried again so often. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(15);

    private final WizardModel wizard;
    private final Deeds deeds;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(new Phase.Waiting());
    private final ReadOnlyObjectWrapper<Optional<Moment>> moment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Past> past = new ReadOnlyObjectWrapper<>(Past.NONE);
    private final ObservableList<Happening> news = FXCollections.observableArrayList();
    private final BooleanProperty sampling = new SimpleBooleanProperty(true);
    private final ObjectProperty<LagUnit> unit = new SimpleObjectProperty<>(LagUnit.MILLIS);
    private final ObservableSet<String> turned = FXCollections.observableSet();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final Proving proof;
    private final Restarting restart;
    private final LeftOver leftOver;
    private StatusHistory history = new StatusHistory(HISTORY);
    private Story story = new Story();
    private final Map<HostId, Instant> awaySince = new HashMap<>();
    private Optional<Subject> subject = Optional.empty();
    private Optional<FoundReplication> found = Optional.empty();
    private Optional<RunRequest> shownRun = Optional.empty();
    private Optional<Deeds.Watch> watch = Optional.empty();
    private Cancellation look = new Cancellation();
    private Instant lookedAt = Instant.EPOCH;
    private boolean shown;

    public VerifyModel(WizardModel wizard) {
        this(wizard, new LiveDeeds(wizard));
    }

    VerifyModel(WizardModel wizard, Deeds deeds) {
        this.wizard = wizard;
        this.deeds = deeds;
        this.proof = new Proving(wizard.services(), deeds, moment, () -> subject);
        this.restart = new Restarting(wizard.services(), deeds, moment, () -> subject);
        this.leftOver = new LeftOver(wizard.services(), deeds, past, () -> subject);
        sampling.addListener((o, was, is) -> {
            if (is) {
                watch();
            } else {
                unwatch();
            }
        });
    }

    /** How far the page is. */
    sealed interface Phase {
        /** Not shown yet. */
        record Waiting() implements Phase {}

        /** There is no plan to know the servers by. */
        record NoPlan() implements Phase {}

        /** The servers are looked at, so as to know where their clusters are. */
        record Looking(List<HostId> servers) implements Phase {}

        record Failed(Failure failure) implements Phase {}

        record Watching() implements Phase {}
    }

    ReadOnlyObjectProperty<Phase> phase() {
        return phase.getReadOnlyProperty();
    }

    /** The last look; empty before the first. */
    ReadOnlyObjectProperty<Optional<Moment>> moment() {
        return moment.getReadOnlyProperty();
    }

    /** What changed while it was watched, the newest first. */
    ObservableList<Happening> news() {
        return news;
    }

    /** Whether it is looked at once a second while the page is shown. */
    BooleanProperty sampling() {
        return sampling;
    }

    /** What the chart shows. */
    ObjectProperty<LagUnit> unit() {
        return unit;
    }

    /** Keys of the checks and groups that a person folded or unfolded. */
    ObservableSet<String> turned() {
        return turned;
    }

    /** Whether the servers are being looked at. */
    ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Past> past() {
        return past.getReadOnlyProperty();
    }

    Proving proof() {
        return proof;
    }

    Restarting restart() {
        return restart;
    }

    LeftOver leftOver() {
        return leftOver;
    }

    Optional<Subject> subject() {
        return subject;
    }

    /** Lag of the last minutes, oldest first. */
    List<StatusHistory.Point> history(HostId standby) {
        return history.of(standby);
    }

    /** The plan's servers, the primary first; empty without a plan. */
    List<HostId> planned() {
        return wizard.plan().get().isValid()
                ? wizard.plan().get().get().servers().stream().map(s -> s.id()).toList()
                : List.of();
    }

    ShortNames shortNames() {
        return ShortNames.of(planned());
    }

    Optional<HostId> plannedPrimary() {
        return planned().stream().findFirst();
    }

    boolean isCheckOnly() {
        return wizard.intent().get() == Intent.CHECK;
    }

    void enter() {
        shown = true;
        if (!wizard.plan().get().isValid()) {
            phase.set(new Phase.NoPlan());
            return;
        }
        ReplicationPlan plan = wizard.plan().get().get();
        boolean same = subject.map(s -> s.plan().equals(plan) && s.ours() != isCheckOnly())
                        .orElse(false)
                && shownRun.equals(wizard.run().get());
        if (same) {
            watch();
        } else {
            begin(plan);
        }
    }

    void leave() {
        shown = false;
        unwatch();
    }

    /** Looks at the servers anew, and asks again where a login was refused. */
    void lookAgain() {
        if (wizard.plan().get().isValid()) {
            watch.ifPresent(Deeds.Watch::retry);
            look(wizard.plan().get().get(), true);
        }
    }

    /** A new entry for one more standby; the plan is kept. */
    void addStandby() {
        wizard.standbys().add(new ServerEntry(false, PlanDraft.EMPTY));
        wizard.intent().set(Intent.SET_UP);
    }

    /** Asks for the runs of this plan to be taken back. */
    void undo() {
        List<RunRecord> chain = past.get().chain();
        if (!chain.isEmpty()) {
            wizard.undoing().set(chain);
        }
    }

    private void begin(ReplicationPlan plan) {
        unwatch();
        shownRun = wizard.run().get();
        subject = Optional.empty();
        found = Optional.empty();
        history = new StatusHistory(HISTORY);
        story = new Story();
        awaySince.clear();
        news.clear();
        moment.set(Optional.empty());
        past.set(Past.NONE);
        proof.reset();
        restart.reset();
        leftOver.reset();
        look(plan, false);
    }

    private void look(ReplicationPlan plan, boolean again) {
        look.cancel();
        if (subject.isEmpty()) {
            phase.set(new Phase.Looking(plan.servers().stream().map(s -> s.id()).toList()));
        }
        looking.set(true);
        lookedAt = wizard.services().clock().instant();
        Cancellation[] own = new Cancellation[1];
        boolean ours = !isCheckOnly();
        own[0] = wizard.services()
                .work()
                .start(
                        plan.primary().id().name(),
                        cancellation -> deeds.look(plan, ours, again, cancellation),
                        result -> {
                            if (own[0] == null || own[0] == look) {
                                looked(result);
                            }
                        },
                        failure -> {
                            if (own[0] == null || own[0] == look) {
                                lookFailed(failure);
                            }
                        });
        look = own[0];
    }

    private void looked(Deeds.Look result) {
        looking.set(false);
        subject = Optional.of(result.subject());
        found = Optional.empty();
        past.set(result.past());
        result.past().proof().ifPresent(proof::show);
        leftOver.look();
        phase.set(new Phase.Watching());
        unwatch();
        watch();
    }

    private void lookFailed(Failure failure) {
        looking.set(false);
        if (subject.isEmpty()) {
            phase.set(new Phase.Failed(failure));
        }
    }

    private void watch() {
        if (!shown || !sampling.get() || watch.isPresent() || subject.isEmpty()) {
            return;
        }
        story.interrupted();
        awaySince.clear();
        watch = Optional.of(deeds.watch(subject.get().targets(), this::accept, this::fault));
    }

    private void unwatch() {
        watch.ifPresent(Deeds.Watch::close);
        watch = Optional.empty();
    }

    private void fault(Failure failure) {
        unwatch();
        phase.set(new Phase.Failed(failure));
    }

    /** One look; on the window's thread. */
    void accept(ReplicationStatus seen) {
        if (subject.isEmpty()) {
            return;
        }
        ReplicationStatus status = subject.get().whole(seen);
        if (found.isEmpty() || !found.get().complete()) {
            found = Optional.of(subject.get().find(status));
        }
        history.add(found.get().expected(), status);
        status.servers().forEach(server -> {
            if (server.reachable()) {
                awaySince.remove(server.id());
            } else {
                awaySince.putIfAbsent(server.id(), status.at());
            }
        });
        Moment now = Moment.of(found.get(), status, awaySince);
        story.add(now).forEach(happening -> news.add(0, happening));
        if (news.size() > NEWS) {
            news.remove(NEWS, news.size());
        }
        moment.set(Optional.of(now));
        boolean due =
                Duration.between(lookedAt, wizard.services().clock().instant()).compareTo(LOOK_AGAIN) >= 0;
        if (due && !looking.get() && !subject.get().unseen().isEmpty()) {
            look(subject.get().plan(), true);
        }
    }
}
