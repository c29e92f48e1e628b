package org.standbywizard.ui.page.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.check.Survey.Stage;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.text.Messages;

class CheckReportTest {
    private static final HostId DB1 = new HostId("db1");

    @Test
    void isReadableWithoutTheWindow() {
        ServerChecks one = new ServerChecks(
                DB1,
                "10.0.0.1",
                true,
                Optional.of(new Stage.Looking()),
                List.of(
                        new Finding("manager", DB1, Finding.State.PASS, "none", Map.of()),
                        new Finding(
                                "architecture",
                                DB1,
                                Finding.State.BLOCK,
                                "differs",
                                Map.of("primary", "x86_64", "standby", "aarch64"))),
                true);
        ServerChecks two = new ServerChecks(
                new HostId("db2"),
                "10.0.0.2",
                false,
                Optional.of(new Stage.Failed(new Failure.Unreachable("10.0.0.2", "refused", 22, ""))),
                List.of(),
                true);
        assertThat(new CheckReport(Messages.of(Locale.ENGLISH)).of(List.of(one, two)))
                .isEqualTo("""
                db1 (primary)
                  [block] Processor architecture: aarch64, the primary has x86_64
                      Needed: The same: the data files are copied as they are.
                      To do: Use a machine of the same architecture (x86_64) as the standby, or logical replication.
                  [pass] Other replication managers: none found

                db2 (standby)
                  10.0.0.2 is there, but nothing answers at port 22. Check the SSH port, and that sshd runs on 10.0.0.2.
                """);
    }
}
