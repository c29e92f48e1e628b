package org.standbywizard.ui.page.preview;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.standbywizard.check.Probe.Connections;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.StopServer;
import org.standbywizard.steps.SwapIn;

/** What applying interrupts or replaces. */
sealed interface Cost {
    HostId host();

    /** @param causes settings that take effect only after a restart */
    record Restart(HostId host, List<String> causes) implements Cost {}

    /**
     * A copy takes the place of a server's data.
     *
     * @param cut connections to the server that runs there now; empty if none runs
     * @param aside where the old data directory goes
     */
    record Replace(HostId host, Optional<Connections> cut, String aside) implements Cost {}

    /** There is no data yet. */
    record Fill(HostId host, String directory) implements Cost {}

    /** In the order of the steps; one restart for each server. */
    static List<Cost> of(ChangeSet changeSet, Map<HostId, HostFacts> facts) {
        Map<HostId, TreeSet<String>> causes = new LinkedHashMap<>();
        Set<HostId> stopped = new HashSet<>();
        List<Cost> others = new ArrayList<>();
        changeSet.steps().forEach(step -> {
            HostId host = step.host();
            if (step instanceof RestartServer restart) {
                causes.computeIfAbsent(host, h -> new TreeSet<>()).addAll(restart.causes());
            } else if (step instanceof StopServer stop && stop.ran()) {
                stopped.add(host);
            } else if (step instanceof SwapIn swap) {
                String directory = changeSet.servers().get(host).dataDirectory();
                Optional<Connections> cut =
                        stopped.contains(host) ? Optional.of(connections(facts.get(host))) : Optional.empty();
                others.add(swap.hadData() ? new Replace(host, cut, swap.aside()) : new Fill(host, directory));
            }
        });
        List<Cost> costs = new ArrayList<>();
        causes.forEach((host, names) -> costs.add(new Restart(host, List.copyOf(names))));
        costs.addAll(others);
        return costs;
    }

    /** As they were when the server was looked at; none if it did not run. */
    static Connections connections(HostFacts facts) {
        return facts == null
                ? new Connections(0, 0)
                : facts.server()
                        .map(server -> new Connections(
                                server.clients(), server.senders().size()))
                        .orElse(new Connections(0, 0));
    }
}
