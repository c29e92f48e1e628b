package org.standbywizard.ui.page.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.check.Survey.Stage;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.ui.PlannedWindow;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.page.preflight.PreflightModel.Phase;

class PreflightModelTest {
    private static final HostId DB1 = PlannedWindow.DB1;
    private static final HostId DB2 = PlannedWindow.DB2;

    @TempDir
    Path home;

    private final PlannedWindow window = new PlannedWindow();
    private WizardModel wizard;
    private PreflightModel model;

    private void make() {
        wizard = window.model(home);
        model = new PreflightModel(wizard, window);
    }

    private void look() {
        make();
        model.entered();
    }

    private ServerChecks server(HostId host) {
        return model.servers().stream()
                .filter(group -> group.id().equals(host))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void beforeTheFirstLookThereIsNothing() {
        make();
        assertThat(model.phase().get()).isEqualTo(Phase.NONE);
        assertThat(model.obstacles().get()).containsExactly(new Obstacle.NotLooked());
        assertThat(model.servers()).isEmpty();
    }

    @Test
    void aServersOwnChecksAreThereWhileAnotherIsStillLookedAt() {
        make();
        List<ServerChecks> seen = new ArrayList<>();
        window.meanwhile = () -> {
            if (server(DB2).stage().orElseThrow() instanceof Stage.Looking) {
                seen.addAll(model.servers());
                assertThat(model.phase().get()).isEqualTo(Phase.RUNNING);
                assertThat(model.obstacles().get()).containsExactly(new Obstacle.Looking());
            }
        };
        model.entered();
        assertThat(seen).hasSize(2);
        assertThat(seen.get(0).findings()).extracting(Finding::check).contains("cluster", "files");
        assertThat(seen.get(0).whole()).isFalse();
        assertThat(seen.get(1).findings()).isEmpty();
        assertThat(model.servers()).allMatch(ServerChecks::whole);
        assertThat(server(DB1).findings()).extracting(Finding::check).contains("restart");
        assertThat(server(DB1).findings().size())
                .isGreaterThan(seen.get(0).findings().size());
    }

    @Test
    void problemsStandBeforeWhatPassed() {
        window.servers.db1.pending.add("work_mem = 8MB (4MB)");
        look();
        List<Finding.State> states =
                server(DB1).findings().stream().map(Finding::state).toList();
        assertThat(states.get(0)).isEqualTo(Finding.State.BLOCK);
        assertThat(states.get(1)).isEqualTo(Finding.State.WARN);
        assertThat(states).last().isEqualTo(Finding.State.PASS);
    }

    @Test
    void theResultIsTheWindowsAndWarningsAreReadFirst() {
        look();
        assertThat(wizard.checked().get().orElseThrow().facts()).containsOnlyKeys(DB1, DB2);
        int warnings = model.verdict().warnings().size();
        assertThat(warnings).isPositive();
        assertThat(model.obstacles().get()).containsExactly(new Obstacle.Unread(warnings));
        model.agreement().warnings(true);
        assertThat(model.obstacles().get()).isEmpty();
        model.agreement().warnings(false);
        assertThat(model.obstacles().get()).hasSize(1);
    }

    @Test
    void anUnreachableServerIsAFailureOfItsOwn() {
        Failure timeout = new Failure.Unreachable("10.0.0.2", "timeout", 22, "");
        window.unreachable.put("db2", timeout);
        look();
        assertThat(server(DB2).stage()).contains(new Stage.Failed(timeout));
        assertThat(server(DB1).findings()).isNotEmpty();
        assertThat(model.obstacles().get()).first().isEqualTo(new Obstacle.Unreachable(DB2));
        model.agreement().warnings(true);
        assertThat(model.obstacles().get()).containsExactly(new Obstacle.Unreachable(DB2));
    }

    @Test
    void aBlockIsNotTickedAway() {
        window.servers.db2.machine = "aarch64";
        look();
        model.agreement().warnings(true);
        model.agreement().edits(true);
        assertThat(model.obstacles().get()).containsExactly(new Obstacle.Blocked(DB2, 1));
        assertThat(server(DB2).findings())
                .filteredOn(model.unfolded()::isOpen)
                .extracting(Finding::check)
                .containsExactly("architecture");
    }

    @Test
    void editsOfOthersAreAcceptedByTheirOwnTick() {
        window.servers.db1.pending.add("work_mem = 8MB (4MB)");
        look();
        model.agreement().warnings(true);
        assertThat(model.obstacles().get()).containsExactly(new Obstacle.Edits(DB1));
        model.agreement().edits(true);
        assertThat(model.obstacles().get()).isEmpty();
        assertThat(wizard.consents().get().pendingEdits()).isTrue();
    }

    @Test
    void aStandbyWithClientsIsConfirmedByItsName() {
        window.servers.db2.clients = 2;
        look();
        model.agreement().warnings(true);
        assertThat(model.obstacles().get()).containsExactly(new Obstacle.Unnamed(DB2));
        model.agreement().typed(DB2).set("db1");
        assertThat(model.obstacles().get()).hasSize(1);
        model.agreement().typed(DB2).set(" db2 ");
        assertThat(model.obstacles().get()).isEmpty();
        assertThat(wizard.consents().get().named()).containsExactly(DB2);
        model.agreement().typed(DB2).set("db");
        assertThat(model.obstacles().get()).hasSize(1);
        model.agreement().typed(DB2).set("10.0.0.2");
        assertThat(model.obstacles().get()).isEmpty();
    }

    @Test
    void serversTheWrongWayRoundAreNoticed() {
        window.servers.db1.databases.clear();
        window.servers.db1.totalBytes = 22L << 20;
        window.servers.db2.databases.put("shop", 900L << 20);
        window.servers.db2.totalBytes = 922L << 20;
        look();
        assertThat(model.seemsSwapped()).isTrue();
        assertThat(model.verdict().toConfirm()).containsExactly(DB1, DB2);
    }

    @Test
    void serversTheRightWayRoundAreNot() {
        look();
        assertThat(model.seemsSwapped()).isFalse();
    }

    @Test
    void aChangedPlanMakesItOutOfDateAndIsLookedAtWhenThePageIsEntered() {
        look();
        model.agreement().warnings(true);
        wizard.rest().set(wizard.rest().get().with("settings.work_mem", "8MB"));
        assertThat(model.obstacles().get()).containsExactly(new Obstacle.OutOfDate());
        assertThat(window.looks).isEqualTo(1);
        model.entered();
        assertThat(window.looks).isEqualTo(2);
        assertThat(model.isCurrent()).isTrue();
        assertThat(wizard.consents().get().warnings()).isFalse();
    }

    @Test
    void aChangeThatIsTakenBackLeavesTheResultAsItWas() {
        look();
        var before = wizard.rest().get();
        wizard.rest().set(before.with("settings.work_mem", "8MB"));
        wizard.rest().set(before);
        model.entered();
        assertThat(window.looks).isEqualTo(1);
        assertThat(model.obstacles().get()).hasOnlyElementsOfType(Obstacle.Unread.class);
    }

    @Test
    void aNewLookForgetsWhatWasSaid() {
        window.servers.db2.clients = 2;
        look();
        model.agreement().typed(DB2).set("db2");
        model.agreement().warnings(true);
        model.start();
        assertThat(wizard.consents().get().named()).isEmpty();
        assertThat(model.agreement().typed(DB2).get()).isEmpty();
        assertThat(model.obstacles().get()).hasSize(2);
    }

    @Test
    void aPlanWithProblemsIsNotLookedAt() {
        make();
        wizard.primary().set("host", "");
        model.entered();
        assertThat(window.looks).isZero();
        assertThat(model.obstacles().get()).containsExactly(new Obstacle.NoPlan());
    }

    @Test
    void whatIsStoppedComesToNothing() {
        List<Runnable> waiting = new ArrayList<>();
        wizard = window.model(home, waiting::add);
        model = new PreflightModel(wizard, window);
        model.entered();
        assertThat(model.phase().get()).isEqualTo(Phase.RUNNING);
        model.entered();
        assertThat(waiting).hasSize(1);
        model.cancel();
        assertThat(model.phase().get()).isEqualTo(Phase.CANCELLED);
        waiting.forEach(Runnable::run);
        assertThat(wizard.checked().get()).isEmpty();
        assertThat(model.phase().get()).isEqualTo(Phase.CANCELLED);
        assertThat(model.obstacles().get()).containsExactly(new Obstacle.NotLooked());
    }

    @Test
    void aLookAtAnOlderPlanDoesNotCountForTheNewOne() {
        List<Runnable> waiting = new ArrayList<>();
        wizard = window.model(home, waiting::add);
        model = new PreflightModel(wizard, window);
        model.entered();
        wizard.rest().set(wizard.rest().get().with("settings.work_mem", "8MB"));
        model.entered();
        assertThat(waiting).hasSize(2);
        List.copyOf(waiting).forEach(Runnable::run);
        assertThat(wizard.checked().get().orElseThrow().plan().settings()).containsEntry("work_mem", "8MB");
        assertThat(model.isCurrent()).isTrue();
    }

    @Test
    void aFaultIsTold() {
        wizard = window.model(home);
        Failure why = new Failure.Refused("db1", "fault", List.of(), "boom");
        model = new PreflightModel(wizard, (plan, hosts, watcher, cancellation) -> {
            throw new FailureException(why);
        });
        model.entered();
        assertThat(model.phase().get()).isEqualTo(Phase.FAULT);
        assertThat(model.fault().get()).contains(why);
        assertThat(wizard.checked().get()).isEmpty();
    }
}
