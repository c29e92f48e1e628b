package org.standbywizard.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.Finding.State;
import org.standbywizard.plan.HostId;

/**
 * What findings ask of a person before anything may be changed. Pure.
 *
 * @param blocks that nothing but another plan or other servers helps against
 * @param pendingEdits blocks that the person may accept: edits of others that come into force too (safety rule 4)
 * @param toConfirm servers whose host name must be given (safety rule 5)
 * @param warnings to be read
 */
public record Verdict(List<Finding> blocks, List<Finding> pendingEdits, Set<HostId> toConfirm, List<Finding> warnings) {
    private static final String PENDING_EDITS = "pending-edits";

    public Verdict {
        blocks = List.copyOf(blocks);
        pendingEdits = List.copyOf(pendingEdits);
        toConfirm = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(toConfirm));
        warnings = List.copyOf(warnings);
    }

    public static Verdict of(List<Finding> findings) {
        return new Verdict(
                with(findings, State.BLOCK).stream()
                        .filter(finding -> !isPendingEdits(finding))
                        .toList(),
                with(findings, State.BLOCK).stream()
                        .filter(Verdict::isPendingEdits)
                        .toList(),
                with(findings, State.CONFIRM).stream().map(Finding::host).collect(Collectors.toSet()),
                with(findings, State.WARN));
    }

    private static boolean isPendingEdits(Finding finding) {
        return finding.check().equals(PENDING_EDITS);
    }

    private static List<Finding> with(List<Finding> findings, State state) {
        return findings.stream().filter(finding -> finding.state() == state).toList();
    }

    /** @param editsAccepted whether the person accepted the pending edits */
    public boolean isBlocked(boolean editsAccepted) {
        return !blocks.isEmpty() || !pendingEdits.isEmpty() && !editsAccepted;
    }
}
