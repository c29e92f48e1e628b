package org.standbywizard.ui.model;

import java.util.Set;
import org.standbywizard.plan.HostId;

/**
 * What the person agreed to for one pre-flight and its preview; a new pre-flight begins without any.
 *
 * @param named standbys with data of their own whose name was typed
 * @param warnings whether the warnings were seen
 * @param pendingEdits whether others' edits may come into force (safety rule 4)
 * @param restart whether the primary may be restarted at once
 * @param pauseBeforeRestart whether the run waits before the restart instead
 */
public record Consents(
        Set<HostId> named, boolean warnings, boolean pendingEdits, boolean restart, boolean pauseBeforeRestart) {
    public static final Consents NONE = new Consents(Set.of(), false, false, false, false);

    public Consents {
        named = Set.copyOf(named);
    }

    public Consents withNamed(Set<HostId> hosts) {
        return new Consents(hosts, warnings, pendingEdits, restart, pauseBeforeRestart);
    }

    public Consents withWarnings(boolean seen) {
        return new Consents(named, seen, pendingEdits, restart, pauseBeforeRestart);
    }

    public Consents withPendingEdits(boolean accepted) {
        return new Consents(named, warnings, accepted, restart, pauseBeforeRestart);
    }

    /** At most one of the two; neither means that nothing was decided. */
    public Consents withRestart(boolean atOnce, boolean pauseBefore) {
        return new Consents(named, warnings, pendingEdits, atOnce, pauseBefore);
    }
}
