package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.ClusterFacts.State;
import org.standbywizard.plan.ControlFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServerFacts;

/** Whether the standby-to-be is somebody's database, and the two servers the right way round (safety rule 5). */
final class TargetChecks {
    private TargetChecks() {}

    static List<Finding> of(StandbyView view) {
        HostId host = view.id();
        List<Finding> findings = new ArrayList<>();
        if (view.isCopy()) {
            findings.add(Outcome.TARGET_ALREADY.on(host));
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
        ClusterFacts cluster = view.cluster();
        Optional<ServerFacts> own = view.self().server();
        boolean holds = own.map(s -> !s.databases().isEmpty()).orElse(cluster.userObjects());
        long standbyBytes = own.map(ServerFacts::totalBytes).orElse(cluster.dataBytes());
        boolean emptier = primary.databases().isEmpty() || primary.totalBytes() < standbyBytes;
        if (!holds || !emptier) {
            return List.of(Outcome.DIRECTION_RIGHT.on(view.id()));
        }
        return List.of(
                Outcome.DIRECTION_EMPTIER.on(view.primary().host(), view.id(), primary.totalBytes(), standbyBytes),
                Outcome.DIRECTION_LARGER.on(view.id(), view.primary().host(), primary.totalBytes(), standbyBytes));
    }

    private static long sum(ServerFacts server) {
        return server.databases().values().stream().mapToLong(Long::longValue).sum();
    }
}
