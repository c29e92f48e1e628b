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
}
