package org.standbywizard.ui.page.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.ui.model.ServerEntry;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.shell.Mark;

/** What the pages Primary and Standbys show: one card for each server of the plan. */
public final class ServersModel {
    private final WizardModel wizard;
    private final Looker looker;
    private final ServerCardModel primary;
    private final ObservableList<ServerCardModel> standbys = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<String>> aliases = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty rightWayRound = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();

    public ServersModel(WizardModel wizard) {
        this(wizard, wizard.services().probe()::look);
    }

    /** @param looker how servers are looked at */
    public ServersModel(WizardModel wizard, Looker looker) {
        this.wizard = wizard;
        this.looker = looker;
        this.primary = card(wizard.primary());
        wizard.standbys().forEach(entry -> standbys.add(card(entry)));
        wizard.standbys().addListener((ListChangeListener<ServerEntry>) change -> follow());
        InvalidationListener hear = observable -> changed();
        wizard.plan().addListener((o, was, is) -> changed());
        wizard.intent().addListener((o, was, is) -> changed());
        rightWayRound.addListener((o, was, is) -> changed());
        standbys.addListener(hear);
    }

    private ServerCardModel card(ServerEntry entry) {
        // What was confirmed of some servers holds for no others.
        entry.link().addListener((o, was, is) -> {
            rightWayRound.set(false);
            changed();
        });
        // A draft may change without the plan: one that is not valid stays so for the same reasons.
        entry.part().addListener((o, was, is) -> changed());
        ServerCardModel card = new ServerCardModel(wizard, entry, looker);
        card.looking().addListener((o, was, is) -> changed());
        return card;
    }

    private void follow() {
        List<ServerCardModel> next = new ArrayList<>();
        for (ServerEntry entry : wizard.standbys()) {
            next.add(standbys.stream()
                    .filter(card -> card.entry() == entry)
                    .findFirst()
                    .orElseGet(() -> card(entry)));
        }
        if (!next.equals(standbys)) {
            standbys.stream().filter(card -> !next.contains(card)).forEach(ServerCardModel::close);
            standbys.setAll(next);
        }
    }

    public WizardModel wizard() {
        return wizard;
    }

    public ServerCardModel primary() {
        return primary;
    }

    /** In the plan's order. */
    public ObservableList<ServerCardModel> standbys() {
        return standbys;
    }

    /** Names from ~/.ssh/config, for completion; empty until they were read. */
    public ReadOnlyObjectProperty<List<String>> aliases() {
        return aliases.getReadOnlyProperty();
    }

    /** Reads the names anew, in the background. A file that cannot be read completes nothing. */
    public void readAliases() {
        wizard.services()
                .work()
                .start("~/.ssh/config", c -> wizard.services().aliases().names(), aliases::set, failure -> {});
    }

    /** An empty card; a standby mostly is reached as the one before it. */
    public void addStandby() {
        PlanDraft last = wizard.standbys().isEmpty()
                ? PlanDraft.EMPTY
                : wizard.standbys().get(wizard.standbys().size() - 1).part().get();
        PlanDraft fresh = PlanDraft.EMPTY;
        for (String member : List.of("ssh", "sudo")) {
            var node = last.root().members().get(member);
            fresh = node == null ? fresh : new PlanDraft(fresh.root().with(member, node));
        }
        wizard.standbys().add(new ServerEntry(false, fresh));
    }

    /** Takes a standby out of the plan; the last one cannot go. */
    public void remove(ServerCardModel standby) {
        if (wizard.standbys().size() > 1) {
            wizard.standbys().remove(standby.entry());
        }
    }

    /** Whether the person says that the servers are the right way round although it does not look so. */
    public BooleanProperty rightWayRound() {
        return rightWayRound;
    }

    /** The standby that rather is the primary. */
    public Optional<ServerCardModel> swapPartner() {
        return Direction.partner(primary, standbys);
    }

    /** Makes this standby the primary, and the primary a standby in its place. */
    public void swap(ServerCardModel standby) {
        primary.swap(standby, () -> {
            PlanDraft was = primary.entry().part().get();
            PlanDraft is = standby.entry().part().get();
            primary.entry().replace(Direction.asPrimary(is, was));
            standby.entry().replace(Direction.asStandby(was, is));
        });
    }

    /** Why one cannot go on from a page, the first field first. */
    public List<CardProblem> problems(boolean ofPrimary) {
        return Readiness.problems(this, ofPrimary);
    }

    /** Counts up whenever {@link #problems}, {@link #mark} or what a card shows may have changed. */
    public ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    public Mark mark(boolean ofPrimary) {
        return Readiness.mark(this, ofPrimary);
    }
}
