package org.standbywizard.ui.page.server;

import org.standbywizard.plan.PlanDraft;

/** How to log in by SSH, as it shows in a draft. */
public enum Way {
    /** A key file that the person names. */
    KEY,
    PASSWORD,
    /** Whatever ssh itself would use: the agent, what ~/.ssh/config names, the usual key files. */
    AGENT;

    static final String PROMPT = "prompt";
    private static final String FILE = Field.KEY_FILE.path();
    private static final String PASSPHRASE = Field.PASSPHRASE.path();
    private static final String SECRET = Field.PASSWORD.path();

    static Way of(PlanDraft part) {
        if (isGiven(part, Field.KEY_FILE)) {
            return KEY;
        }
        return isGiven(part, Field.PASSWORD) ? PASSWORD : AGENT;
    }

    /** This way in a draft, without what belongs to the others. @param keyFile for KEY; empty if not known yet */
    PlanDraft into(PlanDraft part, String keyFile) {
        PlanDraft bare = this == KEY ? part : part.without(FILE).without(PASSPHRASE);
        switch (this) {
            case KEY:
                PlanDraft without = bare.without(SECRET);
                return keyFile.isEmpty() ? without : without.with(FILE, keyFile);
            case PASSWORD:
                return isGiven(bare, Field.PASSWORD) ? bare : bare.with(SECRET, PROMPT);
            default:
                return bare.without(SECRET);
        }
    }

    static boolean isGiven(PlanDraft part, Field field) {
        return part.node(org.standbywizard.plan.FieldPath.parse(field.path())).isPresent();
    }
}
