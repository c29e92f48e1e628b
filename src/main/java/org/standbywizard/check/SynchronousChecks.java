package org.standbywizard.check;

import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Synchronous;

/** Whether commits may wait for standbys as the plan wants. */
final class SynchronousChecks {
    private SynchronousChecks() {}

    static Finding of(ReplicationPlan plan, ServerFacts server, HostId host) {
        Synchronous wanted = plan.replication().synchronous();
        if (wanted.mode() == Synchronous.Mode.OFF) {
            return Outcome.SYNCHRONOUS_OFF.on(host);
        }
        if (wanted.mode() == Synchronous.Mode.ANY && !server.version().atLeast(PgVersion.V10)) {
            return Outcome.SYNCHRONOUS_ANY.on(host, server.version().major());
        }
        String before = server.value("synchronous_standby_names");
        boolean foreign = !before.isBlank()
                && plan.standbys().stream().noneMatch(s -> before.contains(s.applicationNameOrDefault()));
        if (foreign) {
            return Outcome.SYNCHRONOUS_REPLACED.on(host, before);
        }
        int candidates = wanted.standbys().isEmpty()
                ? plan.standbys().size()
                : wanted.standbys().size();
        return candidates <= wanted.count() ? Outcome.SYNCHRONOUS_SINGLE.on(host) : Outcome.SYNCHRONOUS_ON.on(host);
    }
}
