package org.standbywizard.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.LabFixture;
import org.standbywizard.ui.shell.PageId;

/** From the first page to a verified standby without a mouse, on real servers behind real SSH servers. */
class LabWalkTest {
    @TempDir
    Path home;

    @Test
    void fromTheFirstPageToAProvedStandby() throws Exception {
        try (Lab lab = LabFixture.start("15", 1)) {
            Path known = Files.createFile(home.resolve("known_hosts"));
            try (RealWindow window = new RealWindow(home, known, Optional.of(lab.sshConfig()))) {
                Walk walk = new Walk(window);
                PageStage.onFx(() -> {
                    window.shown().model().open(lab.plan(), Optional.empty());
                    return null;
                });
                walk.next(PageId.PRIMARY);
                walk.fromPrimaryToVerify();
                walk.keys.awaitTitle("standby1 is a streaming standby of primary");
            }
        }
    }
}
