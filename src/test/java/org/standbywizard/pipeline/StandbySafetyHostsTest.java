package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ReplicationSettings;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Secret;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.ChangeSet;

/** Safety rules that keep a real standby what it is: leftovers of a recovery, the proof, the login before all. */
@Tag("hosts")
class StandbySafetyHostsTest {
    private static final String UNIT = "postgresql@15-main";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    private static DebianPair pair;
    private static TestHost one;
    private static TestHost two;

    @TempDir
    Path directory;

    @BeforeEach
    void prepare() {
        pair = DebianPair.ready(lab, pair);
        one = pair.one;
        two = pair.two;
    }

    @AfterEach
    void asBefore() {
        pair.requireAsBefore();
    }

    /** A point-in-time recovery of long ago left its words behind; a standby with them ends its recovery. */
    @Test
    void rule8_leftoversOfARecoveryDoNotPromoteTheStandby() {
        Map<String, String> leftovers = Map.of(
                "recovery_target_time", "2001-01-01 00:00:00+00",
                "recovery_target_action", "promote",
                "restore_command", "false",
                "recovery_end_command", "touch /var/tmp/ended",
                "archive_cleanup_command", "touch /var/tmp/cleaned",
                "promote_trigger_file", "/var/tmp/promote");
        leftovers.forEach((name, value) -> one.sql("ALTER SYSTEM SET " + name + " = '" + value + "'"));
        one.exec("systemctl restart " + UNIT).ok();
        two.exec("touch /var/tmp/promote").ok();
        pair.remember();

        Journal journal = pair.setUp("leftovers", directory);
        one.sql("CREATE TABLE committed AS SELECT 1 AS n");
        Wait.until(
                "the commit arrives", () -> two.sql("SELECT n FROM committed").equals("1"));
        two.sql("CHECKPOINT");
        pair.requireStreaming();
        assertThat(two.sql("SELECT pg_is_in_recovery()")).isEqualTo("t");
        assertThat(two.exec("ls /var/tmp/ended /var/tmp/cleaned").out()).isEmpty();
        assertThat(two.sql("SELECT name FROM pg_settings WHERE name = ANY ('{" + String.join(",", leftovers.keySet())
                        + "}') AND source <> 'default'"))
                .isEmpty();

        pair.takeBack(journal, directory);
        one.sql("ALTER SYSTEM RESET ALL");
        one.exec("systemctl restart " + UNIT).ok();
        pair.remember();
    }

    /** A table of the proof, published FOR ALL TABLES, would stop the subscription for good: it has no such table. */
    @Test
    void rule10_theProofLeavesASubscriptionAlone() {
        one.sql("ALTER SYSTEM SET wal_level = 'logical'");
        one.sql("ALTER SYSTEM SET log_statement = 'ddl'");
        one.exec("systemctl restart " + UNIT + "; pg_createcluster 15 subscriber --start >/dev/null")
                .ok();
        one.sql("CREATE TABLE orders (n int PRIMARY KEY)");
        subscriber("CREATE TABLE orders (n int PRIMARY KEY)");
        pair.remember();
        ReplicationPlan plan = new ReplicationPlan(
                Plans.withCluster(pair.plan().primary(), "15/main"),
                pair.plan().standbys(),
                pair.plan().replication(),
                Map.of());
        try (Pipeline pipeline = pair.pipeline(plan, directory)) {
            ChangeSet changes = pipeline.plan("proof");
            Journal journal = pipeline.journal(changes);
            // Only now, long after the preview, which still says a table.
            assertThat(pipeline.apply(journal, before("db1/proof", StandbySafetyHostsTest::subscribe)))
                    .as("%s", pipeline.reasons())
                    .isEqualTo(RunStatus.DONE);
            assertThat(journal.entries())
                    .anySatisfy(entry -> assertThat(entry).isInstanceOfSatisfying(JournalEntry.Ended.class, ended -> {
                        assertThat(ended.step()).isEqualTo("db1/proof");
                        assertThat(ended.facts()).containsKey("at-most-ms-db2");
                    }));
            requireSubscribed(1);
            assertThat(subscriber("SELECT apply_error_count FROM pg_stat_subscription_stats"))
                    .isEqualTo("0");
            assertThat(pipeline.undo(journal)).isEqualTo(RunStatus.UNDONE);
            requireSubscribed(2);
        }
        subscriber("DROP SUBSCRIPTION orders");
        one.sql("DROP PUBLICATION everything");
        one.exec("pg_dropcluster --stop 15 subscriber; rm -rf /etc/postgresql/15/subscriber")
                .ok();
        one.sql("ALTER SYSTEM RESET ALL");
        one.exec("systemctl restart " + UNIT).ok();
        pair.remember();
    }

