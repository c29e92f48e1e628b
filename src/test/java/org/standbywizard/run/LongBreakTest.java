package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakePlan;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.remote.SqlText;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** A class takes a break of half an hour before a step; every connection dies meanwhile. */
class LongBreakTest {
    private static final Duration BREAK = Duration.ofMinutes(30);

    @TempDir
    Path home;

    private final FakePair pair = new FakePair();
    private final FakePlan plan = new FakePlan(pair);
    private final List<RunEvent> events = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final MovedClock clock = new MovedClock();

    /** A connection that can break. */
    private static final class Line implements RemoteHost {
        private final RemoteHost host;
        private volatile boolean broken;

        Line(RemoteHost host) {
            this.host = host;
        }

        private void check() {
            if (broken) {
                throw new FailureException(new Failure.ConnectionLost(host.name(), "Connection reset"));
            }
        }

        @Override
        public String name() {
            return host.name();
        }

        @Override
        public String user() {
            return host.user();
        }

        @Override
        public Privilege privilege() {
            return host.privilege();
        }

        @Override
        public CommandResult run(Command command, Cancellation cancellation) {
            check();
            return host.run(command, cancellation);
        }

        @Override
        public Duplex open(Command command) {
            check();
            return host.open(command);
        }

        @Override
        public Duplex forward(String address, int port) {
            check();
            return host.forward(address, port);
        }

        @Override
        public void close() {
            broken = true;
        }
    }

    /** Goes with its line, or by itself. */
    private static final class LineSql implements Sql {
        private final Line line;
        private final Sql sql;
        private volatile boolean ended;

        LineSql(Line line, Sql sql) {
            this.line = line;
            this.sql = sql;
        }

        private Sql alive() {
            line.check();
            if (ended) {
                throw new FailureException(new Failure.ConnectionLost(line.name(), "terminating connection"));
            }
            return sql;
        }

        @Override
        public PgVersion version() {
            return sql.version();
        }

        @Override
        public List<Map<String, String>> query(String text, Object... values) {
            return alive().query(text, values);
        }

        @Override
        public List<List<Map<String, String>>> batch(List<String> queries) {
            return alive().batch(queries);
        }

        @Override
        public void execute(SqlText statement) {
            alive().execute(statement);
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {
            ended = true;
        }
    }

    private final HostConnector connector = new HostConnector() {
        @Override
        public RemoteHost connect(ServerPlan server, Cancellation cancellation) {
            Line line = new Line(pair.connect(server, cancellation));
            lines.add(line);
            return line;
        }
    };
    private final List<LineSql> sqls = new ArrayList<>();
    private final SqlGateway gateway = (host, route) -> {
        LineSql sql = new LineSql((Line) host, pair.connect(host, route));
        sqls.add(sql);
        return sql;
    };

    private RunStatus run(Journal journal, Gate gate) {
        Runner runner = new Runner(Runnable::run, gateway, (source, purpose) -> null, clock, LockTerms.of("me@desk"));
        try (Sessions sessions = new Sessions(connector, plan.plan().servers())) {
            return runner.run(journal, sessions, gate, events::add, new Cancellation());
        }
    }

    private Journal begin() {
        var changes = plan.changes();
        return new FileJournals(new AppDirs(home))
                .create(new JournalEntry.Opened(1, changes.runId(), Journals.keyOf(plan.plan()), plan.plan(), changes));
    }

    private Gate breakBefore(Set<String> steps, Runnable meanwhile) {
        return (step, stop) -> {
            if (steps.contains(step.id())) {
                clock.set(clock.by().plus(BREAK));
                meanwhile.run();
            }
        };
    }

    @Test
    void connectionsAreOpenedAgainAndTheLocksAreStillHeld() {
        List<Boolean> held = new ArrayList<>();
        try (Journal journal = begin()) {
            assertThat(run(journal, breakBefore(Set.of("db1/conf", "db1/slot-db2", "db2/stop", "db1/proof"), () -> {
                        held.add(pair.one.locked() && pair.two.locked());
                        lines.forEach(line -> line.broken = true);
                    })))
                    .as(events.toString())
                    .isEqualTo(RunStatus.DONE);
        }
        assertThat(held).hasSize(4).containsOnly(true);
        assertThat(pair.one.locked() || pair.two.locked()).as("given back").isFalse();
        assertThat(pair.logins.stream().filter("db1"::equals)).hasSizeGreaterThanOrEqualTo(5);
    }

    /** As idle_session_timeout does it: SSH stays. */
    @Test
    void aDatabaseConnectionThatTheServerEndedIsOpenedAgain() {
        try (Journal journal = begin()) {
            assertThat(run(
                            journal,
                            breakBefore(
                                    Set.of("db1/slot-db2", "db1/proof"), () -> sqls.forEach(sql -> sql.ended = true))))
                    .as(events.toString())
                    .isEqualTo(RunStatus.DONE);
        }
        assertThat(pair.one.slots).containsExactly("db2");
    }

    @Test
    void whoTookTheLockMeanwhileKeepsIt() {
        try (Journal journal = begin()) {
            assertThat(run(journal, breakBefore(Set.of("db1/slot-db2"), () -> {
                        lines.forEach(line -> line.broken = true);
                        pair.one.lockedBy("bob@laptop", "r9");
                    })))
                    .isEqualTo(RunStatus.FAILED);
        }
        assertThat(pair.one.slots).isEmpty();
        assertThat(events)
                .filteredOn(RunEvent.StepFailed.class::isInstance)
                .extracting(event -> ((RunEvent.StepFailed) event).failure().key())
                .contains("refused.lock-lost");
    }

    @Test
    void whoCannotBeReachedAfterTheBreakIsTold() {
        try (Journal journal = begin()) {
            assertThat(run(journal, breakBefore(Set.of("db1/slot-db2"), () -> {
                        lines.forEach(line -> line.broken = true);
                        pair.unreachable.put("db1", new Failure.Unreachable("10.0.0.1", "timeout", 22, ""));
                    })))
                    .isEqualTo(RunStatus.FAILED);
            pair.unreachable.clear();
            assertThat(run(journal, Gate.OPEN)).as("nothing is lost").isEqualTo(RunStatus.DONE);
        }
    }
}
