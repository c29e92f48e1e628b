package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.FakePair;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.RunStatus;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.store.PlanSecrets;
import org.standbywizard.store.TextFile;
import org.standbywizard.text.Messages;

/** {@code apply --until}: all before the step is done, on every host; the same command without it goes on. */
class ApplyUntilTest {
    @TempDir
    Path home;

    private final FakePair pair = new FakePair();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private FakeTerminal terminal = FakeTerminal.none();
    private FileJournals journals;

    @BeforeEach
    void writePlan() throws IOException {
        journals = new FileJournals(new AppDirs(home.resolve("state")));
        Files.writeString(home.resolve("plan.json"), """
                {"format": "standby-wizard/1",
                 "primary": {"name": "db1", "host": "10.0.0.1"},
                 "standbys": [{"name": "db2", "host": "10.0.0.2"}]}
                """);
    }

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    private int apply(String... options) {
        terminal = FakeTerminal.none();
        Tools tools = new Tools(
                new JsonPlanFiles(home),
                journals,
                new FakeInspection(pair, List.of()),
                (choices, questions) -> new Tools.Ways(pair, pair, new PlanSecrets(name -> null, questions::secret)),
                new NoPractice(),
                executor,
                Clock.systemUTC(),
                (choices, plan, stop) -> {},
                TextFile::write,
                "tester@desk",
                (place, files) -> {});
        List<String> words =
                new ArrayList<>(List.of("apply", home.resolve("plan.json").toString(), "--yes"));
        words.addAll(List.of(options));
        return new Cli(tools, terminal, Messages.of(Locale.ENGLISH), new Cancellation(), "the.log")
                .run(words.toArray(String[]::new));
    }

    private List<RunStatus> runs() {
        return journals.runs().stream().map(run -> run.status()).toList();
    }

    @Test
    void stopsBeforeTheStepAndGoesOnAnotherDay() {
        assertThat(apply("--until", "base-backup")).as(terminal.text()).isZero();
        assertThat(terminal.text())
                .containsPattern("Stopped after .*, before base-backup, as asked\\.")
                .contains("Go on with the same command without --until: standby-wizard apply "
                        + home.resolve("plan.json"))
                .contains("keeps WAL on the primary", "To take back: standby-wizard undo " + home.resolve("plan.json"))
                .doesNotContain("by you", "was read on");
        assertThat(pair.one.roles).containsExactly("replicator");
        assertThat(pair.one.slots).containsExactly("db2");
        assertThat(pair.two.standby()).isFalse();
        assertThat(runs()).containsExactly(RunStatus.CANCELLED);

        assertThat(apply()).as(terminal.text()).isZero();
        assertThat(terminal.text()).contains("was read on db2 within");
        assertThat(pair.two.standby()).isTrue();
        assertThat(runs()).containsExactly(RunStatus.DONE);
    }

    /** A stop further on counts from where the run stands. */
    @Test
    void stopsAgainFurtherOn() {
        assertThat(apply("--until", "edit-file")).as(terminal.text()).isZero();
        assertThat(pair.one.roles).containsExactly("replicator");
        assertThat(pair.one.slots).isEmpty();
        assertThat(apply("--until", "start-server")).as(terminal.text()).isZero();
        assertThat(pair.one.slots).containsExactly("db2");
        assertThat(pair.two.standby()).isFalse();
        assertThat(apply()).as(terminal.text()).isZero();
        assertThat(pair.two.standby()).isTrue();
    }

    /** Where there is no such step the run goes to its end. */
    @Test
    void aStepThatIsNotNeededStopsNothing() {
        assertThat(apply("--until", "restart-test")).as(terminal.text()).isZero();
        assertThat(terminal.text()).contains("was read on db2 within").doesNotContain("as asked", "--until");
    }

    @Test
    void aStepThatThereIsNotIsRefusedBeforeAnything() {
        assertThat(apply("--until", "copy")).isEqualTo(2);
        assertThat(terminal.text()).contains("there is no such step", "base-backup, create-slot");
        assertThat(pair.one.roles).isEmpty();
        assertThat(runs()).isEmpty();
    }
}
