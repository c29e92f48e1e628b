package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PathFacts;

/** Room for the copy beside the old data directory, for its tablespaces, and what a copied configuration names. */
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
        findings.addAll(copied(view));
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

    /** A configuration inside the data directory is copied with it; what it names must be on the standby too (rule 11). */
    private static List<Finding> copied(StandbyView view) {
        ClusterFacts primary = view.primary().cluster();
        if (!primary.configInData() || !view.cluster().configInData()) {
            return List.of(Outcome.COPIED_NOTHING.on(view.id()));
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, PathFacts> paths = view.self().os().paths();
        for (String path : outside(primary)) {
            if (paths.containsKey(path) && !paths.get(path).exists()) {
                findings.add(Outcome.COPIED_MISSING.on(view.id(), path));
            }
        }
        for (String library : libraries(primary)) {
            List<PathFacts> asked = libraryPaths(view.cluster(), library).stream()
                    .filter(paths::containsKey)
                    .map(paths::get)
                    .toList();
            if (!asked.isEmpty() && asked.stream().noneMatch(PathFacts::exists)) {
                findings.add(Outcome.COPIED_LIBRARY.on(view.id(), library));
            }
        }
        return findings.isEmpty() ? List.of(Outcome.COPIED_COMPLETE.on(view.id())) : findings;
    }

    /** Included files of a configuration that lie outside its data directory. */
    static List<String> outside(ClusterFacts primary) {
        return primary.files().stream()
                .filter(f -> f.exists() && !f.sha256().isEmpty() && !f.path().endsWith("pgpass"))
                .map(FileSnapshot::path)
                .filter(p -> !p.startsWith(primary.dataDirectory() + "/")
                        && !p.startsWith(primary.realDataDirectory() + "/"))
                .toList();
    }

    /** What the configuration's files ask to preload. */
    static List<String> libraries(ClusterFacts primary) {
        String names = "";
        for (String path : List.of(primary.configFile(), primary.autoConf())) {
            names = primary.file(path)
                    .flatMap(f -> ConfFile.parse(f.content()).lastValue("shared_preload_libraries"))
                    .orElse(names);
        }
        return List.of(names.split(",")).stream()
                .map(n -> n.strip().replace("\"", ""))
                .filter(n -> n.matches("[A-Za-z0-9_-]+"))
                .toList();
    }

    /** Where packages put a server's libraries: beside its programs, or in the system's. */
    static List<String> libraryPaths(ClusterFacts cluster, String library) {
        String base = cluster.binDir().replaceFirst("/bin$", "");
        return List.of(
                base + "/lib/" + library + ".so",
                base + "/lib/postgresql/" + library + ".so",
                "/usr/lib64/pgsql/" + library + ".so");
    }
}
