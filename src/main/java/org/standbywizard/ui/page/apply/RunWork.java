package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.NewPassword;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Secrets;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.LockTerms;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunFacts;
import org.standbywizard.run.RunLog;
import org.standbywizard.run.RunState;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Runner;
import org.standbywizard.run.ServersNow;
import org.standbywizard.run.Sessions;
import org.standbywizard.run.Stopped;
import org.standbywizard.run.Undoer;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.CreateSlot;
import org.standbywizard.steps.Step;
import org.standbywizard.ui.model.Links;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.Services;

/**
 * Drives the engine. Everything here waits for hosts or disks: never on the window's thread. Long, because it is all that
 * the page wants of the engine.
 */
final class RunWork {
    private final Services services;
    private final Links links;
    private final Supplier<Validated<ReplicationPlan>> entered;
    private final Consumer<News> news;
    private final Map<String, Secret> passwords = new ConcurrentHashMap<>();
    private volatile Set<String> broken = Set.of();

    /** @param entered the window's plan of the moment */
    RunWork(Services services, Links links, Supplier<Validated<ReplicationPlan>> entered, Consumer<News> news) {
        this.services = services;
        this.links = links;
        this.entered = entered;
        this.news = news;
    }

    /**
     * How a piece of work ended.
     *
     * @param status UNFINISHED if nothing was begun because of {@code other}
     * @param stopped what a run left behind that did not come to its end
     * @param delays the proof's, at most so many milliseconds, by standby
     * @param other the plan's run that is neither finished nor undone: it is gone on with, nothing is begun beside it
     */
    record Ended(
            RunStatus status, Optional<Stopped> stopped, Map<String, Long> delays, Optional<Journals.RunRecord> other) {
        static Ended of(RunStatus status, Optional<Stopped> stopped) {
            return new Ended(status, stopped, Map.of(), Optional.empty());
        }
    }

    /** A gate for this change set. */
    interface Gates {
        Gate of(ChangeSet changeSet, Holding.Known known);
    }

    Ended begin(RunRequest.Begin request, Gates gates, Cancellation cancellation) {
        ReplicationPlan plan = request.previewed().checked().plan();
        ChangeSet changeSet = request.previewed().changeSet();
        Optional<Journals.RunRecord> other = services.journals().unfinished(plan);
        if (other.isPresent()) {
            return new Ended(RunStatus.UNFINISHED, Optional.empty(), Map.of(), other);
        }
        Runner.requireSecrets(plan, changeSet, links.secrets());
        JournalEntry.Opened opened = new JournalEntry.Opened(
                services.clock().millis(), changeSet.runId(), Journals.keyOf(plan), plan, changeSet);
        passwords.put(changeSet.runId(), request.previewed().password());
        try (Journal journal = services.journals().create(opened)) {
            // The window has the gate before it sees the run.
            Gate gate = gates.of(changeSet, Holding.Known.NOTHING);
            news.accept(new News.Prepared(RunState.applying(changeSet)));
            return run(journal, plan, changeSet, gate, cancellation);
        }
    }

    /** @param lost whether only a connection was lost: what was begun is looked for again without a word */
    Ended resume(String runId, boolean lost, Gates gates, Cancellation cancellation) {
        try (Journal journal = services.journals().open(runId)) {
            Journals.RunRecord record = Journals.RunRecord.of(journal.entries());
            Runner.requireSecrets(record.plan(), record.changeSet(), links.secrets());
            Set<String> standing = new HashSet<>(record.ended());
            if (lost) {
                standing.addAll(record.begun());
            }
            record.undone().forEach(standing::remove);
            Gate gate = gates.of(
                    record.changeSet(),
                    new Holding.Known(standing, Set.copyOf(record.byHand()), Set.copyOf(record.begun())));
            news.accept(new News.Prepared(RunState.resuming(record)));
            return run(journal, record.plan(), record.changeSet(), gate, cancellation);
        }
    }

    private Ended run(
            Journal journal, ReplicationPlan plan, ChangeSet changeSet, Gate gate, Cancellation cancellation) {
        RunFacts facts = new RunFacts(changeSet);
        Runner runner = new Runner(
                services.work().background(),
                services.gateway(),
                secrets(changeSet.runId()),
                services.clock(),
                terms());
        try (Sessions sessions = new Sessions(links, plan.servers())) {
            RunStatus status = runner.run(journal, sessions, gate, events(facts), cancellation);
            Optional<Stopped> stopped = status == RunStatus.DONE
                    ? Optional.empty()
                    : Optional.of(Stopped.of(journal.entries(), facts.droppedSlots()));
            return new Ended(status, stopped, facts.delays(), Optional.empty());
        }
    }

    /** With the password that was shown for this run, also where a retry is what makes the role. */
    private Secrets secrets(String runId) {
        return new ShownPassword(links.secrets(), passwords.computeIfAbsent(runId, id -> NewPassword.draw()));
    }

