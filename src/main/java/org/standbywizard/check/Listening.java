package org.standbywizard.check;

import java.util.List;
import org.standbywizard.plan.IpLiteral;
import org.standbywizard.plan.ListenAddresses;

/** Whether a listen_addresses serves the address that a standby uses (PostgreSQL, "Connection Settings"). */
final class Listening {
    private Listening() {}

    /** Whether every standby's address of the primary is served. */
    static boolean covers(String listen, List<StandbyView> standbys) {
        return standbys.stream().allMatch(s -> covers(listen, s));
    }

    static boolean covers(String listen, StandbyView standby) {
        return ListenAddresses.covers(listen, addresses(standby));
    }

    /**
     * Whether a planned value surely leaves the standby out: it names nothing but addresses, none of them the one used,
     * and that one is the primary's own (behind an address translation the value cannot be judged from here).
     */
    static boolean leavesOut(String listen, StandbyView standby) {
        List<String> used = addresses(standby);
        boolean own = standby.primary().os().addresses().stream().anyMatch(used::contains);
        boolean literal = ListenAddresses.entries(listen).stream()
                .allMatch(e -> e.equals("localhost")
                        || e.equals("*")
                        || IpLiteral.parse(e).isPresent());
        return own && literal && !covers(listen, standby);
    }

    /** Whether single addresses are named, which may come after the server at boot (safety rule 21). */
    static boolean isSpecific(String listen) {
        return ListenAddresses.entries(listen).stream()
                .noneMatch(e -> e.equals("*")
                        || IpLiteral.parse(e).filter(IpLiteral::isUnspecified).isPresent());
    }

    /** The address as the plan or the probe names it, and what the standby resolves it to. */
    private static List<String> addresses(StandbyView standby) {
        String name = standby.addresses().primaryAddress();
        List<String> resolved = standby.self().os().resolved().getOrDefault(name, List.of());
        return resolved.isEmpty() ? List.of(name) : resolved;
    }
}
