package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.JournalEntry.Opened;
import org.standbywizard.run.Journals;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.Messages;

class FileJournalsTest {
    private static final ReplicationPlan PLAN = (ReplicationPlan) SampleRecords.of(ReplicationPlan.class);
    private static final ChangeSet CHANGES = (ChangeSet) SampleRecords.of(ChangeSet.class);

    @TempDir
    Path directory;

    @Test
    void aRunIsFoundAgainAsItWas() throws IOException {
        try (Journal journal = journals().create(opened("run-1", 10))) {
            journal.append(new JournalEntry.Begun(11, "a"));
            journal.append(new JournalEntry.Ended(12, "a", true, Map.of("bytes", "5"), 1));
            journal.append(new JournalEntry.Begun(13, "b"));
            assertThat(journals().runs()).hasSize(1);
        }

        RunRecord run = journals().unfinished(PLAN).orElseThrow();

        assertThat(run.runId()).isEqualTo("run-1");
        assertThat(run.plan()).isEqualTo(PLAN);
        assertThat(run.changeSet()).isEqualTo(CHANGES);
        assertThat(run.begun()).containsExactly("a", "b");
        assertThat(run.ended()).containsExactly("a");
        try (Journal again = journals().open("run-1")) {
            assertThat(again.entries()).hasSize(4).last().isEqualTo(new JournalEntry.Begun(13, "b"));
            again.append(new JournalEntry.Closed(14, RunStatus.DONE));
        }
        assertThat(journals().unfinished(PLAN)).isEmpty();
        assertThat(journals().chain(PLAN)).extracting(RunRecord::status).containsExactly(RunStatus.DONE);
        if (AtomicFile.isPosix(directory)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file("run-1"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void runsComeOldestFirst() throws IOException {
        journals().create(opened("b-run", 5)).close();
        journals().create(opened("a-run", 7)).close();
        Files.createDirectory(directory.resolve("runs/empty-run"));

        assertThat(journals().runs()).extracting(RunRecord::runId).containsExactly("b-run", "a-run");
    }

    /** An undo goes back in the order in which runs were begun, whatever this computer's clock said then. */
    @Test
    void aClockThatWasSetBackDoesNotChangeTheOrder() {
        journals().create(opened("b-run", 4_000_000_000_000L)).close();
        journals().create(opened("a-run", 7)).close();
        journals().create(opened("c-run", -7)).close();

        assertThat(journals().runs()).extracting(RunRecord::runId).containsExactly("b-run", "a-run", "c-run");
        assertThat(journals().unfinished(PLAN).orElseThrow().runId()).isEqualTo("c-run");
    }

    @Test
    void theHostsCopyStandsForAJournalsBeginning() throws IOException {
        byte[] copy;
        try (Journal journal = journals().create(opened("run-1", 10))) {
            journal.append(new JournalEntry.Begun(11, "a"));
            copy = journal.changeSetFile();
        }
        Files.write(file("run-1"), copy);

        assertThat(journals().runs()).singleElement().satisfies(run -> {
            assertThat(run.changeSet()).isEqualTo(CHANGES);
            assertThat(run.begun()).isEmpty();
        });
    }

    @Test
    void aTornLineIsLeftOut() throws IOException {
        journals().create(opened("run-1", 10)).close();
        Files.writeString(file("run-1"), "{\"type\":\"Begun\",\"at\":1", StandardOpenOption.APPEND);

        assertThat(journals().runs()).singleElement().satisfies(run -> assertThat(run.begun())
                .isEmpty());
    }

    @Test
    void journalsThatCannotBeUsedStopWhoAsks() throws IOException {
        Journals journals = journals();
        journals.create(opened("run-1", 10)).close();
        Path file = file("run-1");
        String good = Files.readString(file);

        assertThat(refusal(() -> journals.create(opened("run-1", 11))))
                .contains("There is a run with the journal " + file);
        Journal held = journals.open("run-1");
        assertThat(refusal(() -> journals.open("run-1"))).contains(file + " is in use by another window or command");
        held.close();
        assertThat(refusal(() -> journals.open("run-2"))).contains("run-2");

        Files.writeString(file, "{\"format\":\"standby-wizard-journal/4\",\"program\":\"standby-wizard 4.5\"}\n");
        assertThat(refusal(journals::runs))
                .contains("has format standby-wizard-journal/4, which a newer version")
                .contains("standby-wizard 4.5", "this one knows standby-wizard-journal/3", "nothing was done");
        Files.writeString(file, "{\"format\":\"standby-wizard-journal/1\"}\n{\"type\":\"Opened\"}\n");
        assertThat(refusal(journals::runs))
                .contains("has format standby-wizard-journal/1, which an earlier version")
                .contains("with the version that began it");
        Files.writeString(file, good.substring(0, 200) + "\n" + good.substring(200));
        assertThat(refusal(journals::runs)).contains("Line 2 of the journal " + file + " is damaged");
        Files.write(
                file,
                new JsonLines<>(FormatWord.parse(FileJournals.FORMAT), JournalEntry.class, RecordJson.mapper())
                        .bytes(java.util.List.of(new JournalEntry.Begun(1, "a"))));
        assertThat(refusal(journals::runs)).contains("Line 2 of the journal " + file + " is damaged");
        assertThat(refusal(() -> journals.open("run-1"))).contains("Line 2 of the journal");
        Files.writeString(file, "");
        assertThat(refusal(() -> journals.open("run-1"))).contains("Line 1 of the journal");
        Files.writeString(file, good);
        assertThat(journals.runs()).hasSize(1);
        journals.open("run-1").close();
    }

    /** A journal of version 2, as that version wrote it, is read, and goes on in the present form. */
    @Test
    void anOldersJournalGoesOn() throws IOException {
        Files.createDirectories(file("run-1").getParent());
        try (InputStream in = getClass().getResourceAsStream("journal-2.jsonl")) {
            Files.copy(in, file("run-1"));
        }
        String old = Files.readString(file("run-1"));
        assertThat(old).startsWith("{\"format\":\"standby-wizard-journal/2\"");

        assertThat(journals().runs()).singleElement().satisfies(run -> {
            assertThat(run.status()).isEqualTo(RunStatus.FAILED);
            assertThat(run.ended()).containsExactly("a");
            assertThat(run.changeSet().servers().values())
                    .allMatch(server -> server.ownerDirectory().isEmpty());
        });
        assertThat(journals().entries("run-1").get(4))
                .isEqualTo(new JournalEntry.Failed(14, "b", "timeout", "said", Optional.empty()));
        assertThat(Files.readString(file("run-1")))
                .as("reading changes nothing")
                .isEqualTo(old);

        try (Journal journal = journals().open("run-1")) {
            journal.append(new JournalEntry.Begun(16, "b"));
        }
        assertThat(Files.readString(file("run-1"))).startsWith("{\"format\":\"standby-wizard-journal/3\"");
        assertThat(journals().entries("run-1")).hasSize(7).last().isEqualTo(new JournalEntry.Begun(16, "b"));
        assertThat(journals().runs()).singleElement().satisfies(run -> assertThat(run.begun())
                .containsExactly("a", "b"));
    }

    /** Every kind of failure says after the file what it said before it. */
    @Test
    void aFailureComesBackWhole() {
        List<Failure> all = SampleRecords.leaves(Failure.class).stream()
                .map(type -> (Failure) SampleRecords.of(type))
                .toList();
        assertThat(all).hasSizeGreaterThan(10);
        try (Journal journal = journals().create(opened("run-1", 10))) {
            all.forEach(failure -> journal.append(JournalEntry.Failed.of(11, "a", failure)));
        }
        Messages words = Messages.of(Locale.ENGLISH);
        assertThat(journals().entries("run-1").stream()
                        .filter(JournalEntry.Failed.class::isInstance)
                        .map(entry -> ((JournalEntry.Failed) entry).whole().orElseThrow())
                        .map(failure -> FailureText.of(words, failure).toString()))
                .isEqualTo(all.stream()
                        .map(failure -> FailureText.of(words, failure).toString())
                        .toList());
    }

    /** RUN: says whether another process may write it. */
    public static void main(String[] args) {
        try (Journal journal = new FileJournals(new AppDirs(Path.of(args[0]))).open(args[1])) {
            System.out.print("open " + journal.entries().size());
        } catch (FailureException e) {
            System.out.print(e.failure().key());
        }
    }

    private String another() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FileJournalsTest.class.getName(),
                        directory.toString(),
                        "run-1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    /** POSIX lets go of a file's locks as soon as the process closes that file anywhere. */
    @Test
    void aJournalThatIsAskedForTwiceStaysThisProcesss() throws Exception {
        try (Journal held = journals().create(opened("run-1", 10))) {
            assertThat(another()).isEqualTo("refused.journal-busy");
            assertThat(refusal(() -> journals().open("run-1"))).contains("is in use by another window or command");
            assertThat(journals().runs()).hasSize(1);
            assertThat(journals().entries("run-1")).hasSize(1);
            assertThat(another()).as("after others of this process looked").isEqualTo("refused.journal-busy");
            held.append(new JournalEntry.Begun(11, "a"));
        }
        assertThat(another()).isEqualTo("open 2");
        journals().open("run-1").close();
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        FailureException thrown = catchThrowableOfType(FailureException.class, asked);
        String words =
                FailureText.of(Messages.of(Locale.ENGLISH), thrown.failure()).toString();
        assertThat(words).doesNotContain("[failure", "{", "it was not done");
        return words;
    }

    private static Opened opened(String runId, long at) {
        return new Opened(at, runId, Journals.keyOf(PLAN), PLAN, CHANGES);
    }

    private Journals journals() {
        return new FileJournals(new AppDirs(directory));
    }

    private Path file(String runId) {
        return directory.resolve("runs").resolve(runId).resolve("journal.jsonl");
    }
}
