package org.standbywizard.ui.page.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.standbywizard.plan.DraftNode;
import org.standbywizard.plan.FieldPath;
import org.standbywizard.plan.PlanDraft;

/** Settings of all servers that have no field of their own on the page. Pure. */
final class Others {
    private static final String SETTINGS = "settings";

    private Others() {}

    /** Names and values in the draft's order. @param own whether a parameter has a field of its own */
    static Map<String, String> of(PlanDraft draft, Predicate<String> own) {
        Map<String, String> others = new LinkedHashMap<>();
        if (draft.root().members().get(SETTINGS) instanceof DraftNode.Fields settings) {
            settings.members().forEach((name, node) -> {
                if (!own.test(name) && node instanceof DraftNode.Text text) {
                    others.put(name, text.text());
                }
            });
        }
        return others;
    }

    static String path(String name) {
        return FieldPath.ROOT.name(SETTINGS).name(name).toString();
    }
}
