package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.standbywizard.fuzz.Fuzz;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.CopyPace;
import org.standbywizard.text.CopyMeter;
import org.standbywizard.text.Messages;

/** Whatever a host says of its copy: an end or none, figures that can be, and no exception. */
class ProgressFuzzTest {
    private static final HostId DB2 = new HostId("db2");
    private static final ChangeSet CHANGES = new Planned().changes();
    private static final List<String> STATES = List.of(
            "exit 0",
            "exit 1",
            "exit 90",
            "dead",
            "exit",
            "exit ",
            "exit x",
            "exit -1",
            "exit 99999999999999999999",
            "exit 0 1",
            "EXIT 0",
            "",
            "---",
            "exit 0\r",
            "exit \u0660",
            "gone",
            "\0exit 0",
            "slot-dropped");
    private static final List<String> BITS = List.of(
            "0",
            "9",
            "999999999999999",
            "1000000000000000",
            "-1",
            "/",
            " kB",
            " (100%)",
            " (0%), 0/1 tablespace",
            "(",
            "\r",
            "\n",
            "---",
            "slot-dropped",
            "waiting for checkpoint",
            "exit 0",
            "\0",
            "\u202e",
            "\u001b[2J",
            "\uFFFD",
            "x".repeat(5000),
            "12345/67890 kB (18%), 0/1 tablespace (/var/lib/x)",
            "99/1 kB (9900%)",
            "1/0 kB (1%)");
    private static final byte[] USUAL = """
            exit 0
            slot-dropped
            ---
            pg_basebackup: initiating base backup, waiting for checkpoint to complete
                0/24100 kB (0%), 0/1 tablespace (...lib/postgresql/15/main.copy-r1/backup_label)
            14999/24100 kB (62%), 0/1 tablespace (...pgsql/15/main.copy-r1/base/5/2620)
            24110/24110 kB (100%), 1/1 tablespace
            pg_basebackup: base backup completed
            """.getBytes(StandardCharsets.UTF_8);

    private static String answer(Random random) {
        return random.nextInt(3) == 0
                ? new String(Fuzz.damaged(random, USUAL, BITS), StandardCharsets.UTF_8)
                : Fuzz.one(random, STATES) + "\n" + soup(random) + "\n---\n" + soup(random);
    }

    private static String soup(Random random) {
        StringBuilder soup = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            soup.append(Fuzz.one(random, BITS));
        }
        return soup.toString();
    }

    @Test
    void everyAnswerIsAnEndOrAsksAgain() {
        Fuzz.of("progress of the copy").holds(random -> {
            FakeContext context = new FakeContext(CHANGES);
            // The first answer may say that it goes on; then comes one that cannot.
            context.host("db2").script("backup-poll.sh", 0, answer(random)).script("backup-poll.sh", 0, "dead\n---\n");
            BackupWatch.End end = new BackupWatch(context, DB2, "/job").await();
            assertThat(end.status()).isBetween(0, 999);
            assertThat(end.bytes()).isGreaterThanOrEqualTo(0);
        });
    }

    @Test
    void onlyAWholeExitFileTellsOfSuccess() {
        for (String state : STATES) {
            FakeContext context = new FakeContext(new Planned().changes());
            context.host("db2").script("backup-poll.sh", 0, state + "\n---\n");
            BackupWatch.End end = new BackupWatch(context, DB2, "/job").await();
            assertThat(end.status() == 0).as(state).isEqualTo(state.strip().equals("exit 0"));
        }
    }

    @Test
    void figuresOfAnyCopyCanBeShown() {
        Messages words = Messages.of(Locale.KOREAN);
        Fuzz.of("figures of the copy").holds(random -> {
            CopyPace pace = CopyPace.NONE;
            CopyMeter meter = new CopyMeter();
            List<Long> at = new ArrayList<>();
            for (int i = random.nextInt(8); i >= 0; i--) {
                at.add(random.nextLong(1L << random.nextInt(1, 62)));
                Progress progress = new Progress(
                        Fuzz.one(random, List.of("copying", "finishing", "waiting-for-checkpoint", "?")),
                        random.nextLong(1_024_000_000_000_000_000L),
                        random.nextBoolean() ? 0 : random.nextLong(1_024_000_000_000_000_000L));
                pace = pace.with(at.get(at.size() - 1), progress);
                meter.add(at.get(at.size() - 1), progress);
            }
            assertThat(meter.line(words, "db2")).isNotBlank().doesNotContain("-", "NaN", "[");
            assertThat(pace.percent()).isBetween(0, 100);
            assertThat(pace.share()).isBetween(0.0, 1.0);
            assertThat(pace.rate()).isGreaterThanOrEqualTo(0);
            assertThat(pace.millisLeft().orElse(0)).isGreaterThanOrEqualTo(0);
            assertThat(pace.looks().size()).isLessThan(200);
        });
    }
}
