package org.standbywizard.steps;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;

/**
 * Restarts a server as it is, to see that it comes back and that replication goes on by itself. It changes nothing, so
 * it refuses where a restart would bring somebody's edits into force (safety rule 4).
 *
 * @param host the server that is restarted: a standby, or with its own consent the primary
 * @param followers application_name of each standby that must stream again afterwards
 */
public record RestartTest(String id, HostId host, HostId primary, Map<HostId, String> followers) implements Step {
    /** Fact of its outcome: from the request until the server answered. */
    public static final String UP = "up-ms";
    /** Fact for each follower: from the request until both ends said streaming. */
    public static final String STREAMING = "streaming-ms-";

    /** The test writes no file, so every unread one is somebody's. */
    private static final OthersFiles NOBODYS = new OthersFiles(Set.of(), Map.of());

    private static final Duration STREAMS = Duration.ofMinutes(2);
    private static final String SENDER =
            "SELECT 1 FROM pg_stat_replication WHERE application_name = ? AND state = 'streaming'";
    private static final String RECEIVER = "SELECT 1 FROM pg_stat_wal_receiver WHERE status = 'streaming'";

    public RestartTest {
        followers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(followers));
    }

    @Override
    public Risk risk() {
        return Risk.INTERRUPTS;
    }

    @Override
    public List<String> titleArgs() {
        return List.of();
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return ServiceWords.equivalent(server, "restart");
    }

    @Override
    public StepOutcome perform(StepContext context) {
        Sql sql = context.sql(host);
        List<String> questions =
                new ArrayList<>(List.of(ServerRestart.STARTED, ServerRestart.WAITING, OthersFiles.QUERY));
        questions.addAll(FileErrors.queries(sql.version()));
        List<List<Map<String, String>>> now = sql.batch(questions);
        List<String> waiting = now.get(1).stream().map(row -> row.get("name")).toList();
        if (!waiting.isEmpty()) {
            throw Scripts.refused(context.remote(host), "restart-test-pending", "", String.join(", ", waiting));
        }
        NOBODYS.requireRead(context.remote(host), now.get(2), OthersFiles.times(context, host, now.get(2)));
        FileErrors.requireNone(context.remote(host), now.subList(3, now.size()));
        Map<String, String> facts = new LinkedHashMap<>();
        long begun = System.nanoTime();
        try {
            facts.put(
                    UP,
                    String.valueOf(ServerRestart.perform(context, host, now.get(0), List.of())
                            .millis()));
        } catch (ServerRestart.NotUp e) {
            throw Scripts.refused(
                    context.remote(host),
                    "restart-test-failed",
                    e.getMessage() + "\n" + HbaLog.tail(context, host, "30"),
                    String.join("\n", equivalent(context.server(host)).lines()));
        }
        followers.forEach((standby, name) -> {
            awaitStreaming(context, standby, name);
            facts.put(
                    STREAMING + standby,
                    String.valueOf(Duration.ofNanos(System.nanoTime() - begun).toMillis()));
        });
        return StepOutcome.done(facts);
    }

    private void awaitStreaming(StepContext context, HostId standby, String name) {
        try {
            Poll.until(context, standby, STREAMS, "streaming", () -> {
                boolean sent = !context.sql(primary).query(SENDER, name).isEmpty();
                return sent && !context.sql(standby).query(RECEIVER).isEmpty();
            });
        } catch (FailureException e) {
            if (e.failure() instanceof org.standbywizard.remote.Failure.TimedOut) {
                throw Scripts.refused(
                        context.remote(standby),
                        "restart-test-not-streaming",
                        HbaLog.tail(context, standby, "30"),
                        name);
            }
            throw e;
        }
    }

    @Override
    public void undo(StepContext context) {
        // It changed nothing.
    }
}
