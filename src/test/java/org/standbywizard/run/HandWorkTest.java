package org.standbywizard.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.conf.ScramVerifier;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakePlan;
import org.standbywizard.fake.FakeServer;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Secrets;
import org.standbywizard.run.Gate.Word;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.Standing;
import org.standbywizard.steps.Step;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/** A person does steps of a run themselves: what is checked, written down, gone on with, and left by an undo. */
class HandWorkTest {
    private static final String PASSWORD = "open sesame";

    @TempDir
    Path home;

    private final FakePair pair = new FakePair();
    private final FakePlan plan = new FakePlan(pair);
    private final ChangeSet changes = plan.changes();
    private final List<RunEvent> events = new ArrayList<>();
    private final Map<String, Deque<Supplier<Word>>> words = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Cancellation cancellation = new Cancellation();

    private final Secrets secrets = new Secrets() {
        @Override
        public Secret get(org.standbywizard.plan.SecretRef source, org.standbywizard.remote.SecretPurpose purpose) {
            return null;
        }

        @Override
        public Secret fresh() {
            return new Secret(PASSWORD);
        }
    };

    private final Gate gate = new Gate() {
        @Override
        public void pass(Step step, Cancellation stop) {
            stop.check(step.host().name());
        }

        @Override
        public Word await(Step step, Cancellation stop) {
            asked.add(step.id());
            Deque<Supplier<Word>> next = words.getOrDefault(step.id(), new ArrayDeque<>());
            Word word = next.isEmpty() ? Word.GO : next.poll().get();
            stop.check(step.host().name());
            return word;
        }
    };

    @SafeVarargs
    @SuppressWarnings("varargs")
    private void says(String step, Supplier<Word>... said) {
        words.computeIfAbsent(step, s -> new ArrayDeque<>()).addAll(List.of(said));
    }

    /** Takes the step over, does it in a terminal, and asks for the check. */
    private void does(String step, Runnable inTheTerminal) {
        says(step, () -> Word.HAND_OVER, () -> {
            inTheTerminal.run();
            return Word.CHECK;
        });
    }

    private Journal begin() {
        return new FileJournals(new AppDirs(home))
                .create(new JournalEntry.Opened(1, changes.runId(), Journals.keyOf(plan.plan()), plan.plan(), changes));
    }

    private RunStatus run(Journal journal) {
        Runner runner = new Runner(Runnable::run, pair, secrets, Clock.systemUTC(), LockTerms.of("me@desk"));
        try (Sessions sessions = new Sessions(pair, plan.plan().servers())) {
            return runner.run(journal, sessions, gate, events::add, cancellation);
        }
    }

    private RunStatus undo(Journal journal) {
        Undoer undoer = new Undoer(Runnable::run, pair, secrets, Clock.systemUTC(), LockTerms.of("me@desk"));
        try (Sessions sessions = new Sessions(pair, plan.plan().servers())) {
            return undoer.undo(journal, sessions, events::add, new Cancellation());
        }
    }

    private Journals.RunRecord record(Journal journal) {
        return Journals.RunRecord.of(journal.entries());
    }

    private void createRole() {
        pair.one.roles.add("replicator");
        pair.one.verifiers.put("replicator", ScramVerifier.of(PASSWORD, new byte[16], 4096));
    }

    private void editConf() {
        EditFile edit = (EditFile) step("db1/conf");
        pair.one.files.put(edit.path(), edit.after());
    }

