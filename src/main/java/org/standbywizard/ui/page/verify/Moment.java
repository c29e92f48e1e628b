package org.standbywizard.ui.page.verify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.verify.CommitWaits;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.FoundReplication;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.ServerSample;
import org.standbywizard.verify.StandbyView;
import org.standbywizard.verify.StatusEvaluator;

/**
 * One look and what it means.
 *
 * @param standbys in the plan's order
 * @param awaySince servers that cannot be asked, and since when
 */
record Moment(
        FoundReplication found,
        ReplicationStatus status,
        List<StandbyView> standbys,
        List<Finding> findings,
        Map<HostId, Instant> awaySince,
        Headline headline) {
    static Moment of(FoundReplication found, ReplicationStatus status, Map<HostId, Instant> awaySince) {
        ExpectedReplication expected = found.expected();
        List<StandbyView> standbys = StandbyView.all(expected, status);
        return new Moment(
                found,
                status,
                standbys,
                StatusEvaluator.evaluate(expected, status),
                Map.copyOf(awaySince),
                Headline.of(expected.primary().id(), standbys, status, awaySince));
    }

    HostId primary() {
        return found.expected().primary().id();
    }

    Optional<ServerSample> sample(HostId id) {
        return status.sample(id);
    }

    /** Commits that wait for a standby; empty if none does or nobody can tell. */
    Optional<CommitWaits> waiting() {
        return sample(primary()).flatMap(ServerSample::commitWaits).filter(w -> w.count() > 0);
    }

    long count(Finding.State... states) {
        List<Finding.State> wanted = List.of(states);
        return findings.stream().filter(f -> wanted.contains(f.state())).count();
    }
}
