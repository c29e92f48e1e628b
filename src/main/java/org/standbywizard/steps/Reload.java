package org.standbywizard.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Sql;

/** Tells a server to read its files and waits until it has. */
final class Reload {
    /** When the asking connection last read them. */
    static final String LOADED = "SELECT extract(epoch FROM pg_conf_load_time())::text AS loaded";

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Reload() {}

    /** @return the answers to {@code questions} afterwards */
    static List<List<Map<String, String>>> now(StepContext context, HostId host, List<String> questions) {
        return after(context, host, context.sql(host).query(LOADED), questions);
    }

    /**
     * @param before the answer to {@link #LOADED}
     * @return the answers to {@code questions} afterwards
     */
    static List<List<Map<String, String>>> after(
            StepContext context, HostId host, List<Map<String, String>> before, List<String> questions) {
        Sql sql = context.sql(host);
        sql.query("SELECT pg_reload_conf()");
        List<String> all = new ArrayList<>(List.of(LOADED));
        all.addAll(questions);
        List<List<Map<String, String>>> answers = new ArrayList<>();
        // A session sees the new load time only at its next command, so each look is a command of its own.
        Poll.until(context, host, LIMIT, "reload", () -> {
            answers.clear();
            answers.addAll(sql.batch(all));
            return !answers.get(0).equals(before);
        });
        return answers.subList(1, answers.size());
    }
}