    private Step step(String id) {
        return changes.steps().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    private List<Standing> looked(String step) {
        return events.stream()
                .filter(e ->
                        e instanceof RunEvent.Looked looked && looked.step().equals(step))
                .map(e -> ((RunEvent.Looked) e).found())
                .toList();
    }

    private List<String> left() {
        return events.stream()
                .filter(RunEvent.LeftByHand.class::isInstance)
                .map(e -> ((RunEvent.LeftByHand) e).step())
                .toList();
    }

    @Test
    void whatWasDoneByHandIsNotDoneAgainAndAnUndoLeavesIt() {
        does("db1/role", this::createRole);
        does("db1/conf", this::editConf);
        does("db1/slot-db2", () -> pair.one.slots.add("db2"));
        try (Journal journal = begin()) {
            assertThat(run(journal)).as(events.toString()).isEqualTo(RunStatus.DONE);
            assertThat(record(journal).byHand()).containsExactly("db1/role", "db1/conf", "db1/slot-db2");
            assertThat(record(journal).begun()).doesNotContain("db1/role", "db1/conf", "db1/slot-db2");
            assertThat(pair.one.scripts)
                    .as("its before-image is kept for a restart that fails")
                    .containsSubsequence("save-file.sh", "file-now.sh", "save-file.sh");
            assertThat(pair.two.passfile).endsWith(":" + PASSWORD + "\n");
            String conf = pair.one.files.get(FakeServer.CONF);

            assertThat(undo(journal)).as(events.toString()).isEqualTo(RunStatus.UNDONE);
            assertThat(pair.one.roles).containsExactly("replicator");
            assertThat(pair.one.slots).containsExactly("db2");
            assertThat(pair.one.files.get(FakeServer.CONF)).isEqualTo(conf);
            assertThat(pair.one.files.get(FakeServer.HBA))
                    .as("the wizard's own part")
                    .isEqualTo(FakeServer.HBA_TEXT);
            assertThat(pair.two.standby()).isFalse();
            assertThat(left()).containsExactly("db1/role", "db1/conf", "db1/slot-db2");
        }
    }

    @Test
    void aCheckSaysWhatIsMissingAndTheStepStillWaits() {
        says("db1/role", () -> Word.HAND_OVER, () -> Word.CHECK, () -> {
            pair.one.roles.add("replicator");
            return Word.CHECK;
        });
        does("db1/conf", () -> {
            editConf();
            pair.one.files.put(FakeServer.CONF, pair.one.files.get(FakeServer.CONF) + "\n");
        });
        says("db1/role", () -> {
            pair.one.roles.remove("replicator");
            return Word.GO;
        });
        says("db1/conf", () -> {
            pair.one.files.put(FakeServer.CONF, "# nothing set\n");
            return Word.GO;
        });
        try (Journal journal = begin()) {
            assertThat(run(journal)).as(events.toString()).isEqualTo(RunStatus.DONE);
            assertThat(looked("db1/role"))
                    .containsExactly(
                            Standing.notYet("role-missing", "replicator"),
                            Standing.notYet("role-password", "replicator"));
            assertThat(looked("db1/conf")).singleElement().isInstanceOfSatisfying(Standing.NotYet.class, found -> {
                assertThat(found.reason()).isEqualTo("file-differs");
            });
            assertThat(record(journal).byHand())
                    .as("in the end the wizard did both")
                    .isEmpty();
            assertThat(record(journal).begun()).contains("db1/role", "db1/conf");
            assertThat(undo(journal)).isEqualTo(RunStatus.UNDONE);
            assertThat(pair.one.roles).isEmpty();
            assertThat(left()).isEmpty();
        }
    }

    /** The window was closed after the person took the step, and they did it meanwhile. */
    @Test
    void whatWasTakenOverIsThePersonsThoughNobodyChecked() {
        says("db1/role", () -> Word.HAND_OVER, () -> {
            cancellation.cancel();
            return Word.CHECK;
        });
        try (Journal journal = begin()) {
            assertThat(run(journal)).isEqualTo(RunStatus.CANCELLED);
            assertThat(pair.one.locked() && pair.one.lockRests())
                    .as("a person may be at work there")
                    .isTrue();
            createRole();
            cancellation = new Cancellation();
            asked.clear();
            assertThat(run(journal)).as(events.toString()).isEqualTo(RunStatus.DONE);
            assertThat(asked).doesNotContain("db1/role");
            assertThat(undo(journal)).isEqualTo(RunStatus.UNDONE);
            assertThat(pair.one.roles).containsExactly("replicator");
            assertThat(left()).containsExactly("db1/role");
        }
    }

    @Test
    void aStepThatTheWizardBeganStaysTheWizards() {
        pair.one.failing.put("replace-file.sh", FakeServer.failed(1, "disk full"));
        try (Journal journal = begin()) {
            assertThat(run(journal)).isEqualTo(RunStatus.FAILED);
            pair.one.failing.clear();
            says("db1/conf", () -> Word.HAND_OVER, () -> Word.CHECK);
            assertThat(run(journal)).as(events.toString()).isEqualTo(RunStatus.DONE);
            assertThat(looked("db1/conf")).containsExactly(Standing.notYet("begun"));
            assertThat(record(journal).byHand()).isEmpty();
        }
    }

    @Test
    void theCopyAndItsSwapAreTheWizardsAlone() {
        says("db2/copy", () -> Word.HAND_OVER, () -> Word.CHECK);
        says("db2/swap", () -> Word.HAND_OVER);
        try (Journal journal = begin()) {
            assertThat(run(journal)).as(events.toString()).isEqualTo(RunStatus.DONE);
            assertThat(looked("db2/copy")).containsExactly(Standing.notYet("marks"));
            assertThat(looked("db2/swap")).containsExactly(Standing.notYet("marks"));
        }
    }

    /** What only looks is looked at by the run too: its figures guard a later go. */
    @Test
    void aLoginThatAPersonTriedIsTriedAgain() {
        does("db2/login", () -> {});
        try (Journal journal = begin()) {
            assertThat(run(journal)).as(events.toString()).isEqualTo(RunStatus.DONE);
            assertThat(pair.two.scripts.stream().filter("login-test.sh"::equals))
                    .hasSize(2);
            assertThat(ResumeGuard.timeline(journal.entries())).contains("1");
        }
    }
}
