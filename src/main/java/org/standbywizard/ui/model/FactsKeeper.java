package org.standbywizard.ui.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.ServerFacts;

/** Keeps what is found on servers, and shows it again, with its date, when their plan is opened another day. */
public final class FactsKeeper {
    private final WizardModel model;
    private final FactsMemory memory;
    private final Map<ServerEntry, ChangeListener<LinkState>> heard = new LinkedHashMap<>();

    /** Listens as long as the model lives. */
    public FactsKeeper(WizardModel model, FactsMemory memory) {
        this.model = model;
        this.memory = memory;
        hear(model.primary());
        model.standbys().forEach(this::hear);
        model.standbys().addListener((ListChangeListener<ServerEntry>) change -> {
            while (change.next()) {
                change.getRemoved().stream()
                        .filter(entry -> !model.standbys().contains(entry))
                        .forEach(this::unhear);
                change.getAddedSubList().forEach(this::hear);
            }
        });
    }

    private void hear(ServerEntry entry) {
        heard.computeIfAbsent(entry, added -> {
            ChangeListener<LinkState> listener = (observed, was, is) -> keep(added, is);
            added.link().addListener(listener);
            return listener;
        });
    }

    private void unhear(ServerEntry entry) {
        ChangeListener<LinkState> listener = heard.remove(entry);
        if (listener != null) {
            entry.link().removeListener(listener);
        }
    }

    private void keep(ServerEntry entry, LinkState state) {
        String key = entry.key();
        if (state instanceof LinkState.Connected connected && !key.isEmpty()) {
            FactsMemory.Seen seen = new FactsMemory.Seen(harmless(connected.facts()), connected.at());
            model.services()
                    .work()
                    .start(
                            key,
                            cancellation -> {
                                memory.keep(key, seen);
                                return seen;
                            },
                            kept -> {},
                            failure -> {});
        }
    }

    /** Shows for every server that was not connected yet what was found on it last; call it when a plan was opened. */
    public void recall() {
        for (ServerEntry entry : model.servers()) {
            String key = entry.key();
            if (!key.isEmpty() && entry.link().get() instanceof LinkState.Idle) {
                model.services()
                        .work()
                        .start(key, cancellation -> memory.recall(key), seen -> show(entry, key, seen), failure -> {});
            }
        }
    }

    private static void show(ServerEntry entry, String key, Optional<FactsMemory.Seen> seen) {
        if (entry.key().equals(key) && entry.link().get() instanceof LinkState.Idle) {
            seen.ifPresent(old -> entry.link().set(new LinkState.Remembered(old.facts(), old.at())));
        }
    }

    /** Files and settings may hold passwords (a primary_conninfo, say), so they are not kept. */
    private static HostFacts harmless(HostFacts facts) {
        return new HostFacts(
                facts.host(),
                facts.privilege(),
                facts.os(),
                facts.clusters().stream().map(FactsKeeper::harmless).toList(),
                facts.chosen().map(FactsKeeper::harmless),
                facts.server().map(FactsKeeper::harmless),
                facts.sqlProblem(),
                facts.weakAlgorithms());
    }

    private static ClusterFacts harmless(ClusterFacts cluster) {
        return new ClusterFacts(
                cluster.name(),
                cluster.version(),
                cluster.state(),
                cluster.binDir(),
                cluster.clientBinDir(),
                cluster.clientVersion(),
                cluster.dataDirectory(),
                cluster.realDataDirectory(),
                cluster.configFile(),
                cluster.hbaFile(),
                cluster.identFile(),
                cluster.port(),
                cluster.socketDirectory(),
                cluster.osUser(),
                cluster.osGroup(),
                cluster.osUid(),
                cluster.ownerHome(),
                cluster.postmasterPid(),
                cluster.service(),
                cluster.control(),
                cluster.standbyMarker(),
                cluster.walDirectory(),
                cluster.tablespaces(),
                cluster.mountPoint(),
                cluster.dataBytes(),
                cluster.freeBytes(),
                cluster.tablespaceFreeBytes(),
                cluster.userObjects(),
                List.of());
    }

    private static ServerFacts harmless(ServerFacts server) {
        return new ServerFacts(
                server.version(),
                server.inRecovery(),
                server.startedAt(),
                server.configLoadedAt(),
                server.systemIdentifier(),
                server.timeline(),
                Map.of(),
                List.of(),
                List.of(),
                server.role(),
                server.slots(),
                server.senders(),
                server.databases(),
                server.totalBytes(),
                server.tablespaces(),
                server.tablespaceBytes(),
                server.clients(),
                server.publicationsForAll(),
                server.collation(),
                server.receiver().map(r -> new ServerFacts.ReceiverFacts(r.status(), r.slot(), r.senderHost(), "")),
                server.wal());
    }
}
