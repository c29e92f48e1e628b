package org.standbywizard.ui.page.verify;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostId;

/** Names for where there is little room: without the domain, as long as they stay different. */
final class ShortNames {
    private final Map<HostId, String> names = new HashMap<>();

    private ShortNames(Collection<HostId> servers) {
        Map<String, Long> uses =
                servers.stream().collect(Collectors.groupingBy(ShortNames::first, Collectors.counting()));
        servers.forEach(id -> names.put(id, uses.get(first(id)) == 1 ? first(id) : id.name()));
    }

    static ShortNames of(Collection<HostId> servers) {
        return new ShortNames(servers);
    }

    private static String first(HostId id) {
        String name = id.name();
        int dot = name.indexOf('.');
        boolean address = name.matches("[0-9.]+") || name.contains(":");
        return dot > 0 && !address ? name.substring(0, dot) : name;
    }

    String name(HostId id) {
        return names.getOrDefault(id, id.name());
    }
}
