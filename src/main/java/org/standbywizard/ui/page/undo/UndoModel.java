package org.standbywizard.ui.page.undo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.Journals;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.run.LockTerms;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.ServersNow;
import org.standbywizard.run.Sessions;
import org.standbywizard.run.Undoer;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.WizardModel;

/** Which runs are to be taken back, what forbids it, and the person's consent. On the window's thread. */
public final class UndoModel {
    private final WizardModel wizard;
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(new Shown.Reading());
    private final ReadOnlyObjectWrapper<Look> look = new ReadOnlyObjectWrapper<>(new Look.Asking());
    private final BooleanProperty consent = new SimpleBooleanProperty();
    private final BooleanProperty missing = new SimpleBooleanProperty();
    private Cancellation looking = new Cancellation();

    public UndoModel(WizardModel wizard) {
        this.wizard = wizard;
        consent.addListener((o, was, is) -> missing.set(missing.get() && !is));
    }

    /** What there is to take back. */
    sealed interface Shown {
        record Reading() implements Shown {}

        record Nothing() implements Shown {}

        /** @param all of every primary that has runs that stand, the newest first */
        record Of(Chain chain, List<Chain> all) implements Shown {}

        /** The journals could not be read. */
        record Failed(Failure failure) implements Shown {}
    }

    /** What the servers say to it, before anything is done. */
    sealed interface Look {
        record Asking() implements Look {}

        /**
         * @param forbidden why it must not be; empty if nothing is against it
         * @param clients connections that a restart of the primary would cut, if they could be counted
         */
        record Answered(List<Failure> forbidden, OptionalInt clients) implements Look {}

        /** They could not be asked; the undo itself will ask again. */
        record Failed(Failure failure) implements Look {}
    }

    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Look> look() {
        return look.getReadOnlyProperty();
    }

    /** Whether the primary may be restarted. */
    BooleanProperty consent() {
        return consent;
    }

    /** Whether the consent was missed when the person wanted to begin. */
    BooleanProperty missing() {
        return missing;
    }

    Optional<Chain> chain() {
        return shown.get() instanceof Shown.Of of ? Optional.of(of.chain()) : Optional.empty();
    }

    boolean needsConsent() {
        return chain().map(Chain::mayRestartPrimary).orElse(false);
    }

    boolean isForbidden() {
        return look.get() instanceof Look.Answered answered
                && !answered.forbidden().isEmpty();
    }

    private Services services() {
        return wizard.services();
    }

    /** The page is shown: reads the journals anew. */
    void entered() {
        consent.set(false);
        missing.set(false);
        shown.set(new Shown.Reading());
        Optional<String> wanted = wanted();
        services()
                .work()
                .start(
                        "journals",
                        stop -> chains(),
                        all -> found(all, wanted),
                        failure -> shown.set(new Shown.Failed(failure)));
    }

    void left() {
        looking.cancel();
    }

    /** The primary that another page asked for, else the window's own. */
    private Optional<String> wanted() {
        List<RunRecord> asked = wizard.undoing().get();
        if (!asked.isEmpty()) {
            return Optional.of(asked.get(0).key());
        }
        Validated<ReplicationPlan> plan = wizard.plan().get();
        return plan.isValid() ? Optional.of(Journals.keyOf(plan.get())) : Optional.empty();
    }

    private List<Chain> chains() {
        Map<String, List<RunRecord>> byPrimary = new LinkedHashMap<>();
        services().journals().runs().stream()
                .filter(run -> run.status() != RunStatus.UNDONE && !run.isBeside())
                .forEach(run -> {
                    // Taken out first, so that the primary with the newest run comes last.
                    List<RunRecord> runs = byPrimary.getOrDefault(run.key(), new ArrayList<>());
                    byPrimary.remove(run.key());
                    runs.add(run);
                    byPrimary.put(run.key(), runs);
                });
        List<Chain> all = new ArrayList<>();
        byPrimary.values().forEach(runs -> all.add(0, new Chain(runs)));
        return all;
    }

    private void found(List<Chain> all, Optional<String> wanted) {
        Optional<Chain> chosen = wanted.isPresent()
                ? all.stream()
                        .filter(c -> wanted.get().equals(c.newest().key()))
                        .findFirst()
                : all.stream().findFirst();
        if (chosen.isEmpty()) {
            shown.set(new Shown.Nothing());
            return;
        }
        shown.set(new Shown.Of(chosen.get(), all));
        lookAgain();
    }

    /** Shows the runs of another primary. */
    void choose(Chain other) {
        if (shown.get() instanceof Shown.Of of && !of.chain().equals(other)) {
            consent.set(false);
            missing.set(false);
            shown.set(new Shown.Of(other, of.all()));
            lookAgain();
        }
    }

    /** Asks the servers whether anything is against it. */
    void lookAgain() {
        Chain chain = chain().orElseThrow();
        looking.cancel();
        look.set(new Look.Asking());
        List<ServerPlan> servers = Undoer.servers(plan(chain), chain.records());
        Cancellation mine = new Cancellation();
        looking = mine;
        services()
                .work()
                .start(
                        chain.primary().name(),
                        unused -> ask(chain, servers, mine),
                        answer -> answered(mine, answer),
                        failure -> answered(mine, new Look.Failed(failure)));
    }

    private void answered(Cancellation mine, Look answer) {
        if (!mine.isCancelled()) {
            look.set(answer);
        }
    }

    /** Only the newest run is asked about: what is against an older one may be that the newer one stands. */
    private Look ask(Chain chain, List<ServerPlan> servers, Cancellation cancellation) {
        try (Sessions sessions = new Sessions(wizard.links(), servers)) {
            Undoer undoer = new Undoer(
                    services().work().background(),
                    services().gateway(),
                    wizard.links().secrets(),
                    services().clock(),
                    LockTerms.of(services().who()));
            List<Failure> forbidden = undoer.look(chain.newest(), sessions, cancellation);
            HostId primary = chain.primary();
            OptionalInt clients = chain.mayRestartPrimary()
                    ? ServersNow.look(
                                    chain.newest().changeSet(),
                                    List.of(primary),
                                    sessions,
                                    services().gateway(),
                                    services().work().background(),
                                    cancellation)
                            .running(primary)
                            .map(runs -> OptionalInt.of(runs.clients()))
                            .orElse(OptionalInt.empty())
                    : OptionalInt.empty();
            return new Look.Answered(forbidden, clients);
        }
    }

    /** The window's plan reaches the servers as the person says now, if it is about the same primary. */
    private ReplicationPlan plan(Chain chain) {
        Validated<ReplicationPlan> now = wizard.plan().get();
        return now.isValid() && Journals.keyOf(now.get()).equals(chain.newest().key())
                ? now.get()
                : chain.newest().plan();
    }

    /**
     * Asks for the undo, if the person agreed to all that it costs and nothing is known to be against it.
     *
     * @return whether it was asked for
     */
    boolean undo() {
        if (chain().isEmpty() || isForbidden()) {
            return false;
        }
        if (needsConsent() && !consent.get()) {
            missing.set(true);
            return false;
        }
        wizard.undoing().set(List.of());
        wizard.run().set(Optional.of(new RunRequest.Undo(chain().orElseThrow().records())));
        return true;
    }
}