    private Consumer<RunEvent> events(Consumer<RunEvent> first) {
        return first.andThen(new RunLog()).andThen(event -> news.accept(new News.Happened(event)));
    }

    /** @param chain oldest first; the newest is taken back first */
    Ended undo(List<Journals.RunRecord> chain, ReplicationPlan now, Cancellation cancellation) {
        List<Journals.RunRecord> newestFirst = new ArrayList<>(chain);
        Collections.reverse(newestFirst);
        Undoer undoer = undoer();
        for (Journals.RunRecord record : newestFirst) {
            try (Journal journal = services.journals().open(record.runId());
                    Sessions sessions = new Sessions(links, Undoer.servers(now, chain))) {
                Journals.RunRecord fresh = Journals.RunRecord.of(journal.entries());
                if (fresh.status() == RunStatus.UNDONE) {
                    continue;
                }
                news.accept(new News.Prepared(RunState.undoing(fresh)));
                RunStatus status = undoer.undo(journal, sessions, events(event -> {}), cancellation);
                if (status != RunStatus.UNDONE) {
                    return Ended.of(status, Optional.of(Stopped.of(journal.entries(), Set.of())));
                }
            }
        }
        return Ended.of(RunStatus.UNDONE, Optional.empty());
    }

    /** Every server that a request works on, as it is reached now. */
    List<ServerPlan> servers(RunRequest request) {
        return request instanceof RunRequest.Undo undo
                ? Undoer.servers(plan(undo), undo.chain())
                : plan(request).servers();
    }

    /** The plan that a request is about; of runs to take back the one that reaches the servers as the person says now. */
    ReplicationPlan plan(RunRequest request) {
        if (request instanceof RunRequest.Begin begin) {
            return begin.previewed().checked().plan();
        }
        if (request instanceof RunRequest.Resume resume) {
            return resume.run().plan();
        }
        List<Journals.RunRecord> chain = ((RunRequest.Undo) request).chain();
        Journals.RunRecord newest = chain.get(chain.size() - 1);
        Validated<ReplicationPlan> now = entered.get();
        return now.isValid() && Journals.keyOf(now.get()).equals(newest.key()) ? now.get() : newest.plan();
    }

    /** The plan's runs that stand, oldest first. */
    List<Journals.RunRecord> chain(ReplicationPlan plan) {
        return services.journals().chain(plan);
    }

    /** The primary's own limit as it was found: bytes of WAL that a slot may keep; empty without one, or if unknown. */
    OptionalLong slotLimit(RunRequest request) {
        if (!(request instanceof RunRequest.Begin begin)) {
            return OptionalLong.empty();
        }
        HostFacts facts =
                begin.previewed().checked().facts().get(plan(request).primary().id());
        Setting limit = facts == null
                ? null
                : facts.server()
                        .map(s -> s.settings().get("max_slot_wal_keep_size"))
                        .orElse(null);
        return limit == null || !limit.value().matches("\\d{1,12}")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(limit.value()) << 20);
    }

    /** What the servers are now. */
    ServersNow look(ChangeSet changeSet, List<ServerPlan> servers, List<HostId> hosts, Cancellation cancellation) {
        try (Sessions sessions = new Sessions(links, servers)) {
            return ServersNow.look(
                    changeSet,
                    hosts,
                    sessions,
                    services.gateway(),
                    services.work().background(),
                    cancellation);
        }
    }

    /**
     * Drops slots of a run that stopped.
     *
     * @return what it left behind after that, and why not all of them went
     */
    Dropped dropSlots(Stopped stopped, Set<String> gone, Cancellation cancellation) {
        try (Journal journal = services.journals().open(stopped.runId())) {
            Journals.RunRecord record = Journals.RunRecord.of(journal.entries());
            List<String> ids = record.changeSet()
                    .steps()
                    .filter(step ->
                            step instanceof CreateSlot slot && stopped.slots().contains(slot.slot()))
                    .map(Step::id)
                    .toList();
            try (Sessions sessions = new Sessions(links, record.plan().servers())) {
                Optional<Failure> failure = undoer().takeBack(journal, sessions, ids, cancellation);
                return new Dropped(Stopped.of(journal.entries(), gone), failure);
            }
        }
    }

    /** What dropping slots came to. */
    record Dropped(Stopped left, Optional<Failure> failure) {}

    private Undoer undoer() {
        return new Undoer(services.work().background(), services.gateway(), links.secrets(), services.clock(), terms());
    }

    private LockTerms terms() {
        return LockTerms.of(services.who()).breaking(broken);
    }

    /** Runs whose locks the person gives free, from now on. */
    void breakLocks(Set<String> runs) {
        broken = Set.copyOf(runs);
    }
}
