package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakePlan;

/** Which slots are told to whoever stopped, or comes back to, a run. */
class StoppedTest {
    private static final String SLOT = "db1/slot-db2";

    private final FakePlan plan = new FakePlan(new FakePair());

    private List<String> slots(JournalEntry... after) {
        var changes = plan.changes();
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Opened(1, changes.runId(), Journals.keyOf(plan.plan()), plan.plan(), changes));
        entries.addAll(Arrays.asList(after));
        return Stopped.of(entries, Set.of()).slots();
    }

    private static JournalEntry begun() {
        return new JournalEntry.Begun(2, SLOT);
    }

    private static JournalEntry failed(String failure) {
        return new JournalEntry.Failed(3, SLOT, failure, "", java.util.Optional.empty());
    }

    @Test
    void oneThatWasMade() {
        assertThat(slots(begun(), new JournalEntry.Ended(3, SLOT, true, Map.of(), 1)))
                .containsExactly("db2");
    }

    /** The program was killed, or the line was cut, after it asked for the slot and before it heard. */
    @Test
    void oneThatMayHaveBeenMade() {
        assertThat(slots(begun())).containsExactly("db2");
        assertThat(slots(begun(), failed("connection-lost"))).containsExactly("db2");
        assertThat(slots(begun(), failed("timeout"))).containsExactly("db2");
    }

    @Test
    void noneThatTheServerRefused() {
        assertThat(slots()).isEmpty();
        assertThat(slots(begun(), failed("sql"))).isEmpty();
        assertThat(slots(begun(), failed("refused.slot-logical"))).isEmpty();
    }

    @Test
    void oneThatAnUndoCouldNotDrop() {
        assertThat(slots(begun(), failed("connection-lost"), new JournalEntry.UndoBegun(4, SLOT), failed("sql")))
                .containsExactly("db2");
        assertThat(slots(begun(), new JournalEntry.UndoBegun(4, SLOT), new JournalEntry.UndoEnded(5, SLOT)))
                .isEmpty();
    }
}
