package org.standbywizard.ui.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.check.Verdict;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Failure;

/**
 * A pre-flight's result.
 *
 * @param plan which it is about; it is out of date when this is no longer the window's plan
 * @param failures of servers that could not be looked at
 */
public record Checked(
        ReplicationPlan plan,
        Map<HostId, HostFacts> facts,
        Map<HostId, Failure> failures,
        List<Finding> findings,
        Instant at) {
    public Checked {
        facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        failures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(failures));
        findings = List.copyOf(findings);
    }

    public boolean isBlocked() {
        return !failures.isEmpty() || findings.stream().anyMatch(f -> f.state() == Finding.State.BLOCK);
    }

    /** Whether nothing stands in the way any more, with what the person said to the findings. */
    public boolean isAgreedBy(Consents said) {
        Verdict verdict = Verdict.of(findings);
        return failures.isEmpty()
                && !verdict.isBlocked(said.pendingEdits())
                && said.named().containsAll(verdict.toConfirm())
                && (verdict.warnings().isEmpty() || said.warnings());
    }
}
