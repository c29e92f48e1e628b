package org.standbywizard.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.PathFacts;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;

/** A configuration inside the data directory is copied with it; what it names must be on the standby too (rule 11). */
final class CopiedConfigChecks {
    /** Settings whose absolute paths must be there, or the server does not start. */
    private static final List<String> NAMING =
            List.of("ssl_cert_file", "ssl_key_file", "ssl_ca_file", "unix_socket_directories");

    private CopiedConfigChecks() {}

    static List<Finding> of(StandbyView view) {
        ClusterFacts primary = view.primary().cluster();
        if (!primary.configInData() || !view.cluster().configInData()) {
            return List.of(Outcome.COPIED_NOTHING.on(view.id()));
        }
        List<Finding> findings = new ArrayList<>();
        Map<String, PathFacts> paths = view.self().os().paths();
        for (String path : outside(primary)) {
            if (isMissing(paths, path)) {
                findings.add(Outcome.COPIED_MISSING.on(view.id(), path));
            }
        }
        named(primary).forEach((path, setting) -> {
            if (isMissing(paths, path) && !isOwn(view, setting)) {
                findings.add(Outcome.COPIED_NAMED.on(view.id(), setting, path));
            }
        });
        memory(view).ifPresent(findings::add);
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

    /** What a standby should try because of the primary's configuration. */
    static List<String> paths(ClusterFacts primary, ClusterFacts standby) {
        List<String> paths = new ArrayList<>(outside(primary));
        paths.addAll(named(primary).keySet());
        libraries(primary).forEach(l -> paths.addAll(libraryPaths(standby, l)));
        return paths;
    }

    private static boolean isMissing(Map<String, PathFacts> paths, String path) {
        return paths.containsKey(path) && !paths.get(path).exists();
    }

    /** A standby that was set up before keeps its own value, and so does one whose plan says so. */
    private static boolean isOwn(StandbyView view, String setting) {
        return value(view.cluster(), setting).isPresent()
                || view.plan().settingsOf(view.standby().server()).containsKey(setting);
    }

    /** More shared memory than the machine has memory cannot be mapped. */
    private static Optional<Finding> memory(StandbyView view) {
        Setting buffers = view.server().settings().get("shared_buffers");
        long memory = view.self().os().memoryBytes();
        boolean planned = view.plan().settingsOf(view.standby().server()).containsKey("shared_buffers");
        if (buffers == null || memory == 0 || planned) {
            return Optional.empty();
        }
        // pg_settings counts it in blocks, whose size is its unit.
        long bytes = SettingValue.number(buffers.value(), buffers)
                        .map(BigDecimal::longValue)
                        .orElse(0L)
                * view.primary().cluster().control().blockSize();
        return bytes >= memory ? Optional.of(Outcome.COPIED_MEMORY.on(view.id(), bytes, memory)) : Optional.empty();
    }

    /** Included files of a configuration that lie outside its data directory. */
    private static List<String> outside(ClusterFacts primary) {
        return primary.files().stream()
                .filter(f -> f.exists() && !f.sha256().isEmpty() && !f.path().endsWith("pgpass"))
                .map(FileSnapshot::path)
                .filter(p -> !p.startsWith(primary.dataDirectory() + "/")
                        && !p.startsWith(primary.realDataDirectory() + "/"))
                .toList();
    }

    /** Absolute paths outside the data directory that settings name, with the setting. */
    private static Map<String, String> named(ClusterFacts primary) {
        Map<String, String> named = new LinkedHashMap<>();
        for (String setting : NAMING) {
            for (String path : value(primary, setting).orElse("").split(",")) {
                String clean = path.strip().replace("\"", "");
                boolean inside = clean.startsWith(primary.dataDirectory() + "/")
                        || clean.startsWith(primary.realDataDirectory() + "/");
                if (clean.startsWith("/") && !inside) {
                    named.put(clean, setting);
                }
            }
        }
        return named;
    }

    /** What the configuration's files ask to preload. */
    private static List<String> libraries(ClusterFacts primary) {
        return List.of(value(primary, "shared_preload_libraries").orElse("").split(",")).stream()
                .map(n -> n.strip().replace("\"", ""))
                .filter(n -> n.matches("[A-Za-z0-9_-]+"))
                .toList();
    }

    /** The files' last word: postgresql.auto.conf is read after postgresql.conf. */
    private static Optional<String> value(ClusterFacts cluster, String setting) {
        return lastValue(cluster, cluster.autoConf(), setting)
                .or(() -> lastValue(cluster, cluster.configFile(), setting));
    }

    private static Optional<String> lastValue(ClusterFacts cluster, String path, String setting) {
        return cluster.file(path).flatMap(f -> ConfFile.parse(f.content()).lastValue(setting));
    }

    /** Where packages put a server's libraries: beside its programs, or in the system's. */
    private static List<String> libraryPaths(ClusterFacts cluster, String library) {
        String base = cluster.binDir().replaceFirst("/bin$", "");
        return List.of(
                base + "/lib/" + library + ".so",
                base + "/lib/postgresql/" + library + ".so",
                "/usr/lib64/pgsql/" + library + ".so");
    }
}
