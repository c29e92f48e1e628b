package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PathFacts;

/** Room for the copy beside the old data directory, and for its tablespaces. */
final class SpaceChecks {
    /** WAL written while the copy runs: a tenth of the data, and a few segments at least. */
    private static final long LEAST_MARGIN = 128L << 20;

    private SpaceChecks() {}

    static List<Finding> of(StandbyView view) {
        HostId host = view.id();
        List<Finding> findings = new ArrayList<>();
        if (view.isFollowing()) {
            findings.add(Outcome.SPACE_NOT_NEEDED.on(host));
            return findings;
        }
        findings.add(data(view));
        findings.addAll(tablespaces(view));
        findings.addAll(CopiedConfigChecks.of(view));
        return findings;
    }

    private static Finding data(StandbyView view) {
        ClusterFacts primary = view.primary().cluster();
        ClusterFacts cluster = view.cluster();
        long inTablespaces = view.server().tablespaceBytes().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        // du may have found no end in time: then at least what the databases say.
        long bytes = Math.max(primary.dataBytes(), view.server().totalBytes() - inTablespaces);
        String path = cluster.realDataDirectory().replaceFirst("/[^/]*$", "");
        if (bytes <= 0) {
            return Outcome.SPACE_UNKNOWN.on(view.id(), path);
        }
        long needed = bytes + Math.max(bytes / 10, LEAST_MARGIN);
        if (cluster.freeBytes() < needed) {
            return Outcome.SPACE_TOO_SMALL.on(view.id(), needed, cluster.freeBytes(), path);
        }
        return cluster.freeBytes() < needed + needed / 2
                ? Outcome.SPACE_TIGHT.on(view.id(), needed, cluster.freeBytes(), path)
                : Outcome.SPACE_ENOUGH.on(view.id(), needed, cluster.freeBytes(), path);
    }

    private static List<Finding> tablespaces(StandbyView view) {
        HostId host = view.id();
        List<Finding> findings = new ArrayList<>();
        List<String> originals =
                view.server().tablespaces().values().stream().sorted().toList();
        view.standby().tablespaces().keySet().stream()
                .filter(mapped -> !originals.contains(mapped))
                .forEach(mapped -> findings.add(Outcome.TABLESPACES_UNKNOWN.on(host, mapped)));
        for (String original : originals) {
            String path = view.standby().tablespaces().getOrDefault(original, original);
            Optional.ofNullable(view.self().os().paths().get(path))
                    .flatMap(facts -> tablespace(view, original, facts))
                    .ifPresent(findings::add);
        }
        if (!findings.isEmpty()) {
            return findings;
        }
        return List.of(
                originals.isEmpty()
                        ? Outcome.TABLESPACES_NONE.on(host)
                        : Outcome.TABLESPACES_READY.on(host, originals.size()));
    }

    private static Optional<Finding> tablespace(StandbyView view, String original, PathFacts path) {
        HostId host = view.id();
        String owner = view.standby().server().osUser().orElse(view.cluster().osUser());
        if (!path.exists() || !path.directory()) {
            return Optional.of(Outcome.TABLESPACES_MISSING.on(host, path.path(), original, owner));
        }
        if (!path.owner().equals(owner)) {
            return Optional.of(Outcome.TABLESPACES_OWNER.on(host, path.path(), path.owner(), owner));
        }
        boolean own = view.isCopy() && view.cluster().tablespaces().containsValue(path.path());
        if (!path.empty() && !own) {
            return Optional.of(Outcome.TABLESPACES_NOT_EMPTY.on(host, path.path(), original));
        }
        long needed = view.server().tablespaceBytes().getOrDefault(original, 0L);
        return path.freeBytes() < needed
                ? Optional.of(Outcome.TABLESPACES_TOO_SMALL.on(host, path.path(), needed, path.freeBytes()))
                : Optional.empty();
    }
}
