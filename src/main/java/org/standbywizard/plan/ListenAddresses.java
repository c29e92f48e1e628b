package org.standbywizard.plan;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a listen_addresses serves (PostgreSQL, "Connection Settings"). */
public final class ListenAddresses {
    private ListenAddresses() {}

    public static List<String> entries(String listen) {
        return Arrays.stream(listen.split(","))
                .map(String::strip)
                .filter(e -> !e.isEmpty())
                .toList();
    }

    /** Whether one of these addresses (a name, or what it resolves to) is served. */
    public static boolean covers(String listen, Collection<String> used) {
        return entries(listen).stream().anyMatch(entry -> used.stream().anyMatch(a -> serves(entry, a)));
    }

    /** All of {@code running} and {@code more}: a server's addresses are never narrowed (safety rule 3). */
    public static String both(String running, String more) {
        Set<String> all = new LinkedHashSet<>(entries(running));
        all.addAll(entries(more));
        return all.contains("*") ? "*" : String.join(", ", all);
    }

    private static boolean serves(String entry, String address) {
        if (entry.equals("*") || entry.equalsIgnoreCase(address)) {
            return true;
        }
        Optional<IpLiteral> used = IpLiteral.parse(address);
        if (used.isEmpty()) {
            return false;
        }
        if (entry.equals("localhost")) {
            return address.startsWith("127.") || address.equals("::1");
        }
        Optional<IpLiteral> listened = IpLiteral.parse(entry);
        return listened.filter(l -> l.equals(used.get())
                        || l.isUnspecified() && l.isV6() == used.get().isV6())
                .isPresent();
    }
}
