package org.standbywizard.ui.page.server;

import java.util.Optional;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;

/** Which of a machine's clusters the person means. Pure. */
final class Clusters {
    private Clusters() {}

    /**
     * The one that is named, else the only one: unlike for a plan file, one of several is never taken because it is the
     * only one that runs.
     *
     * @param named a name or data directory; empty text if none was chosen
     */
    static Optional<ClusterFacts> chosen(HostFacts facts, String named) {
        if (named.isEmpty()) {
            return facts.clusters().size() == 1 ? facts.chosen() : Optional.empty();
        }
        // The chosen one is told in more detail than the others.
        return facts.chosen().filter(cluster -> isNamed(cluster, named)).or(() -> facts.clusters().stream()
                .filter(cluster -> isNamed(cluster, named))
                .findFirst());
    }

    private static boolean isNamed(ClusterFacts cluster, String named) {
        return named.equals(cluster.name())
                || named.equals(cluster.dataDirectory())
                || named.equals(cluster.realDataDirectory());
    }
}
