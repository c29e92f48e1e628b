package org.standbywizard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PlanDraftTest {
    private final PlanDraft draft = PlanDraft.EMPTY
            .with("standbys[0].ssh.port", "22")
            .with("standbys[1].host", "b")
            .with("settings[\"a.b\"]", "1");

    @Test
    void fieldsAreFoundByTheirPath() {
        assertThat(draft.text("standbys[0].ssh.port")).contains("22");
        assertThat(draft.text("settings[\"a.b\"]")).contains("1");
        assertThat(draft.text("standbys[0].ssh")).isEmpty();
        assertThat(draft.text("standbys[7].host")).isEmpty();
        assertThat(draft.size("standbys")).isEqualTo(2);
        assertThat(draft.size("primary")).isZero();
    }

    @Test
    void changesLeaveTheOldDraftAlone() {
        PlanDraft changed = draft.with("standbys[0].ssh.port", "23").without("settings");

        assertThat(changed.text("standbys[0].ssh.port")).contains("23");
        assertThat(changed.text("settings[\"a.b\"]")).isEmpty();
        assertThat(draft.text("standbys[0].ssh.port")).contains("22");
        assertThat(draft.text("settings[\"a.b\"]")).contains("1");
    }

    @Test
    void removingAnElementMovesTheNextOnesUp() {
        PlanDraft changed = draft.without("standbys[0]");

        assertThat(changed.size("standbys")).isEqualTo(1);
        assertThat(changed.text("standbys[0].host")).contains("b");
        assertThat(draft.without("standbys[9]")).isEqualTo(draft);
        assertThat(draft.without("nothing.there")).isEqualTo(draft);
    }

    @Test
    void aPathThatDoesNotFitIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> draft.with("standbys[3].host", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> draft.with("standbys.host", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> draft.with("settings[0]", "x"));
    }
}
