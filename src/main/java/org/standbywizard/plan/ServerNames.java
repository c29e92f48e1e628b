package org.standbywizard.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.standbywizard.plan.ServerRules.Nameless;

/** Gives every server a name of its own and sees that no two of them are the same cluster. */
final class ServerNames {
    private ServerNames() {}

    /** The names in the servers' order: as given, else the host, else the host with its cluster or port. */
    static List<HostId> assign(List<Nameless> servers) {
        distinct(servers);
        Map<String, FieldPath> taken = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Nameless server : servers) {
            server.name().ifPresent(name -> {
                FieldPath before = taken.putIfAbsent(name, server.at().path());
                if (before != null) {
                    server.at().field("name").refuse(ProblemKeys.NAME_TAKEN, name, before.toString());
                }
            });
        }
        List<HostId> names = new ArrayList<>();
        for (Nameless server : servers) {
            names.add(new HostId(server.name().orElseGet(() -> usual(server, taken))));
        }
        return names;
    }

    private static String usual(Nameless server, Map<String, FieldPath> taken) {
        String host = server.ssh().host();
        Stream<Optional<String>> candidates = Stream.of(
                Optional.of(host),
                server.plan().cluster().map(cluster -> host + "/" + cluster.replaceFirst("^/", "")),
                server.ssh().port().map(port -> host + ":" + port));
        Optional<String> free = candidates
                .flatMap(Optional::stream)
                .filter(name -> !taken.containsKey(name))
                .findFirst();
        if (free.isEmpty() && server.hasHost()) {
            server.at()
                    .field("name")
                    .refuse(ProblemKeys.NAME_NEEDED, host, taken.get(host).toString());
        }
        taken.putIfAbsent(free.orElse(host), server.at().path());
        return free.orElse(host);
    }

    /** Two servers of one machine must each say which cluster they are. */
    private static void distinct(List<Nameless> servers) {
        Map<List<String>, List<Nameless>> machines = new HashMap<>();
        for (Nameless server : servers.stream().filter(Nameless::hasHost).toList()) {
            List<Nameless> others = machines.computeIfAbsent(machine(server.ssh()), none -> new ArrayList<>());
            others.forEach(other -> compare(server, other));
            others.add(server);
        }
    }

    private static void compare(Nameless server, Nameless other) {
        DraftCursor cluster = server.at().field("cluster");
        String place = other.at().path().toString();
        if (!cluster.isGiven()) {
            cluster.refuse(ProblemKeys.CLUSTER_NEEDED, server.ssh().host(), place);
        } else if (!other.at().field("cluster").isGiven()) {
            other.at()
                    .field("cluster")
                    .refuse(
                            ProblemKeys.CLUSTER_NEEDED,
                            server.ssh().host(),
                            server.at().path().toString());
        } else if (server.plan().cluster().equals(other.plan().cluster())
                && server.plan().cluster().isPresent()) {
            cluster.refuse(ProblemKeys.CLUSTER_TAKEN, server.plan().cluster().get(), place);
        }
    }

    /** Host, port and way through: one address with two ports is often two machines behind a gateway. */
    private static List<String> machine(SshTarget ssh) {
        return List.of(
                ssh.host().toLowerCase(Locale.ROOT),
                ssh.port().map(String::valueOf).orElse(""),
                ssh.jump().orElse(""));
    }
}
