package org.standbywizard.run;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Turns whatever a step threw into a failure that can be shown; what nobody foresaw is logged once, here. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static Failure of(HostId host, RuntimeException thrown) {
        if (thrown instanceof FailureException known) {
            return known.failure();
        }
        LOG.error("unexpected failure on {}", host, thrown);
        return new Failure.Refused(host.name(), "unexpected", List.of(), String.valueOf(thrown));
    }
}
