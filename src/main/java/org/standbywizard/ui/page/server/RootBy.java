package org.standbywizard.ui.page.server;

import org.standbywizard.plan.PlanDraft;

/** How a login becomes root, as it shows in a draft. */
public enum RootBy {
    FIND_OUT("auto"),
    SUDO("sudo"),
    /** sudo, with a password that the person gives for it. */
    SUDO_PASSWORD("sudo"),
    NONE("none");

    private final String mode;

    RootBy(String mode) {
        this.mode = mode;
    }

    static RootBy of(PlanDraft part) {
        if (Way.isGiven(part, Field.SUDO_PASSWORD)) {
            return SUDO_PASSWORD;
        }
        String mode = part.text(Field.ROOT_BY.path()).orElse(FIND_OUT.mode);
        return mode.equals(SUDO.mode) ? SUDO : mode.equals(NONE.mode) ? NONE : FIND_OUT;
    }

    PlanDraft into(PlanDraft part) {
        PlanDraft bare = part.without("sudo");
        if (this == SUDO_PASSWORD) {
            PlanDraft kept =
                    Way.isGiven(part, Field.SUDO_PASSWORD) ? part : part.with(Field.SUDO_PASSWORD.path(), Way.PROMPT);
            return kept.with(Field.ROOT_BY.path(), mode);
        }
        return this == FIND_OUT ? bare : bare.with(Field.ROOT_BY.path(), mode);
    }
}
