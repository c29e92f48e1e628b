package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.ClusterFacts.State;
import org.standbywizard.plan.ControlFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServerFacts;

/** Whether the standby-to-be is somebody's database, and the two servers the right way round (safety rule 5). */
public final class TargetChecks {
    private TargetChecks() {}

    /**
     * What would be missed if this server became a standby: findings of the check {@code target}, of which one that
     * passes says there is nothing. Empty without a chosen cluster.
     */
    public static List<Finding> content(HostFacts self) {
        return self.chosen()
                .map(cluster -> self.server()
                        .map(server -> running(self.host(), server))
                        .orElseGet(() -> List.of(silent(self.host(), cluster))))
                .orElse(List.of());
    }

    /** Whether the standby-to-be holds more than the running primary, and is no copy of it. */
    public static boolean isWrongWayRound(HostFacts primary, HostFacts self) {
        return primary.server().isPresent()
                && self.chosen().isPresent()
                && !isCopy(primary, self)
                && holdsMore(primary.running(), self);
    }

    /** Whether a server's data directory already is a standby's copy of this running primary, itself running or not. */
    public static boolean isCopy(HostFacts primary, HostFacts self) {
        String primaryId = primary.running().systemIdentifier();
        if (primaryId.isEmpty()) {
            return false;
        }
        return self.server()
                .map(s -> s.inRecovery() && s.systemIdentifier().equals(primaryId))
                .orElseGet(() -> self.cluster().standbyMarker()
                        && self.cluster().control().systemIdentifier().equals(primaryId));
    }

    static List<Finding> of(StandbyView view) {
        HostId host = view.id();
        List<Finding> findings = new ArrayList<>();
        if (view.isCopy()) {
            findings.add(isBehind(view) ? Outcome.TARGET_BEHIND.on(host) : Outcome.TARGET_ALREADY.on(host));
            findings.add(Outcome.DIRECTION_RIGHT.on(host));
            return findings;
        }
        if (isPromoted(view)) {
            findings.add(Outcome.TARGET_PROMOTED.on(host, view.primary().host()));
        }
        findings.addAll(
                view.self().server().map(s -> running(host, s)).orElseGet(() -> List.of(silent(host, view.cluster()))));
        findings.addAll(direction(view));
        return findings;
    }

    /** Needs WAL that the primary has no more; an archive might have it still. */
    private static boolean isBehind(StandbyView view) {
        return !view.isFollowing()
                && view.self()
                        .server()
                        .filter(s -> s.value("restore_command").isEmpty())
                        .filter(s -> view.server().wal().lacksWhatNeeds(s.wal()))
                        .isPresent();
    }

    /** It came from this primary and takes writes of its own now. */
    private static boolean isPromoted(StandbyView view) {
        return view.self()
                .server()
                .filter(s -> !s.inRecovery()
                        && s.systemIdentifier().equals(view.server().systemIdentifier()))
                .isPresent();
    }

    private static List<Finding> running(HostId host, ServerFacts server) {
        List<Finding> findings = new ArrayList<>();
        if (server.inRecovery()) {
            String sender =
                    server.receiver().map(ServerFacts.ReceiverFacts::senderHost).orElse("");
            findings.add(Outcome.TARGET_OTHER_STANDBY.on(host, sender));
        }
        if (!server.databases().isEmpty()) {
            findings.add(Outcome.TARGET_DATABASES.on(
                    host, String.join(", ", new TreeSet<>(server.databases().keySet())), sum(server)));
        }
        if (server.clients() > 0) {
            findings.add(Outcome.TARGET_CLIENTS.on(host, server.clients()));
        }
        if (!server.senders().isEmpty()) {
            findings.add(Outcome.TARGET_STANDBYS.on(
                    host,
                    server.senders().stream()
                            .map(ServerFacts.SenderFacts::applicationName)
                            .collect(Collectors.joining(", "))));
        }
        if (!server.slots().isEmpty()) {
            findings.add(Outcome.TARGET_SLOTS.on(
                    host,
                    server.slots().stream().map(ServerFacts.SlotFacts::name).collect(Collectors.joining(", "))));
        }
        return findings.isEmpty() ? List.of(Outcome.TARGET_PRISTINE.on(host)) : findings;
    }

    /** A cluster that cannot be asked is judged by its files. */
    private static Finding silent(HostId host, ClusterFacts cluster) {
        String path = cluster.realDataDirectory();
        if (cluster.state() == State.UNINITIALISED) {
            return Outcome.TARGET_EMPTY.on(host);
        }
        if (cluster.userObjects()) {
            return Outcome.TARGET_OBJECTS.on(host, path, cluster.dataBytes());
        }
        if (cluster.standbyMarker()) {
            return Outcome.TARGET_OTHER_STANDBY.on(host, "");
        }
        boolean read = !cluster.control().equals(ControlFacts.unknown());
        return cluster.state() == State.STOPPED && read
                ? Outcome.TARGET_PRISTINE.on(host)
                : Outcome.TARGET_UNKNOWN.on(host, path, cluster.dataBytes());
    }

    /** A primary that holds less than its standby is most likely the standby. */
    private static List<Finding> direction(StandbyView view) {
        ServerFacts primary = view.server();
        if (!holdsMore(primary, view.self())) {
            return List.of(Outcome.DIRECTION_RIGHT.on(view.id()));
        }
        long standbyBytes = bytes(view.self());
        return List.of(
                Outcome.DIRECTION_EMPTIER.on(view.primary().host(), view.id(), primary.totalBytes(), standbyBytes),
                Outcome.DIRECTION_LARGER.on(view.id(), view.primary().host(), primary.totalBytes(), standbyBytes));
    }

    private static boolean holdsMore(ServerFacts primary, HostFacts self) {
        boolean holds = self.server()
                .map(s -> !s.databases().isEmpty())
                .orElse(self.cluster().userObjects());
        return holds && (primary.databases().isEmpty() || primary.totalBytes() < bytes(self));
    }

    private static long bytes(HostFacts self) {
        return self.server().map(ServerFacts::totalBytes).orElse(self.cluster().dataBytes());
    }

    private static long sum(ServerFacts server) {
        return server.databases().values().stream().mapToLong(Long::longValue).sum();
    }
}
