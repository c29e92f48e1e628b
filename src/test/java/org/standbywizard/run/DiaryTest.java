package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.StepState.Phase;
import org.standbywizard.steps.Planned;
import org.standbywizard.steps.Standing;

class DiaryTest {
    private static final HostId DB1 = new HostId("db1");
    private static final String ROLE = "db1/role";
    private static final String CONF = "db1/conf";

    private Diary diary = Diary.of(new Planned().changes());

    private void hear(RunEvent event) {
        diary = diary.with(event);
    }

    private void started(String step) {
        hear(new RunEvent.StepStarted(1, step, "kind", DB1));
    }

    private void ended(String step, boolean changed) {
        hear(new RunEvent.StepEnded(9, step, DB1, changed, Map.of("bytes", "5"), 8));
    }

    private Diary.Page page(String step) {
        return diary.page(step).orElseThrow();
    }

    @Test
    void keepsWhatEachStepSaidInTheOrderInWhichTheyBegan() {
        started(CONF);
        started(ROLE);
        hear(new RunEvent.Output(2, ROLE, DB1, "one"));
        ended(ROLE, true);
        hear(new RunEvent.Answered(
                10, ROLE, DB1, new Answer(DB1, "SELECT 1", List.of(Map.of("a", "b")), Optional.empty())));
        ended(CONF, false);
        assertThat(diary.pages()).extracting(page -> page.step().id()).containsExactly(CONF, ROLE);
        assertThat(page(ROLE).phase()).isEqualTo(Phase.DONE);
        assertThat(page(ROLE).output()).containsExactly("one");
        assertThat(page(ROLE).millis()).isEqualTo(8);
        assertThat(page(ROLE).facts()).containsEntry("bytes", "5");
        assertThat(page(ROLE).answers()).singleElement().satisfies(answer -> assertThat(answer.columns())
                .containsExactly("a"));
        assertThat(page(CONF).phase()).isEqualTo(Phase.ALREADY);
    }

    /** A run that goes on finds done what it did before; what happened then is told. */
    @Test
    void whatStoodIsNotToldAnew() {
        started(ROLE);
        hear(new RunEvent.Output(2, ROLE, DB1, "one"));
        ended(ROLE, true);
        started(ROLE);
        ended(ROLE, false);
        assertThat(page(ROLE).phase()).isEqualTo(Phase.DONE);
        assertThat(page(ROLE).output()).containsExactly("one");
    }

    @Test
    void aStepThatFailedIsToldAnewWhenItIsTriedAgain() {
        started(ROLE);
        hear(new RunEvent.StepFailed(2, ROLE, DB1, new Failure.Refused("db1", "x", List.of(), ""), 1));
        assertThat(page(ROLE).phase()).isEqualTo(Phase.FAILED);
        assertThat(page(ROLE).failure()).isPresent();
        started(ROLE);
        ended(ROLE, true);
        assertThat(page(ROLE).phase()).isEqualTo(Phase.DONE);
        assertThat(page(ROLE).failure()).isEmpty();
    }

    @Test
    void whatAPersonDidIsTheirs() {
        hear(new RunEvent.HandedOver(1, ROLE, DB1));
        hear(new RunEvent.Looked(2, ROLE, DB1, Standing.notYet("role-missing", "r")));
        assertThat(page(ROLE).handed()).isTrue();
        assertThat(page(ROLE).phase()).isEqualTo(Phase.WAITING);
        assertThat(page(ROLE).found()).contains(Standing.notYet("role-missing", "r"));
        hear(new RunEvent.Looked(3, ROLE, DB1, Standing.DONE));
        hear(new RunEvent.DoneByHand(3, ROLE, DB1));
        assertThat(page(ROLE).phase()).isEqualTo(Phase.BY_HAND);
    }

    @Test
    void ofAFloodTheLastLinesAreKept() {
        started(ROLE);
        for (int i = 0; i < 1000; i++) {
            hear(new RunEvent.Output(2, ROLE, DB1, "line " + i));
        }
        assertThat(page(ROLE).output()).hasSize(Diary.LINES).endsWith("line 999");
    }

    @Test
    void aStepOfAnotherRunIsNoPage() {
        started("db7/role");
        assertThat(diary.pages()).isEmpty();
    }
}
