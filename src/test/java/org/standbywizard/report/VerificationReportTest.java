package org.standbywizard.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.Planned;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ExpectedServer;
import org.standbywizard.verify.ExpectedStandby;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.ServerStatus;
import org.standbywizard.verify.SyncRole;
import org.standbywizard.verify.Thresholds;

/** A report of what was found, where the plan says something else. */
class VerificationReportTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    private final Planned pair = new Planned();

    /** db2 serves, and db1 follows it under another name. */
    private ExpectedReplication turned() {
        ExpectedStandby standby = new ExpectedStandby(
                new ExpectedServer(DB1, Map.of()),
                "walreceiver",
                Optional.of("slot_of_db1"),
                Set.of(),
                0,
                SyncRole.ASYNC,
                false);
        return new ExpectedReplication(new ExpectedServer(DB2, Map.of()), List.of(standby), 0, Thresholds.defaults());
    }

    private static ServerStatus away(HostId host) {
        return new ServerStatus(
                host,
                Optional.of(new Failure.Unreachable(host + ".example", "refused", 22, "")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private Page page(Map<HostId, HostFacts> facts) {
        ReplicationStatus status = new ReplicationStatus(Instant.EPOCH, List.of(away(DB1), away(DB2)));
        Verification seen = Reports.verification(pair.plan.build(), turned(), status, facts, Map.of());
        return Page.of(WrittenRun.text(Locale.ENGLISH).of(seen, Format.HTML));
    }

    @Test
    void itsNamesAreThoseThatWereFound() {
        Page page = page(Map.of(DB1, pair.db1.build(), DB2, pair.db2.build()));
        assertThat(page.title()).isEqualTo("Verification of a streaming replication: db2 → db1");
        assertThat(String.join("\n", page.texts("pre")))
                .contains("application_name IN ('walreceiver')", "slot_name IN ('slot_of_db1')");
        assertThat(page.texts("figcaption").indexOf("db2, as root"))
                .as("the primary comes first")
                .isLessThan(page.texts("figcaption").indexOf("db1, as root"));
        assertThat(page.text())
                .contains("db1.example is there, but nothing answers at port 22", "First make sure that db2 is off");
    }

    @Test
    void whereNothingIsKnownOfTheServersNoCommandIsMadeUp() {
        Page page = page(Map.of());
        assertThat(page.texts("pre")).containsExactly("standby-wizard verify plan.json --watch\n");
        assertThat(page.texts("h2")).doesNotContain("When the primary is lost");
    }
}
