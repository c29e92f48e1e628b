package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fuzz.Fuzz;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.ChangeSet;

/**
 * Whatever happens to a journal's bytes: what is read from it are its own entries from the first on, and fewer than were
 * written only where its end was lost. Anything else is refused with words.
 */
class JournalFuzzTest {
    private static final List<String> BITS = List.of(
            "\n",
            "\n\n",
            "\0",
            "\0\0\0\0",
            "[\"",
            "\",",
            "]",
            "]\n",
            "{}",
            "null",
            "{\"type\":\"begun\"}",
            "\"",
            "\\",
            "1",
            "\r\n",
            "standby-wizard-journal/3",
            "\uD55C");

    @TempDir
    Path directory;

    @Test
    void noDamagePassesForSomethingElse() throws IOException {
        FileJournals journals = new FileJournals(new AppDirs(directory));
        try (Journal journal = journals.create(new JournalEntry.Opened(
                1, "run", "key", (ReplicationPlan) SampleRecords.of(ReplicationPlan.class), (ChangeSet)
                        SampleRecords.of(ChangeSet.class)))) {
            for (String step : List.of("a", "b", "c")) {
                journal.append(new JournalEntry.Begun(2, step));
                journal.append(new JournalEntry.Ended(3, step, true, Map.of("bytes", "5"), 1));
            }
            journal.append(new JournalEntry.Closed(4, RunStatus.DONE));
        }
        Path file = directory.resolve("runs/run/journal.jsonl");
        List<JournalEntry> all = journals.entries("run");
        byte[] whole = Files.readAllBytes(file);

        Fuzz.of("journals").holds(random -> {
            byte[] now = Fuzz.damaged(random, whole, BITS);
            Files.write(file, now);
            List<JournalEntry> read;
            try {
                read = journals.entries("run");
            } catch (FailureException e) {
                assertThat(Arrays.equals(now, whole)).isFalse();
                assertThat(e.failure().key())
                        .isIn("refused.journal-damaged", "refused.journal-newer", "refused.journal-older");
                return;
            }
            int same = sameLines(whole, now);
            assertThat(read).isEqualTo(all.subList(0, Math.max(0, same - 1)));
            assertThat(isEndOnly(now, same)).as("only its end is lost").isTrue();
        });
    }

    /** How many whole lines both begin with. */
    private static int sameLines(byte[] one, byte[] other) {
        int lines = 0;
        for (int i = 0; i < Math.min(one.length, other.length) && one[i] == other[i]; i++) {
            lines += one[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Whether behind so many lines is at most one, which has no end or holds zero bytes where blocks are missing. */
    private static boolean isEndOnly(byte[] bytes, int lines) {
        int start = 0;
        for (int left = lines; left > 0; start++) {
            left -= bytes[start] == '\n' ? 1 : 0;
        }
        String rest = new String(bytes, start, bytes.length - start, java.nio.charset.StandardCharsets.ISO_8859_1);
        return rest.indexOf('\n') < 0 || rest.indexOf('\n') == rest.length() - 1 && rest.contains("\0\0");
    }
}
