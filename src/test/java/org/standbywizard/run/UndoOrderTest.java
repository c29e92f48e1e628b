package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Synchronous;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.Step;

/** Backwards, but a server reads its files only after they are back; and no commit waits for a standby that stops. */
class UndoOrderTest {
    private final Planned pair = new Planned();

    private static List<String> order(ChangeSet changes, Set<String> begun, Set<String> undone) {
        List<String> ids = new ArrayList<>();
        for (int i = changes.stages().size() - 1; i >= 0; i--) {
            for (ChangeSet.Lane lane : changes.stages().get(i).lanes()) {
                UndoOrder.of(lane, begun, undone).forEach(step -> ids.add(step.id()));
            }
        }
        return ids;
    }

    private static Set<String> all(ChangeSet changes) {
        return changes.steps().map(Step::id).collect(Collectors.toSet());
    }

    @Test
    void rule1_theWholeRun() {
        ChangeSet changes = pair.changes();
        assertThat(order(changes, all(changes), Set.of()))
                .containsExactly(
                        "db1/proof",
                        "db2/streaming",
                        "db2/start",
                        "db2/swap",
                        "db2/conf",
                        "db2/stop",
                        "db2/finish",
                        "db2/copy",
                        "db2/login",
                        "db1/slot-db2",
                        "db1/hba",
                        "db1/conf",
                        "db1/restart",
                        "db1/reload",
                        "db1/role",
                        "db2/passfile");
    }

    @Test
    void rule9_synchronousStandbyNamesAreEmptiedFirst() {
        pair.plan.synchronous = new Synchronous(Synchronous.Mode.FIRST, 1, List.of());
        ChangeSet changes = pair.changes();
        assertThat(order(changes, all(changes), Set.of()))
                .startsWith("db1/proof", "db1/synchronous", "db1/synchronous-reload")
                .containsSubsequence("db1/synchronous-reload", "db2/start");
    }

    @Test
    void rule1_onlyWhatWasBegunAndNotYetTakenBack() {
        ChangeSet changes = pair.changes();
        assertThat(order(changes, Set.of("db1/role", "db2/passfile"), Set.of("db2/passfile")))
                .containsExactly("db1/role");
    }

    /** The machine was booted, say, after the files were edited and before the run restarted its server. */
    @Test
    void rule1_whatAnEditMayHaveBroughtIntoForceWithoutTheRun() {
        ChangeSet changes = pair.changes();
        Set<String> begun = Set.of("db1/role", "db1/conf", "db1/hba");
        assertThat(order(changes, begun, Set.of("db1/hba")))
                .containsExactly("db1/conf", "db1/restart", "db1/reload", "db1/role");
        assertThat(order(changes, begun, Set.of("db1/hba", "db1/conf", "db1/restart")))
                .as("an undo that goes on")
                .containsExactly("db1/reload", "db1/role");
    }
}
