package org.standbywizard.report;

import java.util.List;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.ServerRef;

/**
 * One server before and after a run.
 *
 * @param databases of its users that were there before, where they were replaced
 */
public record ServerChange(HostId host, ServerRef ref, Was was, Is is, List<String> databases) {
    /** What it was. RAN and STOPPED are servers with data of their own. */
    public enum Was {
        PRIMARY,
        FOLLOWED,
        RAN,
        STOPPED,
        EMPTY
    }

    /** What it is, as far as the journal tells. */
    public enum Is {
        PRIMARY,
        STANDBY,
        HALF_MADE,
        AS_BEFORE
    }

    public ServerChange {
        databases = List.copyOf(databases);
    }
}
