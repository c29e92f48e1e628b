package org.standbywizard.run;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Question;
import org.standbywizard.steps.Step;

/**
 * Asks the servers, beside the run, what they say after a step. Each question has a connection of its own, so that no
 * step waits for it, and whatever goes wrong with it is an answer, never the run's failure. The end waits a moment for
 * those that are still being asked.
 */
final class AfterStep implements AutoCloseable {
    private static final Duration STARTING = Duration.ofSeconds(8);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final long END_MILLIS = 10_000;

    private final ChangeSet changeSet;
    private final Sessions sessions;
    private final SqlGateway gateway;
    private final Executor executor;
    private final Clock clock;
    private final Consumer<RunEvent> events;
    private final Cancellation over = new Cancellation();
    private final Phaser asking = new Phaser(1);

    AfterStep(
            ChangeSet changeSet,
            Sessions sessions,
            SqlGateway gateway,
            Executor executor,
            Clock clock,
            Consumer<RunEvent> events) {
        this.changeSet = changeSet;
        this.sessions = sessions;
        this.gateway = gateway;
        this.executor = executor;
        this.clock = clock;
        this.events = events;
    }

    /** Returns at once; answers are events. */
    void ask(Step step) {
        List<Question> questions =
                Question.after(step, changeSet.servers().get(step.host()).version());
        if (questions.isEmpty()) {
            return;
        }
        asking.register();
        executor.execute(() -> {
            try {
                for (Question question : questions) {
                    Answer answer = answer(question);
                    events.accept(new RunEvent.Answered(clock.millis(), step.id(), step.host(), answer));
                }
            } finally {
                asking.arriveAndDeregister();
            }
        });
    }

    /** A server that was just started may not let anybody in yet. */
    private Answer answer(Question question) {
        long deadline = System.nanoTime() + STARTING.toNanos();
        while (true) {
            try {
                return new Answer(question.host(), question.sql(), rows(question), Optional.empty());
            } catch (RuntimeException e) {
                boolean starting = e instanceof FailureException known && ServerDown.isStarting(known.failure());
                if (!starting || over.isCancelled() || System.nanoTime() > deadline) {
                    return new Answer(
                            question.host(), question.sql(), List.of(), Optional.of(Failures.of(question.host(), e)));
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private List<Map<String, String>> rows(Question question) {
        try (Sql sql = gateway.connect(
                sessions.get(question.host(), over),
                changeSet.servers().get(question.host()).route(SqlPool.DATABASE))) {
            return sql.query(question.sql());
        }
    }

    @Override
    public void close() {
        int phase = asking.arriveAndDeregister();
        try {
            asking.awaitAdvanceInterruptibly(phase, END_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            // Whoever still asks gets no connection from here on.
            over.cancel();
        }
    }
}
