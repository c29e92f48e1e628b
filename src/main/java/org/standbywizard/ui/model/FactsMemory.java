package org.standbywizard.ui.model;

import java.time.Instant;
import java.util.Optional;
import org.standbywizard.plan.HostFacts;

/** What was last found on servers, kept between two starts. Works with files: not on the window's thread. */
public interface FactsMemory {
    /** @param server as {@link ServerEntry#key} names it */
    Optional<Seen> recall(String server);

    /** A memory that cannot be written forgets silently. */
    void keep(String server, Seen seen);

    /** @param facts without files and settings, which may hold what is nobody's business */
    record Seen(HostFacts facts, Instant at) {}
}
