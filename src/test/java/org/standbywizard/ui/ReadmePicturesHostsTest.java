package org.standbywizard.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.ui.shell.PageId;

/**
 * The README's pictures, on real hosts that have names and are written to: below {@code target/screenshots/readme}, in both
 * themes. changing.md says how they come into the README.
 */
@Tag("screenshots")
class ReadmePicturesHostsTest {
    private static final HostImage IMAGE = HostImage.DEBIAN_12_PG15;
    /** Of the copied data; the line is 12,000 kbit/s, so that the copy is caught half-way. */
    private static final int HALF = 14_000_000;
    /** Rows of a shop on a busy day: one transaction each, now and then many at once. */
    private static final String SELLING = """
            nohup runuser -u postgres -- sh -c 'n=0; while [ $n -lt 900 ]; do
              psql -qXc "INSERT INTO sold SELECT g, md5(g::text) FROM generate_series(1, 1 + ($n % 17) * ($n % 5) * 40) g"
              n=$((n + 1)); sleep 0.15
            done' >/dev/null 2>&1 &
            """;

    @RegisterExtension
    static final HostLab LAB = HostLab.open();

    @TempDir
    Path home;

    @BeforeAll
    static void images() {
        LAB.prepare(List.of(IMAGE));
    }

    /** Both by their names in ssh_config; the second lets in by key. */
    private Path config(TestHost one, TestHost two) throws IOException {
        return Files.writeString(
                home.resolve("ssh_config"),
                String.format(
                        "Host db1%n  HostName %s%nHost db2%n  HostName %s%n  User root%n  IdentityFile %s%n",
                        one.ipv4(), two.ipv4(), two.clientKey()));
    }

    @Test
    void theWholeWay() throws Exception {
        HostPair pair = HostPair.start(LAB, IMAGE);
        TestHost one = pair.primary();
        TestHost two = pair.standby();
        one.sql("CREATE DATABASE shop");
        pair.fill(20_000);
        one.sql("CREATE TABLE sold (number int, what text)");
        Path known = Files.createFile(home.resolve("known_hosts"));
        try (RealWindow window = new RealWindow(home, known, Optional.of(config(one, two)))) {
            Walk walk = new Walk(window);
            walk.next(PageId.PRIMARY);
            walk.keys.fill("primary-host", "db1");
            walk.keys.fill("primary-user", Login.DBA);
            walk.chooseWay("primary", KeyCode.LEFT);
            walk.keys.fill("primary-password", Login.DBA_PASSWORD);
            walk.connect("primary", 0);
            walk.documented("primary");
            walk.next(PageId.STANDBYS);
            walk.keys.fill("standby-0-host", "db2");
            walk.connect("standby-0", 1);
            walk.next(PageId.SETTINGS);
            walk.next(PageId.PREFLIGHT);
            walk.checked();
            walk.documented("preflight");
            walk.next(PageId.PREVIEW);
            walk.keys.awaitShown("pause-before-restart");
            walk.documented("preview");

            walk.keys.tick("pause-before-restart");
            walk.keys.awaitReady("action-apply");
            walk.keys.press("action-apply");
            walk.at(PageId.APPLY);
            walk.keys.awaitReady("action-restart");
            walk.keys.press("pace-each");
            walk.keys.press("action-restart");
            walk.keys.awaitTitle("step by step");
            walk.keys.awaitReady("action-go");
            walk.documented("step");
            two.limitNetwork(12_000);
            walk.keys.press("pace-all");
            walk.keys.await("the copy is half-way", () -> pair.copied() > HALF);
            walk.documented("apply");
            two.unlimitNetwork();
            walk.done();

            one.exec(SELLING).ok();
            walk.keys.press("action-verify");
            walk.at(PageId.VERIFY);
            walk.keys.awaitTitle("db2 is a streaming standby of db1");
            walk.keys.await("much is sold", () -> sold(one) > 150_000);
            walk.documented("verify");
        }
        assertThat(pair.isFollowing()).isTrue();
    }

    private static long sold(TestHost primary) {
        return Long.parseLong(primary.sql("SELECT count(*) FROM sold").strip());
    }
}
