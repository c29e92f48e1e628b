package org.standbywizard.steps;

import java.time.Duration;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Sql;

/** Tells a server to read its files and waits until it has. */
final class Reload {
    private static final String LOADED = "SELECT extract(epoch FROM pg_conf_load_time())::text AS loaded";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Reload() {}

    static void now(StepContext context, HostId host) {
        Sql sql = context.sql(host);
        String before = sql.query(LOADED).get(0).get("loaded");
        sql.query("SELECT pg_reload_conf()");
        // A session sees the new load time only at its next command, so each look is a command of its own.
        Poll.until(context, host, LIMIT, "reload", () -> !sql.query(LOADED)
                .get(0)
                .get("loaded")
                .equals(before));
    }
}
