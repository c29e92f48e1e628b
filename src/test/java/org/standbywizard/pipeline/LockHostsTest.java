package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.run.Journal;
import org.standbywizard.run.LockTerms;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.ChangeSet;

/** Two wizards on the same real servers at once: one works, the other is told so and changes nothing. */
@Tag("hosts")
class LockHostsTest {
    private static final String LOCK = "/var/lib/standby-wizard/lock";
    private static final Pattern RUN = Pattern.compile("(?m)^run (\\S+)$");

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    private static DebianPair pair;

    @TempDir
    Path directory;

    @BeforeEach
    void prepare() {
        pair = DebianPair.ready(lab, pair);
    }

    private List<Object> now() {
        List<Object> all = new ArrayList<>();
        pair.hosts().forEach(host -> {
            all.add(Configuration.of(host));
            all.add(Configuration.state(host));
            all.add(host.exec("ls -di /var/lib/postgresql/15/*").ok());
        });
        all.add(pair.one.sql("SELECT array_agg(rolname ORDER BY rolname) FROM pg_roles"));
        all.add(pair.one.sql("SELECT array_agg(slot_name ORDER BY slot_name) FROM pg_replication_slots"));
        return all;
    }

    @Test
    void theSecondIsRefusedAndTheFirstGoesOn() throws IOException {
        Path second = Files.createDirectory(directory.resolve("second"));
        List<String> told = new ArrayList<>();
        Journal journal;
        try (Pipeline alice = pair.pipeline(directory);
                Pipeline bob = pair.pipeline(second)) {
            bob.terms = LockTerms.of("bob@laptop");
            ChangeSet his = bob.plan("second");
            journal = alice.journal(alice.plan("first"));
            assertThat(alice.apply(journal, (step, cancellation) -> {
                        if (told.isEmpty() && step.id().equals("db2/copy")) {
                            List<Object> before = now();
                            assertThat(bob.apply(bob.journal(his))).isEqualTo(RunStatus.FAILED);
                            told.addAll(bob.reasons());
                            assertThat(now()).isEqualTo(before);
                        }
                    }))
                    .as("%s", alice.reasons())
                    .isEqualTo(RunStatus.DONE);
            assertThat(told).hasSize(2);
            assertThat(told).anyMatch(words -> words.startsWith("tester@desk is working on db1 at this moment"));
            assertThat(told).anyMatch(words -> words.startsWith("tester@desk is working on db2 at this moment"));
            pair.hosts()
                    .forEach(host -> assertThat(host.exec("cat " + LOCK).out()).isEmpty());
            assertThat(alice.problems()).isEmpty();

            // What was planned before the other's work is no longer what is there: his run stops at the first file.
            bob.events.clear();
            Journal late = bob.journal(his);
            assertThat(bob.apply(late)).isEqualTo(RunStatus.FAILED);
            assertThat(bob.reasons())
                    .anyMatch(words -> words.startsWith("The role replicator was made on")
                            && words.contains("by somebody else since it was looked at"));
            assertThat(bob.undo(late)).isEqualTo(RunStatus.UNDONE);
        }
        pair.requireStreaming();
        pair.takeBack(journal, directory);
    }

    /** Starts apply with a slow copy, and kills the program in the middle of it. */
    private String killedInTheCopy(Program program, Path plan) throws IOException, InterruptedException {
        pair.use();
        Path said = directory.resolve("killed");
        Process process = program.start(as("alice"), said, "apply", plan, "--yes");
        Wait.until("a copy that goes on", () -> read(said).contains(" MB of ") || !process.isAlive());
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        Matcher run = RUN.matcher(pair.two.exec("cat " + LOCK).ok());
        assertThat(run.find()).as(read(said)).isTrue();
        return run.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Map<String, String> as(String user) {
        return Map.of("STANDBY_WIZARD_JAVA_OPTIONS", "-Duser.name=" + user);
    }

    @Test
    void aKilledRunHoldsItUntilItGoesOn() throws IOException, InterruptedException {
        Program alices = new Program(Files.createDirectory(directory.resolve("alice")), pair.hosts());
        Path plan = alices.write("plan.json", pair.json("{\"role\": \"alices\", \"backup\": {\"maxRate\": \"1M\"}}"));
        String run = killedInTheCopy(alices, plan);
        Wait.until("the end of the copy, which needs no wizard", () -> !pair.two
                .exec("cat /var/lib/standby-wizard/*/db2/copy/exit")
                .out()
                .isEmpty());
        List<Object> before = now();

        Program bobs = new Program(Files.createDirectory(directory.resolve("bob")), pair.hosts());
        Path his = bobs.write("plan.json", pair.json("{\"role\": \"bobs\", \"slots\": false}"));
        Program.Said refused = bobs.run(as("bob"), "apply", his, "--yes");
        System.out.println(refused.text().indent(3));
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.text()).contains("alice@", run, "--break-lock " + run, "Nothing was changed");
        assertThat(now()).isEqualTo(before);

        Program.Said goesOn = alices.run(as("alice"), "apply", plan, "--yes");
        assertThat(goesOn.status()).as(goesOn.text()).isZero();
        pair.hosts().forEach(host -> assertThat(host.exec("cat " + LOCK).out()).isEmpty());
        assertThat(alices.run(as("alice"), "undo", plan, "--yes").status()).isZero();
        pair.requireAsBefore();
    }

    @Test
    void aLockWhoseOwnerIsGoneIsBrokenByItsRunsName() throws IOException, InterruptedException {
        Program alices = new Program(Files.createDirectory(directory.resolve("alice")), pair.hosts());
        Path plan = alices.write("plan.json", pair.json("{\"role\": \"alices\", \"backup\": {\"maxRate\": \"1M\"}}"));
        String run = killedInTheCopy(alices, plan);

        Program bobs = new Program(Files.createDirectory(directory.resolve("bob")), pair.hosts());
        Path his = bobs.write("plan.json", pair.json("{\"role\": \"bobs\", \"slots\": false}"));
        assertThat(bobs.run(as("bob"), "apply", his, "--yes", "--break-lock", "another-run")
                        .status())
                .isEqualTo(3);
        Program.Said done = bobs.run(as("bob"), "apply", his, "--yes", "--break-lock", run);
        System.out.println(done.text().indent(3));
        assertThat(done.status()).as(done.text()).isZero();
        pair.hosts().forEach(host -> assertThat(host.exec("cat " + LOCK).out()).isEmpty());
        pair.requireStreaming();
    }
}
