package org.standbywizard.ui.page.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.standbywizard.jdbc.JdbcGateway;
import org.standbywizard.pg.EmbeddedPair;
import org.standbywizard.pg.EmbeddedPg;
import org.standbywizard.pg.LocalHost;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.SqlRoute;
import org.standbywizard.ui.model.Work;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.ServiceProbe;
import org.standbywizard.verify.VerifyTarget;

/** A look a second at a real pair, while one of the two goes and comes back. */
@Timeout(180)
class LiveWatchTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    private final ExecutorService background = Executors.newCachedThreadPool();
    private final ExecutorService window = Executors.newSingleThreadExecutor();
    private final BlockingQueue<ReplicationStatus> seen = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        background.shutdownNow();
        window.shutdownNow();
    }

    @Test
    void survivesAServerThatGoesAndComesBack() throws Exception {
        try (EmbeddedPair pair = EmbeddedPair.start("18")) {
            Deeds.Watch watch = LiveWatch.start(
                    List.of(target(DB1, pair.primary()), target(DB2, pair.standby())),
                    (id, renew) -> new LocalHost(id.name()),
                    new JdbcGateway(),
                    new Work(background, window),
                    seen::add,
                    failure -> {
                        throw new AssertionError(failure);
                    });
            ReplicationStatus first = until(s -> answers(s, DB1) && answers(s, DB2));
            ReplicationStatus second = next();
            assertThat(Duration.between(first.at(), second.at()))
                    .as("a server rests between two looks, however slow it is")
                    .isGreaterThanOrEqualTo(Duration.ofMillis(490));
            pair.standby().halt();
            ReplicationStatus without = until(s -> !answers(s, DB2));
            assertThat(answers(without, DB1))
                    .as("the other one is shown all the same")
                    .isTrue();
            pair.standby().launch();
            until(s -> answers(s, DB2));

            watch.close();
            // What was under way is over once the window's thread has done all that was asked of it before.
            window.submit(() -> {}).get(10, TimeUnit.SECONDS);
            seen.clear();
            assertThat(Optional.ofNullable(seen.poll(3, TimeUnit.SECONDS)))
                    .as("closed, it says nothing more")
                    .isEmpty();
        }
    }

    private ReplicationStatus next() throws InterruptedException {
        ReplicationStatus status = seen.poll(30, TimeUnit.SECONDS);
        assertThat(status).as("a look within 30 s").isNotNull();
        return status;
    }

    private ReplicationStatus until(Predicate<ReplicationStatus> condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        ReplicationStatus status = next();
        while (!condition.test(status) && System.nanoTime() < deadline) {
            status = next();
        }
        assertThat(condition.test(status)).as("%s", status).isTrue();
        return status;
    }

    private static boolean answers(ReplicationStatus status, HostId id) {
        return status.sample(id).isPresent();
    }

    private static VerifyTarget target(HostId id, EmbeddedPg server) {
        return new VerifyTarget(
                id,
                new SqlRoute.Tunnel("127.0.0.1", server.port(), "postgres", Optional.empty(), "postgres"),
                new ServiceProbe(
                        ServiceKind.PG_CTL, "", "", server.dataDirectory().toString(), server.port()));
    }
}
