package org.standbywizard.ui.model;

import org.standbywizard.steps.ChangeSet;

/** What will be done, as it was shown. @param checked the look that it was made from */
public record Previewed(Checked checked, ChangeSet changeSet) {}
