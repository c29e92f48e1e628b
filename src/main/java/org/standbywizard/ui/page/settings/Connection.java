package org.standbywizard.ui.page.settings;

import java.util.Optional;
import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.StandbyPlan;

/**
 * The three addresses between the desktop, a standby and its primary: what was given, what is supposed, and what is
 * known to be so.
 *
 * @param address where the standby reaches the primary; empty text if nothing is known
 * @param port where the primary listens for it; 0 if nothing is known
 * @param source the address that the primary sees the standby come from, CIDR; empty text if nothing is known
 * @param reached whether the standby has reached the primary there
 * @param seen whether the primary has seen it come from there
 */
record Connection(String address, int port, String source, boolean reached, boolean seen) {
    static final Connection UNKNOWN = new Connection("", 0, "", false, false);

    static Connection of(
            Optional<ReplicationPlan> plan, int index, Optional<HostFacts> primary, Optional<HostFacts> self) {
        if (plan.isEmpty() || primary.isEmpty() || self.isEmpty()) {
            return UNKNOWN;
        }
        StandbyPlan standby = plan.get().standbys().get(index);
        Addressing found = Addressing.of(plan.get(), standby, primary.get(), self.get());
        String place = found.primaryAddress() + " " + found.primaryPort();
        boolean reached = "open".equals(self.get().os().reachable().get(place));
        return new Connection(
                found.primaryAddress(),
                found.primaryPort(),
                found.sourceAddress(),
                reached,
                isSeen(primary.get(), standby, found.sourceAddress()));
    }

    private static boolean isSeen(HostFacts primary, StandbyPlan standby, String source) {
        int slash = source.indexOf('/');
        String plain = slash < 0 ? source : source.substring(0, slash);
        return primary.server().stream()
                .map(ServerFacts::senders)
                .flatMap(java.util.List::stream)
                .anyMatch(sender -> sender.applicationName().equals(standby.applicationNameOrDefault())
                        && sender.clientAddress().equals(plain));
    }
}
