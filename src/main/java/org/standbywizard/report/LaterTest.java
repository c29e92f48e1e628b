package org.standbywizard.report;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.ProofResult;

/** What a person tried after the run: a proof or a restart. */
public sealed interface LaterTest {
    Instant at();

    record Proved(Instant at, ProofResult result) implements LaterTest {}

    /**
     * @param upMillis until the server answered again
     * @param streamingMillis by standby, until it streamed again
     */
    record Restarted(Instant at, HostId host, Optional<Long> upMillis, Map<HostId, Long> streamingMillis)
            implements LaterTest {}
}
