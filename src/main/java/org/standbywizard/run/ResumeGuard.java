package org.standbywizard.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.HostRecord;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.StepContext;
import org.standbywizard.steps.StopServer;

/**
 * Looks again before a run that stopped goes on, perhaps after days (safety rules 1, 4 and 5): a server that an
 * interrupted restart left down is started; after a failover, or where the standby-to-be has become somebody's database
 * meanwhile, nothing is done.
 */
final class ResumeGuard {
    private static final String RECOVERING = "SELECT pg_is_in_recovery()::text AS recovering";
    private static final String CLUSTER = "SELECT system_identifier::text AS identifier FROM pg_control_system()";
    private static final String DATABASES =
            "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'";

    private final ChangeSet changeSet;
    private final Set<String> begun;
    private final Set<String> ended;
    private final StepContext context;

    /** @param ended steps that are known to stand */
    ResumeGuard(ChangeSet changeSet, Set<String> begun, Set<String> ended, StepContext context) {
        this.changeSet = changeSet;
        this.begun = begun;
        this.ended = ended;
        this.context = context;
    }

    /** What forbids to go on; empty if nothing does. */
    List<Failure> look() {
        List<Failure> found = new ArrayList<>();
        changeSet
                .steps()
                .filter(step ->
                        step instanceof RestartServer && begun.contains(step.id()) && !ended.contains(step.id()))
                .filter(step -> ((RestartServer) step).revive(context))
                .forEach(step -> found.add(refused(step.host(), "restart-failed")));
        if (!found.isEmpty()) {
            return found;
        }
        Sql primary = context.sql(changeSet.primary());
        if (primary.query(RECOVERING).get(0).get("recovering").startsWith("t")) {
            return List.of(refused(
                    changeSet.primary(),
                    "resume-primary-in-recovery",
                    changeSet.primary().name()));
        }
        changeSet
                .steps()
                .filter(StopServer.class::isInstance)
                .map(StopServer.class::cast)
                .forEach(step -> target(step, found));
        return found;
    }

    /** The server whose place the standby takes must be the one that was looked at and agreed to. */
    private void target(StopServer step, List<Failure> found) {
        HostId host = step.host();
        if (HostRecord.isSwapped(context.remote(host), context.server(host), context.cancellation())) {
            return;
        }
        Sql sql;
        try {
            sql = context.sql(host);
        } catch (FailureException e) {
            if (ServerDown.is(e.failure())) {
                return;
            }
            throw e;
        }
        List<List<Map<String, String>>> now = sql.batch(List.of(CLUSTER, DATABASES));
        String identifier = now.get(0).get(0).get("identifier");
        if (!step.systemIdentifier().isEmpty() && !identifier.equals(step.systemIdentifier())) {
            found.add(refused(host, "resume-other-cluster", host.name(), step.systemIdentifier(), identifier));
            return;
        }
        Set<String> databases = new LinkedHashSet<>();
        now.get(1).forEach(row -> databases.add(row.get("datname")));
        databases.removeAll(step.databases());
        if (!databases.isEmpty()) {
            found.add(refused(host, "resume-new-databases", host.name(), String.join(", ", databases)));
        }
    }

    private static Failure refused(HostId host, String reason, String... args) {
        return new Failure.Refused(host.name(), reason, List.of(args), "");
    }
}
