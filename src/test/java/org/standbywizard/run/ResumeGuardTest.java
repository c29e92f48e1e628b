package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.FakeContext;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StopServer;

/** Safety rules 1, 4 and 5 where a run goes on after a while: the world may be another by then. */
class ResumeGuardTest {
    private final Planned pair = new Planned();
    private final ChangeSet changes = changes();
    private FakeContext context;
    private java.util.Optional<String> timeline = java.util.Optional.empty();

    private ChangeSet changes() {
        pair.db2.databases.put("agreed", 1L);
        return pair.changes();
    }

    @BeforeEach
    void asTheyWere() {
        servers("former");
    }

    private void servers(String place) {
        context = new FakeContext(changes);
        context.host("db1")
                .rows("recovering", Map.of("recovering", "false"))
                .rows("pg_control_system", Map.of("identifier", pair.db1.systemIdentifier))
                .rows("walfile_name", Map.of("timeline", "1"));
        context.host("db2")
                .script("swap-look.sh", 0, place + "\n")
                .rows("pg_control_system", Map.of("identifier", pair.db2.systemIdentifier))
                .rows("datistemplate", Map.of("datname", "agreed"));
    }

    private List<String> refusals(String... begun) {
        context.attempted.addAll(Set.of(begun));
        return new ResumeGuard(changes, Set.of(begun), Set.of(), timeline, context)
                .look().stream().map(Failure::key).toList();
    }

    @Test
    void asTheyWereTheRunGoesOn() {
        assertThat(refusals("db1/conf", "db2/copy")).isEmpty();
        assertThat(context.host("db1").ran).isEmpty();
    }

    @Test
    void rule1_afterAFailoverItDoesNot() {
        context.host("db1").rows("recovering", Map.of("recovering", "true"));
        assertThat(refusals("db1/conf")).containsExactly("refused.resume-primary-in-recovery");
    }

    @Test
    void rule5_aTargetThatIsSomebodysByNow() {
        context.host("db2").rows("datistemplate", Map.of("datname", "agreed"), Map.of("datname", "shop"));
        assertThat(refusals("db1/conf")).containsExactly("refused.resume-new-databases");
        context.host("db2").rows("pg_control_system", Map.of("identifier", "12345"));
        assertThat(refusals("db1/conf")).containsExactly("refused.resume-other-cluster");
    }

    @Test
    void rule5_onceSwappedItIsTheRunsOwn() {
        servers("swapped");
        context.host("db2")
                .rows("pg_control_system", Map.of("identifier", pair.db1.systemIdentifier))
                .rows("recovering", Map.of("recovering", "true"));
        assertThat(refusals("db2/swap")).isEmpty();
    }

    @Test
    void aRunThatOnlyBeginsAsksNotForItsOwnSwap() {
        Step stop =
                changes.steps().filter(StopServer.class::isInstance).findFirst().orElseThrow();
        ResumeGuard guard = new ResumeGuard(changes, Set.of(), Set.of(), timeline, context);
        assertThat(guard.target((StopServer) stop)).isEmpty();
        assertThat(context.host("db2").ran).isEmpty();
        context.attempted.add("db1/conf");
        assertThat(guard.target((StopServer) stop)).isEmpty();
        assertThat(context.host("db2").ran).singleElement().asString().startsWith("swap-look.sh");
    }

    @Test
    void rule1_aStandbyThatWasPromotedBeforeItsRunEndedStopsIt() {
        servers("swapped");
        context.host("db2").rows("recovering", Map.of("recovering", "false"));
        assertThat(refusals("db2/swap")).containsExactly("refused.resume-promoted");
    }

    @Test
    void rule1_aPrimaryThatWasMadeAnewAlsoBeforeTheFirstStep() {
        context.host("db1").rows("pg_control_system", Map.of("identifier", "12345"));
        assertThat(refusals()).containsExactly("refused.resume-other-primary");
        assertThat(refusals("db1/conf")).containsExactly("refused.resume-other-primary");
    }

    @Test
    void rule1_aPrimaryThatIsAStandbyByNowAlsoBeforeTheFirstStep() {
        context.host("db1").rows("recovering", Map.of("recovering", "true"));
        assertThat(refusals()).containsExactly("refused.resume-primary-in-recovery");
    }

    @Test
    void rule1_aCopyOfATimelineThatThePrimaryHasLeft() {
        timeline = java.util.Optional.of("1");
        assertThat(refusals("db2/copy")).isEmpty();
        context.host("db1").rows("walfile_name", Map.of("timeline", "2"));
        assertThat(refusals("db1/conf")).as("nothing was copied yet").isEmpty();
        assertThat(refusals("db2/copy")).containsExactly("refused.resume-primary-timeline");
    }

    @Test
    void rule5_aTargetThatFeedsSomebodyByNow() {
        context.host("db2").rows("pg_stat_replication", Map.of("application_name", "reports"));
        assertThat(refusals("db1/conf")).containsExactly("refused.resume-new-standbys");
    }

    @Test
    void rule4_aServerThatAnInterruptedRestartLeftDownIsStarted() {
        pair.db1.setting("max_wal_senders", "0");
        assertThat(refusals("db1/restart")).isEmpty();
        assertThat(context.host("db1").ran).singleElement().asString().startsWith("service.sh start systemd");
    }

    @Test
    void rule4_ifItDoesNotComeUpTheFilesGoBackFirst() {
        context.host("db1").script("service.sh", 6, "").script("service.sh", 0, "done\n");
        assertThat(refusals("db1/restart")).containsExactly("refused.restart-failed");
        assertThat(context.host("db1").ran)
                .extracting(line -> line.split(" ")[0])
                .containsExactly("service.sh", "restore-file.sh", "restore-file.sh", "service.sh");
        assertThat(context.said).singleElement().asString().startsWith("put-back ");
    }
}
