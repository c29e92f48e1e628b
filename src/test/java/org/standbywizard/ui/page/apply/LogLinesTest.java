package org.standbywizard.ui.page.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.HostId;

class LogLinesTest {
    private static final Optional<HostId> DB1 = Optional.of(new HostId("db1"));
    private static final Optional<HostId> DB2 = Optional.of(new HostId("db2"));

    private final LogLines log = new LogLines(5);

    private void add(Optional<HostId> host, int from, int to) {
        List<LogLine> lines = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            lines.add(new LogLine.Typed(host, host.map(HostId::name).orElse("run") + " " + i));
        }
        log.add(lines, 0);
    }

    private List<String> shown() {
        return log.shown().stream().map(line -> ((LogLine.Typed) line).text()).toList();
    }

    @Test
    void keepsTheNewestAndCountsTheRest() {
        add(DB1, 1, 3);
        add(DB1, 4, 7);
        assertThat(shown()).containsExactly("db1 3", "db1 4", "db1 5", "db1 6", "db1 7");
        assertThat(log.dropped().get()).isEqualTo(2);
        log.add(List.of(), 3);
        assertThat(log.dropped().get()).isEqualTo(5);
    }

    @Test
    void aBatchLargerThanTheLogLeavesItsEnd() {
        add(DB1, 1, 2);
        add(DB2, 1, 20);
        assertThat(shown()).containsExactly("db2 16", "db2 17", "db2 18", "db2 19", "db2 20");
        assertThat(log.dropped().get()).isEqualTo(17);
    }

    @Test
    void oneHostsLinesAndThoseOfTheWholeRun() {
        add(DB1, 1, 1);
        add(DB2, 1, 1);
        add(Optional.empty(), 1, 1);
        log.host().set(DB2);
        assertThat(shown()).containsExactly("db2 1", "run 1");
        add(DB1, 2, 3);
        assertThat(shown()).containsExactly("db2 1", "run 1");
        // Five are kept of all: db1 1 and db2 1 go.
        add(DB2, 2, 2);
        add(DB1, 4, 4);
        assertThat(shown()).containsExactly("run 1", "db2 2");
        log.host().set(Optional.empty());
        assertThat(shown()).containsExactly("run 1", "db1 2", "db1 3", "db2 2", "db1 4");
    }

    @Test
    void aNewRunBeginsWithAnEmptyLog() {
        add(DB1, 1, 9);
        log.clear();
        assertThat(shown()).isEmpty();
        assertThat(log.dropped().get()).isZero();
    }
}
