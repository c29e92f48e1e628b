package org.standbywizard.run;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.HostRecord;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.StepContext;
import org.standbywizard.steps.StopServer;
import org.standbywizard.steps.TestLogin;

/**
 * Looks again before a run begins or goes on, perhaps days after it was planned (safety rules 1, 4 and 5): a server that
 * an interrupted restart left down is started; where the primary is no longer the server that was planned for, after a
 * failover, or where the standby-to-be has become somebody's database meanwhile, nothing is done.
 */
final class ResumeGuard {
    private static final String RECOVERING = "SELECT pg_is_in_recovery()::text AS recovering";
    private static final String CLUSTER = "SELECT system_identifier::text AS identifier FROM pg_control_system()";
    private static final String DATABASES =
            "SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> 'postgres'";
    private static final String SENDERS = "SELECT application_name FROM pg_stat_replication";

    private final ChangeSet changeSet;
    private final Set<String> begun;
    private final Set<String> ended;
    private final Optional<String> timeline;
    private final StepContext context;

    /**
     * @param ended steps that are known to stand
     * @param timeline that the primary was on when this run last logged in to it for a copy
     */
    ResumeGuard(
            ChangeSet changeSet, Set<String> begun, Set<String> ended, Optional<String> timeline, StepContext context) {
        this.changeSet = changeSet;
        this.begun = begun;
        this.ended = ended;
        this.timeline = timeline;
        this.context = context;
    }

    /** The timeline that a run's last login saw. */
    static Optional<String> timeline(List<JournalEntry> entries) {
        return entries.stream()
                .filter(JournalEntry.Ended.class::isInstance)
                .map(entry -> ((JournalEntry.Ended) entry).facts().get(TestLogin.TIMELINE))
                .filter(java.util.Objects::nonNull)
                .reduce((first, last) -> last);
    }

    /** What forbids to begin or to go on; empty if nothing does. */
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
        primary().ifPresent(found::add);
        if (!found.isEmpty() || begun.isEmpty()) {
            // A run that only begins looks at the standbys-to-be right before it stops them.
            return found;
        }
        changeSet
                .steps()
                .filter(StopServer.class::isInstance)
                .map(StopServer.class::cast)
                .forEach(step -> found.addAll(target(step)));
        return found;
    }

    private Optional<Failure> primary() {
        HostId host = changeSet.primary();
        Sql sql = context.sql(host);
        List<List<Map<String, String>>> now = sql.batch(List.of(RECOVERING, CLUSTER));
        if (now.get(0).get(0).get("recovering").startsWith("t")) {
            return Optional.of(refused(host, "resume-primary-in-recovery", host.name()));
        }
        String identifier = now.get(1).get(0).get("identifier");
        Optional<String> other =
                planned().filter(known -> !known.equals(identifier)).findFirst();
        if (other.isPresent()) {
            return Optional.of(refused(host, "resume-other-primary", host.name(), other.get(), identifier));
        }
        boolean copied = changeSet.steps().anyMatch(step -> step instanceof BaseBackup && begun.contains(step.id()));
        if (copied && timeline.isPresent()) {
            String own = UndoGuard.timeline(sql);
            if (!own.equals(timeline.get())) {
                return Optional.of(refused(host, "resume-primary-timeline", host.name(), timeline.get(), own));
            }
        }
        return Optional.empty();
    }

    /** The primary's system identifier, as steps have it. */
    private Stream<String> planned() {
        return changeSet
                .steps()
                .flatMap(step -> step instanceof TestLogin login
                        ? Stream.of(login.systemIdentifier())
                        : step instanceof AwaitStreaming wait ? Stream.of(wait.systemIdentifier()) : Stream.empty());
    }

    /** The server whose place the standby takes must be the one that was looked at and agreed to. */
    List<Failure> target(StopServer step) {
        HostId host = step.host();
        // What a run did in its first attempt needs no asking, and costs who is far away two round trips.
        boolean again = changeSet.steps().anyMatch(context::attemptedBefore);
        boolean swapped =
                again && HostRecord.isSwapped(context.remote(host), context.server(host), context.cancellation());
        Sql sql;
        try {
            sql = context.sql(host);
        } catch (FailureException e) {
            if (ServerDown.is(e.failure())) {
                return List.of();
            }
            throw e;
        }
        if (swapped) {
            boolean standby = sql.query(RECOVERING).get(0).get("recovering").startsWith("t");
            return standby ? List.of() : List.of(refused(host, "resume-promoted", host.name()));
        }
        List<List<Map<String, String>>> now = sql.batch(List.of(CLUSTER, DATABASES, SENDERS));
        String identifier = now.get(0).get(0).get("identifier");
        if (!step.systemIdentifier().isEmpty() && !identifier.equals(step.systemIdentifier())) {
            return List.of(refused(host, "resume-other-cluster", host.name(), step.systemIdentifier(), identifier));
        }
        List<Failure> found = new ArrayList<>();
        String databases = more(now.get(1), "datname", step.databases());
        if (!databases.isEmpty()) {
            found.add(refused(host, "resume-new-databases", host.name(), databases));
        }
        String senders = more(now.get(2), "application_name", step.senders());
        if (!senders.isEmpty()) {
            found.add(refused(host, "resume-new-standbys", host.name(), senders));
        }
        return found;
    }

    private static String more(List<Map<String, String>> rows, String column, List<String> agreed) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.add(row.get(column)));
        agreed.forEach(names::remove);
        return String.join(", ", names);
    }

    private static Failure refused(HostId host, String reason, String... args) {
        return new Failure.Refused(host.name(), reason, List.of(args), "");
    }
}
