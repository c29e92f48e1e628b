package org.standbywizard.ui.page.settings;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.plan.PlanDraft;

/** Which standbys a synchronous commit may wait for: all of them where a draft names none. Pure. */
final class WaitedFor {
    private static final String PATH = Item.SYNC_STANDBYS.path();

    private WaitedFor() {}

    static boolean isNamed(PlanDraft draft, String standby) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < draft.size(PATH); i++) {
            draft.text(PATH + "[" + i + "]").ifPresent(named::add);
        }
        return named.isEmpty() || named.contains(standby);
    }

    /** With one of {@code all} added or taken out; the last one cannot go, and all together are written as none. */
    static PlanDraft with(PlanDraft draft, List<String> all, String standby, boolean on) {
        List<String> wanted = all.stream()
                .filter(name -> name.equals(standby) ? on : isNamed(draft, name))
                .toList();
        PlanDraft changed = Drafts.without(draft, PATH);
        if (wanted.isEmpty()) {
            return draft;
        }
        for (int i = 0; i < wanted.size() && wanted.size() < all.size(); i++) {
            changed = changed.with(PATH + "[" + i + "]", wanted.get(i));
        }
        return changed;
    }
}
