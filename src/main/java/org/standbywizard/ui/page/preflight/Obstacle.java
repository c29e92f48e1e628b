package org.standbywizard.ui.page.preflight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.check.Verdict;
import org.standbywizard.plan.HostId;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Consents;

/** What stands between pre-flight and preview. */
sealed interface Obstacle {
    /** The plan itself has problems. */
    record NoPlan() implements Obstacle {}

    record NotLooked() implements Obstacle {}

    record Looking() implements Obstacle {}

    /** The plan was changed since. */
    record OutOfDate() implements Obstacle {}

    record Unreachable(HostId host) implements Obstacle {}

    /** @param count of blocks on all servers; {@code host} has the first */
    record Blocked(HostId host, int count) implements Obstacle {}

    /** A server whose name is to be typed. */
    record Unnamed(HostId host) implements Obstacle {}

    /** Others' edits that nobody accepted yet. */
    record Edits(HostId host) implements Obstacle {}

    record Unread(int warnings) implements Obstacle {}

    /** Whether no tick and no name helps against it. */
    default boolean isHard() {
        return this instanceof Unreachable || this instanceof Blocked || this instanceof NoPlan;
    }

    /** All that a finished pre-flight leaves in the way, the worst first. */
    static List<Obstacle> of(Checked checked, Consents consents) {
        List<Obstacle> all = new ArrayList<>();
        Verdict verdict = Verdict.of(checked.findings());
        checked.failures().keySet().forEach(host -> all.add(new Unreachable(host)));
        verdict.blocks().stream()
                .findFirst()
                .ifPresent(block ->
                        all.add(new Blocked(block.host(), verdict.blocks().size())));
        verdict.toConfirm().stream()
                .filter(host -> !consents.named().contains(host))
                .forEach(host -> all.add(new Unnamed(host)));
        Optional<HostId> edits =
                verdict.pendingEdits().stream().map(f -> f.host()).findFirst();
        edits.filter(host -> !consents.pendingEdits()).ifPresent(host -> all.add(new Edits(host)));
        if (!verdict.warnings().isEmpty() && !consents.warnings()) {
            all.add(new Unread(verdict.warnings().size()));
        }
        return all;
    }
}
