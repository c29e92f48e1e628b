package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakePlan;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.ServersNow.Server;
import org.standbywizard.steps.ChangeSet;

class ServersNowTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    private final FakePair pair = new FakePair();
    private final FakePlan plan = new FakePlan(pair);
    private final ChangeSet changes = plan.changes();

    private ServersNow look() {
        try (Sessions sessions = new Sessions(pair, plan.plan().servers())) {
            return ServersNow.look(changes, sessions, pair, Runnable::run, new Cancellation());
        }
    }

    @Test
    void eachServerSaysWhatItIs() {
        pair.one.clients = 12;
        pair.one.slots.add("db2");
        pair.one.kept = 5L << 20;
        pair.one.set("max_slot_wal_keep_size", "64", "integer", "sighup", "MB");
        pair.two.follows = pair.one;
        ServersNow now = look();
        assertThat(now.servers().keySet()).containsExactly(DB1, DB2);
        Server.Runs primary = now.running(DB1).orElseThrow();
        assertThat(primary.recovering()).isFalse();
        assertThat(primary.clients()).isEqualTo(12);
        assertThat(primary.slot("db2").orElseThrow().kept()).hasValue(5L << 20);
        assertThat(primary.slotLimit()).hasValue(64L << 20);
        assertThat(now.running(DB2).orElseThrow().recovering()).isTrue();
    }

    @Test
    void aServerThatIsDownIsNotOneThatCannotBeAsked() {
        pair.one.runs = false;
        Failure gone = new Failure.Unreachable("10.0.0.2", "timeout", 22, "");
        pair.unreachable.put("db2", gone);
        ServersNow now = look();
        assertThat(now.of(DB1)).hasValue(new Server.Down());
        assertThat(now.of(DB2)).hasValue(new Server.Unknown(gone));
        assertThat(now.running(DB1)).isEmpty();
    }

    @Test
    void withoutALimitThereIsNone() {
        assertThat(look().running(DB1).orElseThrow().slotLimit()).isEmpty();
        assertThat(look().running(DB1).orElseThrow().slots()).isEqualTo(List.of());
    }
}
