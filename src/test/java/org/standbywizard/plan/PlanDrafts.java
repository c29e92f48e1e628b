package org.standbywizard.plan;

import java.nio.file.Path;

/** Drafts that tests begin with. */
final class PlanDrafts {
    private PlanDrafts() {}

    static final Path HOME = Path.of("/home/kim");
    static final Path BASE = Path.of("/home/kim/plans");

    /** The least that is a plan. */
    static final PlanDraft LEAST =
            PlanDraft.EMPTY.with("primary.host", "db1.example.org").with("standbys[0].host", "db2.example.org");

    /** {@code draft} with fields set: path, text, path, text and so on. */
    static PlanDraft with(PlanDraft draft, String... pathsAndTexts) {
        PlanDraft changed = draft;
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            changed = changed.with(pathsAndTexts[i], pathsAndTexts[i + 1]);
        }
        return changed;
    }

    static Validated<ReplicationPlan> validate(PlanDraft draft) {
        return new PlanValidator(HOME, BASE).validate(draft);
    }
}
