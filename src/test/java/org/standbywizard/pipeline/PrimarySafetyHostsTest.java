package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.StandbyPlan;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.RunStatus;

/** Safety rules that keep a real primary serving: restarts that fail, edits of others, an address that is gone. */
@Tag("hosts")
class PrimarySafetyHostsTest {
    private static final String UNIT = "postgresql@15-main";
    private static final String STARTED = "SELECT pg_postmaster_start_time()";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    private static DebianPair pair;
    private static TestHost one;

    @TempDir
    Path directory;

    private Journal journal;
    private ReplicationPlan plan;

    @BeforeEach
    void prepare() {
        pair = DebianPair.ready(lab, pair);
        one = pair.one;
        plan = pair.plan();
    }

    @AfterEach
    void asBefore() {
        pair.requireAsBefore();
    }

    private Pipeline pipeline() {
        return pair.pipeline(plan, directory);
    }

    /** @param words that the reasons hold */
    private void fails(String runId, Gate gate, String... words) {
        try (Pipeline pipeline = pipeline()) {
            journal = pipeline.journal(pipeline.plan(runId));
            assertThat(pipeline.apply(journal, gate)).isEqualTo(RunStatus.FAILED);
            assertThat(String.join("\n", pipeline.reasons())).contains(words);
        }
    }

    private void goesOn() {
        try (Pipeline pipeline = pipeline()) {
            assertThat(pipeline.apply(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            assertThat(pipeline.problems()).isEmpty();
        }
    }

    private void undo(RunStatus status, String... words) {
        try (Pipeline pipeline = pipeline()) {
            assertThat(pipeline.undo(journal)).as("%s", pipeline.reasons()).isEqualTo(status);
            assertThat(pipeline.reasons()).hasSize(words.length);
            for (String word : words) {
                assertThat(pipeline.reasons()).anyMatch(reason -> reason.contains(word));
            }
        }
    }

    /** Runs something once, before a step. */
    private static Gate before(String step, Runnable what) {
        return (next, cancellation) -> {
            if (next.id().equals(step)) {
                what.run();
            }
        };
    }

    @Test
    void rule4_whereTheServerDoesNotComeUpTheFilesGoBack() {
        plan = Plans.withSettings(plan, Map.of("shared_preload_libraries", "no_such_library"));
        fails("library", Gate.OPEN, "did not come up after the restart", "no_such_library", "put back");
        assertThat(one.sql("SHOW shared_preload_libraries")).isEmpty();
        assertThat(one.sql("SHOW listen_addresses")).isEqualTo("localhost");
        Wait.until("the service is active", () -> state().equals("active"));
        undo(RunStatus.UNDONE);
    }

    /** The same where an undo restarts: here the address that the old files name no longer exists. */
    @Test
    void rule4_anUndoWhoseRestartFailsLeavesTheServerRunning() {
        String extra = one.ipv4() + "1";
        address("add", extra);
        one.exec(
                        "echo \"listen_addresses = '$1'\" >/etc/postgresql/15/main/conf.d/site.conf; systemctl restart $2",
                        extra,
                        UNIT)
                .ok();
        pair.remember();
        journal = pair.setUp("address", directory);
        address("delete", extra);
        undo(RunStatus.FAILED, "did not come up after the restart");
        assertThat(one.sql("SHOW listen_addresses")).isEqualTo("*");
        address("add", extra);
        undo(RunStatus.UNDONE);
        pair.requireAsBefore();
        one.exec("rm /etc/postgresql/15/main/conf.d/site.conf; systemctl restart $1", UNIT)
                .ok();
        address("delete", extra);
        pair.remember();
    }

    private static String state() {
        return one.exec("systemctl is-active " + UNIT).out().strip();
    }

    private static void address(String action, String address) {
        one.exec("ip address \"$1\" \"$2/24\" dev host0", action, address).ok();
    }

    @Test
    void rule4_aStrangersEditThatWaitsForARestartIsNotActivated() {
        String started = one.sql(STARTED);
        fails(
                "restart",
                before("db1/restart", () -> {
                    one.sql("ALTER SYSTEM SET shared_buffers = '64MB'");
                    one.sql("SELECT pg_reload_conf()");
                }),
                "Somebody changed shared_buffers on",
                "was not restarted");
        assertThat(one.sql(STARTED)).isEqualTo(started);
        one.sql("ALTER SYSTEM RESET shared_buffers");
        goesOn();
        assertThat(one.sql("SHOW shared_buffers")).isEqualTo("128MB");
        undo(RunStatus.UNDONE);
    }

    @Test
    void rule4_aStrangersEditThatWaitsForAReloadIsNotActivated() {
        fails(
                "reload",
                before("db1/conf", () -> one.sql("ALTER SYSTEM SET log_min_duration_statement = '1s'")),
                "Somebody changed",
                "postgresql.auto.conf");
        assertThat(one.sql("SHOW log_min_duration_statement")).isEqualTo("-1");
        one.sql("ALTER SYSTEM RESET log_min_duration_statement");
        one.sql("SELECT pg_reload_conf()");
        goesOn();
        undo(RunStatus.UNDONE);
    }

    /** The address that the server listens on is missing after a boot: it runs, and nobody reaches it. */
    @Test
    void rule21_afterABootWithoutItsAddressVerifySaysSo() {
        String extra = one.ipv4() + "1";
        address("add", extra);
        ServerPlan primary =
                Plans.server(one, "root", SudoPlan.findOut(), Map.of("listen_addresses", "localhost," + extra));
        plan = Plans.withStandbys(
                Plans.plan(primary, plan.standbys()),
                s -> new StandbyPlan(
                        s.server(),
                        s.slot(),
                        s.applicationName(),
                        Optional.of(extra),
                        s.primaryPort(),
                        s.sourceAddress(),
                        s.tablespaces()));
        try (Pipeline pipeline = pipeline()) {
            journal = pipeline.journal(pipeline.plan("listen"));
            assertThat(pipeline.apply(journal)).as("%s", pipeline.reasons()).isEqualTo(RunStatus.DONE);
            assertThat(pipeline.problems()).isEmpty();
        }
        address("delete", extra);
        one.powerCut();
        one.powerOn();
        assertThat(state()).isEqualTo("active");
        try (Pipeline pipeline = pipeline()) {
            assertThat(pipeline.problems())
                    .extracting(Finding::check, Finding::outcome)
                    .contains(org.assertj.core.groups.Tuple.tuple("verify-listening", "local-only"));
        }
        address("add", extra);
        one.exec("systemctl restart " + UNIT).ok();
        try (Pipeline pipeline = pipeline()) {
            assertThat(pipeline.problems()).isEmpty();
        }
        undo(RunStatus.UNDONE);
        address("delete", extra);
    }
}