    private static String subscriber(String sql) {
        return one.exec("cd / && exec runuser -u postgres -- psql -p 5433 -XAtqc \"$1\"", sql)
                .ok();
    }

    private static void subscribe() {
        one.sql("CREATE PUBLICATION everything FOR ALL TABLES");
        subscriber("CREATE SUBSCRIPTION orders CONNECTION 'host=/var/run/postgresql port=5432 dbname=postgres'"
                + " PUBLICATION everything");
        requireSubscribed(0);
    }

    private static void requireSubscribed(int row) {
        one.sql("INSERT INTO orders VALUES (" + row + ")");
        Wait.until("row " + row + " reaches the subscriber", () -> subscriber("SELECT max(n) FROM orders")
                .equals(String.valueOf(row)));
        assertThat(one.exec("grep -h 'CREATE TABLE' /var/log/postgresql/*main.log")
                        .ok())
                .contains("orders")
                .doesNotContain("standby_wizard");
    }

    /** Runs something once, before a step. */
    private static Gate before(String step, Runnable what) {
        return (next, cancellation) -> {
            if (next.id().equals(step)) {
                what.run();
            }
        };
    }

    /** Between the look and the login a firewall came up: the primary is ready, and the standby is as it was. */
    @Test
    void rule18_aPortThatIsClosedStopsTheRunBeforeTheStandbyIsTouched() {
        try (Pipeline pipeline = pair.pipeline(directory)) {
            Journal journal = pipeline.journal(pipeline.plan("firewall"));
            untouched(() -> {
                assertThat(pipeline.apply(journal, before("db2/login", () -> one.blockPort(5432))))
                        .isEqualTo(RunStatus.FAILED);
                assertThat(String.join("\n", pipeline.reasons()))
                        .contains(
                                "The replication login from " + two.ipv4() + " to the primary was refused", "firewall");
            });
            one.unblockPort(5432);
            assertThat(pipeline.apply(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            assertThat(pipeline.problems()).isEmpty();
            assertThat(pipeline.undo(journal)).isEqualTo(RunStatus.UNDONE);
        }
    }

    @Test
    void rule18_aWrongPasswordStopsTheRunBeforeTheStandbyIsTouched() {
        one.sql("CREATE ROLE follower LOGIN REPLICATION PASSWORD 'the right one'");
        ReplicationSettings old = pair.plan().replication();
        ReplicationPlan plan = Plans.withReplication(
                pair.plan(),
                new ReplicationSettings(
                        "follower",
                        AuthMethod.SCRAM_SHA_256,
                        new SecretRef.Env("FOLLOWER"),
                        old.slots(),
                        old.sslMode(),
                        old.synchronous(),
                        old.backup()));
        try (Pipeline wrong = pair.pipeline(plan, (ref, purpose) -> new Secret("a guess"), directory)) {
            Journal journal = wrong.journal(wrong.plan("guess"));
            untouched(() -> {
                assertThat(wrong.apply(journal)).isEqualTo(RunStatus.FAILED);
                assertThat(String.join("\n", wrong.reasons()))
                        .contains("The password given for the role follower is not");
            });
            assertThat(one.sql("SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
            assertThat(wrong.undo(journal)).isEqualTo(RunStatus.UNDONE);
        }
        // Right when the run began, changed by somebody before the login.
        try (Pipeline right = pair.pipeline(plan, (ref, purpose) -> new Secret("the right one"), directory)) {
            Journal journal = right.journal(right.plan("changed"));
            untouched(() -> {
                assertThat(right.apply(
                                journal, before("db2/login", () -> one.sql("ALTER ROLE follower PASSWORD 'another'"))))
                        .isEqualTo(RunStatus.FAILED);
                assertThat(String.join("\n", right.reasons()))
                        .contains(
                                "The replication login from " + two.ipv4() + " to the primary was refused", "password");
            });
            assertThat(right.undo(journal)).isEqualTo(RunStatus.UNDONE);
        }
        one.sql("DROP ROLE follower");
    }

    /** The same server process, on the same directory, with the same files; a passfile may be there. */
    private static void untouched(Runnable run) {
        List<String> before = standby();
        run.run();
        assertThat(standby()).isEqualTo(before);
    }

    private static List<String> standby() {
        return Stream.of(
                        two.sql("SELECT pg_postmaster_start_time()"),
                        Configuration.state(two),
                        two.exec("ls -di /var/lib/postgresql/15/*").ok(),
                        Fingerprint.of(two, "/etc/postgresql").toString())
                .toList();
    }
}
