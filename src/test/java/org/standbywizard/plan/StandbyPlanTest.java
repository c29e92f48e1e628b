package org.standbywizard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandbyPlanTest {
    @Test
    void namesTheSlotAfterTheServerInTheLettersASlotMayHave() {
        assertThat(standby("db2", "", "").slotName()).isEqualTo("db2");
        assertThat(standby("DB-2.Example", "", "").slotName()).isEqualTo("db_2_example");
        assertThat(standby("서버2", "", "").slotName()).isEqualTo("__2");
        assertThat(standby("x".repeat(80), "", "").slotName()).hasSize(63);
        assertThat(standby("db2", "own", "").slotName()).isEqualTo("own");
    }

    @Test
    void callsItselfLikeItsSlotUnlessThePlanSaysOtherwise() {
        assertThat(standby("db-2", "", "").applicationNameOrDefault()).isEqualTo("db_2");
        assertThat(standby("db-2", "own", "").applicationNameOrDefault()).isEqualTo("own");
        assertThat(standby("db-2", "own", "Second one").applicationNameOrDefault())
                .isEqualTo("Second one");
    }

    private static StandbyPlan standby(String name, String slot, String application) {
        ServerPlan server = new ServerPlan(
                new HostId(name),
                SshTarget.of(name),
                SudoPlan.findOut(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
        return new StandbyPlan(
                server, text(slot), text(application), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    private static Optional<String> text(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
