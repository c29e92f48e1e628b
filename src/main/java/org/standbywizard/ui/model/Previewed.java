package org.standbywizard.ui.model;

import org.standbywizard.remote.Secret;
import org.standbywizard.steps.ChangeSet;

/**
 * What will be done, as it was shown.
 *
 * @param checked the look that it was made from
 * @param password what a generated password will be, if the run has to make one; in memory only
 */
public record Previewed(Checked checked, ChangeSet changeSet, Secret password) {
    /** Whether the other is about the same role of the same primary, so that its password may serve here too. */
    public boolean isAbout(Checked other) {
        return checked.plan().primary().equals(other.plan().primary())
                && checked.plan()
                        .replication()
                        .role()
                        .equals(other.plan().replication().role());
    }
}
