package org.standbywizard.report;

import java.util.List;
import java.util.Map;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.StatusEvaluator;

/**
 * One look at a replication that stands, and what it means.
 *
 * @param places where its servers are, as far as they could be looked at
 */
public record Verification(
        ExpectedReplication expected, ReplicationStatus status, List<Finding> findings, Map<HostId, Place> places) {
    public Verification {
        findings = List.copyOf(findings);
        places = Map.copyOf(places);
    }

    static Verification of(ExpectedReplication expected, ReplicationStatus status, Map<HostId, Place> places) {
        return new Verification(expected, status, StatusEvaluator.evaluate(expected, status), places);
    }
}
