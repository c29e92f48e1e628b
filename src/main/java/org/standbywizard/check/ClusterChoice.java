package org.standbywizard.check;

import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.ClusterFacts;

/** Which of a machine's clusters a plan means. Pure. */
final class ClusterChoice {
    private ClusterChoice() {}

    /**
     * The one that the plan names, else the only one, else the only one that runs; empty if none or several fit.
     *
     * @param realPath the plan's data directory after symbolic links, empty if unknown
     */
    static Optional<ClusterFacts> choose(Optional<String> wanted, String realPath, List<ClusterFacts> clusters) {
        if (wanted.isPresent()) {
            String name = trimmed(wanted.get());
            return clusters.stream()
                    .filter(c -> c.name().equals(name)
                            || c.dataDirectory().equals(name)
                            || c.realDataDirectory().equals(name)
                            || !realPath.isEmpty() && c.realDataDirectory().equals(realPath))
                    .findFirst();
        }
        if (clusters.size() == 1) {
            return Optional.of(clusters.get(0));
        }
        List<ClusterFacts> running = clusters.stream()
                .filter(c -> c.state() == ClusterFacts.State.RUNNING)
                .toList();
        return running.size() == 1 ? Optional.of(running.get(0)) : Optional.empty();
    }

    private static String trimmed(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
