package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;

class VerdictTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");
    private static final Finding EDITS = Outcome.EDITS_FOUND.on(DB1, "work_mem");
    private static final Finding CPU = Outcome.ARCHITECTURE_DIFFERS.on(DB2, "x86_64", "aarch64");
    private static final Finding CLIENTS = Outcome.TARGET_CLIENTS.on(DB2, 3);
    private static final Finding WARNING = Outcome.REWIND_NEITHER.on(DB1);

    @Test
    void sortsWhatIsAsked() {
        Verdict verdict = Verdict.of(List.of(WARNING, EDITS, CLIENTS, CPU, Outcome.MANAGER_NONE.on(DB1)));
        assertThat(verdict.blocks()).containsExactly(CPU);
        assertThat(verdict.pendingEdits()).containsExactly(EDITS);
        assertThat(verdict.toConfirm()).containsExactly(DB2);
        assertThat(verdict.warnings()).containsExactly(WARNING);
    }

    @Test
    void onlyEditsOfOthersCanBeAccepted() {
        assertThat(Verdict.of(List.of(EDITS)).isBlocked(false)).isTrue();
        assertThat(Verdict.of(List.of(EDITS)).isBlocked(true)).isFalse();
        assertThat(Verdict.of(List.of(EDITS, CPU)).isBlocked(true)).isTrue();
        assertThat(Verdict.of(List.of(WARNING, CLIENTS)).isBlocked(false)).isFalse();
    }

    @Test
    void anEditThatIsOnlyAWarningBlocksNothing() {
        Verdict verdict = Verdict.of(List.of(Outcome.EDITS_STANDBY.on(DB2, "work_mem")));
        assertThat(verdict.isBlocked(false)).isFalse();
        assertThat(verdict.warnings()).hasSize(1);
    }
}
