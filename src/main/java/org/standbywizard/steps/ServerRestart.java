package org.standbywizard.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;

/** Restarting a server by what manages it, and seeing that another one answers (safety rules 4, 12 and 22). */
final class ServerRestart {
    static final int LIMIT_SECONDS = 120;
    /** What was read, and waits for a restart. */
    static final String PENDING = "SELECT name FROM pg_settings WHERE pending_restart";

    static final String STARTED = "SELECT pg_postmaster_start_time()::text AS started";
    /**
     * What a restart would bring into force, as the files are at this moment. What the command line sets stays so,
     * whatever the files say.
     */
    static final String WAITING = "SELECT DISTINCT lower(f.name) AS name FROM pg_file_settings f"
            + " WHERE f.error = 'setting could not be applied' AND NOT EXISTS (SELECT 1 FROM pg_settings s"
            + " WHERE lower(s.name) = lower(f.name) AND s.source = 'command line')";

    private static final String TIMED_OUT = "57014";

    private ServerRestart() {}

    /**
     * The new server.
     *
     * @param millis from the request to its first answer
     */
    record Back(long millis, List<List<Map<String, String>>> answers) {}

    /**
     * Not to be stopped half-way: a cancellation does not reach the service manager.
     *
     * @param before the answer to {@link #STARTED}
     * @param questions asked of the new server
     */
    static Back perform(StepContext context, HostId host, List<Map<String, String>> before, List<String> questions)
            throws NotUp {
        checkpoint(context.sql(host));
        context.releaseSql(host);
        long start = System.nanoTime();
        CommandResult result = context.remote(host)
                .run(
                        Scripts.service(Scripts.SERVICE, context.server(host), "restart", LIMIT_SECONDS),
                        new Cancellation());
        if (!result.ok()) {
            throw new NotUp(result.err());
        }
        List<String> all = new ArrayList<>(List.of(STARTED));
        all.addAll(questions);
        List<List<Map<String, String>>> answers = Connect.whenUp(context, host, Duration.ofSeconds(LIMIT_SECONDS), all);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        if (answers.get(0).equals(before)) {
            throw new NotUp("the service manager reported success, but the same server process is still running");
        }
        return new Back(millis, answers.subList(1, answers.size()));
    }

    /** Makes the shutdown's own checkpoint short, and so the time without service. It goes on if we stop waiting. */
    private static void checkpoint(Sql sql) {
        try {
            sql.query("CHECKPOINT");
        } catch (FailureException e) {
            if (!(e.failure() instanceof Failure.SqlFailed sqlFailed)
                    || !sqlFailed.sqlState().equals(TIMED_OUT)) {
                throw e;
            }
        }
    }

    /** The server did not come up; message for the person. */
    static final class NotUp extends Exception {
        private static final long serialVersionUID = 1L;

        NotUp(String message) {
            super(message);
        }
    }
}
