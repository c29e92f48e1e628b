package org.standbywizard.ui.page.preflight;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.standbywizard.check.Survey.Stage;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.Finding.State;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;

/**
 * One server's group of checks.
 *
 * @param host as the person named it
 * @param stage empty before its turn
 * @param findings problems first
 * @param whole whether checks that need the other servers are among them
 */
record ServerChecks(
        HostId id, String host, boolean primary, Optional<Stage> stage, List<Finding> findings, boolean whole) {
    /** BLOCK stands last in the enum and first on the page. */
    private static final Comparator<Finding> PROBLEMS_FIRST =
            Comparator.comparing(Finding::state, Comparator.reverseOrder());

    ServerChecks {
        findings = findings.stream().sorted(PROBLEMS_FIRST).toList();
    }

    static ServerChecks waiting(ReplicationPlan plan, ServerPlan server) {
        return new ServerChecks(
                server.id(), server.ssh().host(), server.equals(plan.primary()), Optional.empty(), List.of(), false);
    }

    ServerChecks at(Stage now, List<Finding> found) {
        return new ServerChecks(id, host, primary, Optional.of(now), found, false);
    }

    /** @param all every server's findings */
    ServerChecks judged(List<Finding> all) {
        List<Finding> own = all.stream().filter(f -> f.host().equals(id)).toList();
        return new ServerChecks(id, host, primary, stage, own, true);
    }

    long count(State state) {
        return findings.stream().filter(f -> f.state() == state).count();
    }

    List<Finding> problems() {
        return findings.stream().filter(f -> f.state() != State.PASS).toList();
    }

    List<Finding> passes() {
        return findings.stream().filter(f -> f.state() == State.PASS).toList();
    }
}
