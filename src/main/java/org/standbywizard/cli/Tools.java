package org.standbywizard.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secrets;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.report.ReportFiles;
import org.standbywizard.run.Journals;
import org.standbywizard.script.ExportFolder;

/**
 * What the commands work with.
 *
 * @param executor runs what waits for hosts: at least two threads for each server
 * @param who {@code user@desktop}, for others who come to the same hosts
 */
public record Tools(
        PlanFiles plans,
        Journals journals,
        Inspection inspection,
        Access access,
        Practice practice,
        Executor executor,
        Clock clock,
        Window window,
        ReportFiles reports,
        String who,
        ExportFolder exports) {

    /** The same with other journals. */
    Tools with(Journals others) {
        return new Tools(plans, others, inspection, access, practice, executor, clock, window, reports, who, exports);
    }

    /** The window, which knows nothing of commands. */
    @FunctionalInterface
    public interface Window {
        /**
         * Shows it, and returns when it was closed; a cancellation closes it unasked.
         *
         * @param plan opened at once, where one is named
         * @throws NoWindow if none can be shown here
         */
        void show(SshChoices choices, Optional<Path> plan, Cancellation cancellation);
    }

    /** There is no display, or no toolkit for it. */
    public static final class NoWindow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public NoWindow(Throwable cause) {
            super(cause);
        }
    }

    /** How servers are looked at, and what is then said of them. Both only read. */
    public interface Inspection {
        /** @param hosts gives each server's logged-in host, or throws why not */
        Look look(ReplicationPlan plan, Function<ServerPlan, RemoteHost> hosts, Cancellation cancellation);

        List<Finding> judge(ReplicationPlan plan, Map<HostId, HostFacts> facts);
    }

    /**
     * What could be found, and why not where not.
     *
     * @param failures of servers that have no facts
     */
    public record Look(Map<HostId, HostFacts> facts, Map<HostId, Failure> failures) {
        public Look {
            facts = Map.copyOf(facts);
            failures = Map.copyOf(failures);
        }
    }

    /** Makes the connections as the person asked for. */
    public interface Access {
        Ways open(SshChoices choices, Questions questions);
    }

    /** The ways to hosts, servers and secrets. */
    public record Ways(HostConnector connector, SqlGateway gateway, Secrets secrets) {}
}
