package org.standbywizard.ui.page.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.FakeWindow;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.page.apply.FakeRun;
import org.standbywizard.ui.page.undo.UndoModel.Look;
import org.standbywizard.ui.page.undo.UndoModel.Shown;

/** After a real run of two servers in memory. */
class UndoModelTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    @TempDir
    Path home;

    private final FakeWindow window = new FakeWindow();
    private FakeRun run;
    private UndoModel model;

    @BeforeEach
    void open() {
        run = new FakeRun(home, window);
        model = new UndoModel(run.wizard);
    }

    @AfterEach
    void close() {
        run.close();
    }

    private void apply() {
        run.begin(FakeRun.RESTART);
        window.until("applied", () -> !run.model.face().get().isBusy());
    }

    private void enter() {
        model.entered();
        window.until("read", () -> !(model.shown().get() instanceof Shown.Reading));
        if (model.chain().isPresent()) {
            window.until("asked", () -> !(model.look().get() instanceof Look.Asking));
        }
    }

    private Look.Answered answered() {
        assertThat(model.look().get()).isInstanceOf(Look.Answered.class);
        return (Look.Answered) model.look().get();
    }

    @Test
    void showsWhatComesBackAndFromWhere() {
        apply();
        enter();
        Chain chain = model.chain().orElseThrow();
        assertThat(chain.files())
                .contains(
                        new Chain.Return(DB1, "/etc/postgresql/15/main/postgresql.conf", ""),
                        new Chain.Return(DB1, "/etc/postgresql/15/main/pg_hba.conf", ""),
                        new Chain.Return(DB2, "/etc/postgresql/15/main/postgresql.conf", ""));
        assertThat(chain.directories())
                .containsExactly(new Chain.Return(
                        DB2, "/var/lib/postgresql/15/main", "/var/lib/postgresql/15/main.before-20261123-061500-abc"));
        assertThat(chain.steps()).extracting(step -> step.id()).startsWith("db1/proof", "db2/start", "db2/swap");
    }

    @Test
    void theRestartHasItsOwnConsentWithTheConnectionsCounted() {
        run.pair.one.clients = 12;
        apply();
        enter();
        assertThat(model.needsConsent()).isTrue();
        assertThat(answered().clients()).isEqualTo(OptionalInt.of(12));
        assertThat(model.undo()).isFalse();
        assertThat(model.missing().get()).isTrue();
        assertThat(run.wizard.run().get().orElseThrow()).isInstanceOf(RunRequest.Begin.class);
        model.consent().set(true);
        assertThat(model.missing().get()).isFalse();
        assertThat(model.undo()).isTrue();
        assertThat(run.wizard.run().get().orElseThrow())
                .isEqualTo(new RunRequest.Undo(model.chain().orElseThrow().records()));
    }

    @Test
    void thatConsentIsAskedForAgainEveryTime() {
        apply();
        enter();
        model.consent().set(true);
        enter();
        assertThat(model.consent().get()).isFalse();
    }

    @Test
    void aPromotedStandbyForbidsItBeforeAnythingIsDone() {
        apply();
        run.pair.two.follows = null;
        enter();
        assertThat(answered().forbidden()).extracting(Failure::key).containsExactly("refused.undo-promoted");
        model.consent().set(true);
        assertThat(model.undo()).isFalse();
        assertThat(run.wizard.run().get().orElseThrow()).isInstanceOf(RunRequest.Begin.class);
        run.pair.two.follows = run.pair.one;
        model.lookAgain();
        window.until("asked", () -> !(model.look().get() instanceof Look.Asking));
        assertThat(answered().forbidden()).isEmpty();
        assertThat(model.undo()).isTrue();
    }

    @Test
    void serversThatCannotBeAskedDoNotForbidIt() {
        apply();
        run.wizard.links().close();
        Failure gone = new Failure.Unreachable("10.0.0.2", "timeout", 22, "");
        run.pair.unreachable.put("db2", gone);
        enter();
        assertThat(model.look().get()).isEqualTo(new Look.Failed(gone));
        assertThat(model.isForbidden()).isFalse();
    }

    @Test
    void withoutARunThereIsNothing() {
        enter();
        assertThat(model.shown().get()).isEqualTo(new Shown.Nothing());
        assertThat(model.undo()).isFalse();
        assertThat(run.wizard.run().get()).isEqualTo(Optional.empty());
    }

    @Test
    void anUndoneRunIsNotShownAgain() {
        apply();
        run.undo();
        window.until("undone", () -> !run.model.face().get().isBusy());
        enter();
        assertThat(model.shown().get()).isEqualTo(new Shown.Nothing());
    }

    @Test
    void whatAnotherPageAsksForComesFirst() {
        apply();
        var first = run.journals().runs();
        run.plan.runId = "20261125-000000-xyz";
        run.wizard.undoing().set(first);
        enter();
        assertThat(model.chain().orElseThrow().records()).hasSize(1);
        assertThat(model.chain().orElseThrow().newest().runId())
                .isEqualTo(first.get(0).runId());
    }
}
