package org.standbywizard.steps;

import java.util.regex.Pattern;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.FailureException;

/**
 * Up to 9.6 only the server's log tells that a reload refused pg_hba.conf, while {@code pg_reload_conf()} says true.
 * The next restart would then fail.
 */
final class HbaLog {
    private static final Pattern REFUSED = Pattern.compile("pg_hba\\.conf (was )?not reloaded");
    private static final String LINES = "2000";

    private final StepContext context;
    private final HostId host;
    private final long before;

    private HbaLog(StepContext context, HostId host) {
        this.context = context;
        this.host = host;
        this.before = ReloadServer.tellsHbaErrors(context.server(host).version()) ? 0 : count();
    }

    static HbaLog begin(StepContext context, HostId host) {
        return new HbaLog(context, host);
    }

    /** @throws FailureException if the log gained a refusal since {@link #begin} */
    void requireAccepted() {
        if (!ReloadServer.tellsHbaErrors(context.server(host).version()) && count() > before) {
            throw Scripts.refused(context.remote(host), "hba-not-reloaded", tail(context, host, "20"));
        }
    }

    private long count() {
        return REFUSED.matcher(tail(context, host, LINES)).results().count();
    }

    /** The end of the server's log. */
    static String tail(StepContext context, HostId host, String lines) {
        return context.remote(host)
                .run(command(context.server(host), lines), context.cancellation())
                .out();
    }

    static Command command(ServerRef server, String lines) {
        return Scripts.admin(Scripts.LOG_TAIL, server.dataDirectory(), server.unit(), logFile(server), lines);
    }

    private static String logFile(ServerRef server) {
        return server.debian().isEmpty()
                ? ""
                : "/var/log/postgresql/postgresql-" + server.debian().replace('/', '-') + ".log";
    }
}
