package org.standbywizard.ui.page.verify;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.StatusHistory;

/** The live picture of a replication. Everything is observed and changed on the window's thread. */
public final class VerifyModel {
    private final WizardModel wizard;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(new Phase.Waiting());
    private final ReadOnlyObjectWrapper<Optional<Moment>> moment = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Past> past = new ReadOnlyObjectWrapper<>(Past.NONE);
    private final Seen seen = new Seen();
    private final ObjectProperty<LagUnit> unit = new SimpleObjectProperty<>(LagUnit.MILLIS);
    private final ObservableSet<String> turned = FXCollections.observableSet();
    private final Looking looking;
    private final Watching watching;
    private final Proving proof;
    private final Restarting restart;
    private final LeftOver leftOver;
    private Optional<Subject> subject = Optional.empty();
    private Optional<RunRequest> shownRun = Optional.empty();

    public VerifyModel(WizardModel wizard) {
        this(wizard, new LiveDeeds(wizard));
    }

    VerifyModel(WizardModel wizard, Deeds deeds) {
        this.wizard = wizard;
        this.looking = new Looking(wizard.services(), deeds, this::looked, this::lookFailed);
        this.proof = new Proving(wizard.services(), deeds, moment, () -> subject);
        this.restart = new Restarting(wizard.services(), deeds, moment, () -> subject);
        this.leftOver = new LeftOver(wizard.services(), deeds, past, () -> subject);
        this.watching =
                new Watching(deeds, this::accept, failure -> phase.set(new Phase.Failed(failure)), seen::interrupted);
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
        return seen.news();
    }

    /** Whether it is looked at once a second while the page is shown. */
    BooleanProperty sampling() {
        return watching.sampling();
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
        return looking.going();
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
        return seen.history(standby);
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

    /** What was begun, gone on with or taken back last, on whichever page. */
    ReadOnlyProperty<Optional<RunRequest>> run() {
        return wizard.run();
    }

    /** Whether a run began since what is shown was looked at. */
    boolean isOutOfDate() {
        return moment.get().isPresent() && !shownRun.equals(wizard.run().get());
    }

    void enter() {
        if (!wizard.plan().get().isValid()) {
            phase.set(new Phase.NoPlan());
            return;
        }
        ReplicationPlan plan = wizard.plan().get().get();
        boolean same = subject.map(s -> s.plan().equals(plan) && s.ours() != isCheckOnly())
                        .orElse(false)
                && shownRun.equals(wizard.run().get());
        if (!same) {
            begin(plan);
        }
        watching.setShown(true);
    }

    void leave() {
        watching.setShown(false);
    }

    /** Looks at the servers anew, and asks again where a login was refused. */
    void lookAgain() {
        if (wizard.plan().get().isValid()) {
            watching.retry();
            look(wizard.plan().get().get(), true);
        }
    }

    /** A new entry for one more standby; the plan is kept. */
    void addStandby() {
        wizard.standbys().add(new ServerEntry(false, PlanDraft.EMPTY));
        wizard.intent().set(Intent.SET_UP);
    }

    /** What can be written down of what is watched; empty before the first look. */
    Optional<Handover> handover() {
        return subject.flatMap(watched ->
                moment.get().map(seen -> new Handover(wizard.services().journals(), watched, seen, past.get())));
    }

    /** Asks for the runs of this plan to be taken back. */
    void undo() {
        List<RunRecord> chain = past.get().chain();
        if (!chain.isEmpty()) {
            wizard.undoing().set(chain);
        }
    }

    private void begin(ReplicationPlan plan) {
        watching.setTargets(Optional.empty());
        shownRun = wizard.run().get();
        subject = Optional.empty();
        seen.clear();
        moment.set(Optional.empty());
        past.set(Past.NONE);
        proof.reset();
        restart.reset();
        leftOver.reset();
        look(plan, false);
    }

    private void look(ReplicationPlan plan, boolean again) {
        if (subject.isEmpty()) {
            phase.set(new Phase.Looking());
        }
        looking.look(plan, !isCheckOnly(), again);
    }

    private void looked(Deeds.Look result) {
        boolean same =
                subject.map(s -> s.targets().equals(result.subject().targets())).orElse(false);
        subject = Optional.of(result.subject());
        past.set(result.past());
        result.past().proof().ifPresent(proof::show);
        leftOver.look();
        phase.set(new Phase.Watching());
        if (!same) {
            seen.forgetFound();
        }
        watching.setTargets(Optional.of(result.subject().targets()));
    }

    private void lookFailed(Failure failure) {
        if (subject.isEmpty()) {
            phase.set(new Phase.Failed(failure));
        }
    }

    /** One look; on the window's thread. */
    private void accept(ReplicationStatus status) {
        if (subject.isEmpty()) {
            return;
        }
        moment.set(Optional.of(seen.add(subject.get(), status)));
        if (looking.isDue() && !subject.get().unseen().isEmpty()) {
            look(subject.get().plan(), true);
        }
    }
}
