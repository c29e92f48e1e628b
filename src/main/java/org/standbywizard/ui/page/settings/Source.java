package org.standbywizard.ui.page.settings;

import org.standbywizard.plan.FieldPath;
import org.standbywizard.plan.PlanDraft;

/** Where the replication role's password comes from, as it shows in a draft. */
public enum Source {
    /** Made by the program, kept in the standbys' passfiles alone. */
    GENERATED,
    /** Asked when it is needed. */
    PROMPT,
    /** An environment variable on this computer. */
    ENV,
    /** The first line of a file on this computer. */
    FILE;

    private static final String PATH = Item.PASSWORD.path();

    static Source of(PlanDraft draft) {
        if (draft.text(PATH).filter("prompt"::equals).isPresent()) {
            return PROMPT;
        }
        for (Source source : new Source[] {ENV, FILE}) {
            if (draft.node(FieldPath.parse(source.path())).isPresent()) {
                return source;
            }
        }
        return GENERATED;
    }

    /** The place of its name; only of ENV and FILE. */
    String path() {
        return PATH + "." + name().toLowerCase(java.util.Locale.ROOT);
    }

    boolean isNamed() {
        return this == ENV || this == FILE;
    }

    /** The variable's name or the file; empty text if there is none. */
    String named(PlanDraft draft) {
        return isNamed() ? draft.text(path()).orElse("") : "";
    }

    /** @param name the variable or file; may still be empty, which the plan's rules then refuse */
    PlanDraft into(PlanDraft draft, String name) {
        PlanDraft bare = Drafts.without(draft, PATH);
        if (this == GENERATED) {
            return bare;
        }
        return isNamed() ? bare.with(path(), name) : bare.with(PATH, "prompt");
    }
}
