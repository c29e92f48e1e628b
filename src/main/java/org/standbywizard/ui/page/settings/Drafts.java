package org.standbywizard.ui.page.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.standbywizard.plan.DraftNode;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.PlanDraft;

/** Small changes of drafts. Pure. */
final class Drafts {
    private Drafts() {}

    /** With the field set; empty text takes it out, and every group that is left empty. */
    static PlanDraft set(PlanDraft draft, String path, String text) {
        return text.isEmpty() ? without(draft, path) : draft.with(path, text);
    }

    /** Without a field or group, and without groups that are left empty. */
    static PlanDraft without(PlanDraft draft, String... paths) {
        PlanDraft bare = draft;
        for (String path : paths) {
            bare = bare.without(path);
        }
        return new PlanDraft(pruned(bare.root()));
    }

    private static Fields pruned(Fields fields) {
        Map<String, DraftNode> kept = new LinkedHashMap<>();
        fields.members().forEach((name, node) -> {
            DraftNode left = node instanceof Fields group ? pruned(group) : node;
            if (!(left instanceof Fields group) || !group.members().isEmpty()) {
                kept.put(name, left);
            }
        });
        return new Fields(kept);
    }
}
