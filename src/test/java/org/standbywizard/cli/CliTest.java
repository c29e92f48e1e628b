package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakeServer;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.script.ExportFile;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.store.PlanSecrets;
import org.standbywizard.store.TextFile;
import org.standbywizard.text.Messages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands with the real planner, runner, journals and verifier, on two servers that exist only here. */
class CliTest {
    @TempDir
    Path home;

    private final FakePair pair = new FakePair();
    private final List<Finding> findings = new ArrayList<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Cancellation cancellation = new Cancellation();
    private FakeTerminal terminal = FakeTerminal.none();
    private final Map<String, String> environment = new HashMap<>();
    private Tools.Window window = (choices, plan, stop) -> {};
    private Clock clock = Clock.systemUTC();
    private Path plan;
    private Locale language = Locale.ENGLISH;

    @BeforeEach
    void writePlan() throws IOException {
        plan = home.resolve("plan.json");
        Files.writeString(plan, """
                {"format": "standby-wizard/1",
                 "primary": {"name": "db1", "host": "10.0.0.1"},
                 "standbys": [{"name": "db2", "host": "10.0.0.2"}]}
                """);
    }

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    /** What was to be written, by directory. */
    private final Map<Path, List<ExportFile>> exports = new java.util.LinkedHashMap<>();

    private int run(String... args) {
        Tools tools = new Tools(
                new JsonPlanFiles(home),
                new FileJournals(new AppDirs(home.resolve("state"))),
                new FakeInspection(pair, findings),
                (choices, questions) ->
                        new Tools.Ways(pair, pair, new PlanSecrets(environment::get, questions::secret)),
                new NoPractice(),
                executor,
                clock,
                window,
                TextFile::write,
                "tester@desk",
                exports::put);
        List<String> all = new ArrayList<>(List.of(args));
        all.replaceAll(word -> word.equals("PLAN") ? plan.toString() : word);
        return new Cli(tools, terminal, Messages.of(language), cancellation, "the.log").run(all.toArray(String[]::new));
    }

    /** Each command starts with a fresh page. */
    private int again(FakeTerminal fresh, String... args) {
        terminal = fresh;
        return run(args);
    }

    private static Finding finding(String host, Finding.State state) {
        return new Finding("target", new HostId(host), state, "databases", Map.of());
    }

    @Test
    void appliesOnceThenChangesNothingAndTakesItBack() {
        assertThat(run("apply", "PLAN", "--yes")).as(terminal.text()).isZero();
        assertThat(terminal.text()).contains("was read on db2 within").doesNotContain("[failure", "[run.", "[output");
        assertThat(pair.one.roles).containsExactly("replicator");
        assertThat(pair.one.slots).containsExactly("db2");
        assertThat(pair.two.standby()).isTrue();
        assertThat(pair.one.tables).isEmpty();

        int scripts = pair.one.scripts.size();
        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes"))
                .as(terminal.text())
                .isZero();
        assertThat(terminal.text()).contains("Nothing to change");
        assertThat(pair.one.scripts.subList(scripts, pair.one.scripts.size()))
                .as("only looked")
                .containsOnly("service-state.sh");

        assertThat(again(FakeTerminal.none(), "verify", "PLAN"))
                .as(terminal.text())
                .isZero();
        assertThat(again(FakeTerminal.none(), "undo", "PLAN", "--yes"))
                .as(terminal.text())
                .isZero();
        assertThat(pair.one.roles).isEmpty();
        assertThat(pair.one.slots).isEmpty();
        assertThat(pair.two.standby()).isFalse();
        assertThat(pair.one.files).containsEntry(FakeServer.HBA, FakeServer.HBA_TEXT);
        assertThat(again(FakeTerminal.none(), "undo", "PLAN", "--yes")).isZero();
        assertThat(terminal.text()).contains("Nothing to undo");
    }

    @Test
    void oneLoginForEachHost() {
        assertThat(run("apply", "PLAN", "--yes")).isZero();
        assertThat(pair.logins).containsExactlyInAnyOrder("db1", "db2");
    }

    @Test
    void asksBeforeAnythingIsChanged() {
        terminal = FakeTerminal.answering("no");
        assertThat(run("apply", "PLAN")).isEqualTo(6);
        assertThat(terminal.asked).hasSize(1);
        assertThat(terminal.text()).contains("CREATE ROLE", "Nothing was changed");
        assertThat(pair.one.roles).isEmpty();
        assertThat(pair.one.scripts).isEmpty();
        assertThat(again(FakeTerminal.answering("y"), "apply", "PLAN")).isZero();
        assertThat(again(FakeTerminal.answering(""), "undo", "PLAN")).isEqualTo(6);
        assertThat(pair.two.standby()).isTrue();
        assertThat(again(FakeTerminal.answering("yes"), "undo", "PLAN")).isZero();
    }

    @Test
    void withoutATerminalAndWithoutYesNothingIsEvenLookedAt() {
        assertThat(run("apply", "PLAN")).isEqualTo(2);
        assertThat(run("undo", "PLAN")).isEqualTo(2);
        assertThat(pair.logins).isEmpty();
    }

    @Test
    void aBlockStopsCheckPreviewAndApply() {
        findings.add(finding("db2", Finding.State.BLOCK));
        assertThat(run("check", "PLAN")).isEqualTo(3);
        assertThat(run("preview", "PLAN")).isEqualTo(3);
        assertThat(run("apply", "PLAN", "--yes", "--confirm", "db2")).isEqualTo(3);
        assertThat(pair.one.scripts).isEmpty();
    }

    @Test
    void othersPendingEditsNeedAWordOfTheirOwn() {
        findings.add(new Finding(
                "pending-edits", new HostId("db1"), Finding.State.BLOCK, "found", Map.of("edits", "work_mem = 1GB")));
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(3);
        assertThat(terminal.text()).contains("work_mem = 1GB", "--allow-pending-edits");
        assertThat(run("preview", "PLAN", "--allow-pending-edits")).isZero();
        assertThat(run("apply", "PLAN", "--yes", "--allow-pending-edits")).isZero();
        findings.add(finding("db2", Finding.State.BLOCK));
        assertThat(run("apply", "PLAN", "--yes", "--allow-pending-edits")).isEqualTo(3);
    }

    @Test
    void yesDoesNotConfirmADataDirectorysEnd() {
        findings.add(finding("db2", Finding.State.CONFIRM));
        assertThat(run("check", "PLAN")).isZero();
        assertThat(terminal.text())
                .contains("--confirm db2", "If that is confirmed, nothing else stands in the way of apply.")
                .doesNotContain("Nothing stands in the way");
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(3);
        assertThat(terminal.text()).contains("--confirm db2");
        assertThat(again(FakeTerminal.answering("db1"), "apply", "PLAN", "--yes"))
                .isEqualTo(3);
        assertThat(pair.one.scripts).isEmpty();
        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes", "--confirm", "db1"))
                .as("another server's name")
                .isEqualTo(3);
        assertThat(again(FakeTerminal.answering("db2"), "apply", "PLAN", "--yes"))
                .isZero();
    }

    @Test
    void whoeverStopsApplyAtItsQuestionIsToldThatNothingWasDone() {
        terminal = FakeTerminal.answering("yes");
        terminal.onLine = stopAt("What it costs");
        assertThat(run("apply", "PLAN")).isEqualTo(6);
        assertThat(terminal.text()).contains("Nothing was changed.\nStopped by you.");
        assertThat(pair.one.roles).isEmpty();
    }

    @Test
    void whoeverStopsALookIsToldSoAndNotToUndo() {
        for (String command : List.of("check", "verify")) {
            terminal = FakeTerminal.none();
            terminal.onLine = stopAt("Connecting");
            assertThat(run(command, "PLAN")).as(command).isEqualTo(6);
            assertThat(terminal.text()).contains("Stopped by you.").doesNotContain("undo", "worked on");
        }
    }

    private Consumer<String> stopAt(String beginning) {
        return line -> {
            if (line.startsWith(beginning)) {
                cancellation.cancel();
            }
        };
    }

    @Test
    void aServerCanBeConfirmedByNameOrHost() {
        findings.add(finding("db2", Finding.State.CONFIRM));
        assertThat(run("apply", "PLAN", "--yes", "--confirm", "10.0.0.2")).isZero();
    }

    @Test
    void whatThePlanDoesNotHaveCannotBeConfirmed() {
        assertThat(run("apply", "PLAN", "--yes", "--confirm", "db9")).isEqualTo(2);
        assertThat(pair.logins).isEmpty();
    }

    @Test
    void everyHostThatCannotBeReachedIsNamed() {
        pair.unreachable.put("db1", new Failure.Unreachable("10.0.0.1", "refused", 22, ""));
        pair.unreachable.put("db2", new Failure.AuthFailed("10.0.0.2", "root", "key", ""));
        for (String command : List.of("check", "preview", "verify")) {
            assertThat(again(FakeTerminal.none(), command, "PLAN")).isEqualTo(4);
            assertThat(String.join("\n", terminal.err)).contains("10.0.0.1", "10.0.0.2", "none of the keys");
        }
        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes")).isEqualTo(4);
    }

    @Test
    void aFailureSaysWhatStandsAndTheSameCommandGoesOn() {
        pair.two.failing.put("backup-poll.sh", FakeServer.said("exit 1\n---\npg_basebackup: error: no space"));
        pair.one.slotsStick = true;
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(5);
        assertThat(terminal.text())
                .contains(
                        "FAILED",
                        "no space",
                        "could not be dropped",
                        "The slot db2 on db1 keeps WAL",
                        "standby-wizard apply " + plan)
                .contains("standby-wizard undo " + plan, "  db1: 6 of 7", "stopped at: db2");
        assertThat(again(FakeTerminal.none(), "runs")).isZero();
        assertThat(terminal.text()).contains("failed", "db1 to db2");
        again(FakeTerminal.none(), "check", "PLAN");
        assertThat(terminal.text()).contains("did not finish", "The slot db2 on db1 keeps WAL");

        pair.two.failing.clear();
        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes"))
                .as(terminal.text())
                .isZero();
        assertThat(terminal.text()).contains("did not finish", "goes on");
        assertThat(pair.two.standby()).isTrue();
    }

    @Test
    void aKnownMessageIsExplainedBelowItself() {
        pair.two.failing.put(
                "login-test.sh",
                FakeServer.failed(
                        1,
                        "psql: error: connection to server at \"10.0.0.1\", port 5432 failed: FATAL:  no pg_hba.conf entry"
                                + " for replication connection from host \"10.0.0.9\", user \"replicator\", no encryption"));
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(5);
        assertThat(terminal.text())
                .contains("Known message: The primary has no rule for this replication login")
                .contains("host  replication  replicator  10.0.0.9/32  scram-sha-256");
        assertThat(again(FakeTerminal.none(), "--json", "apply", "PLAN", "--yes"))
                .isEqualTo(5);
        JsonMapper mapper = new JsonMapper();
        assertThat(terminal.out.stream()
                        .map(mapper::readTree)
                        .flatMap(line -> line.findValues("known").stream())
                        .flatMap(known -> known.findValuesAsString("id").stream()))
                .contains("hba-no-entry");
    }

    @Test
    void savesScripts() {
        assertThat(run("script", "PLAN", "--out", home.resolve("by hand").toString()))
                .as(terminal.text())
                .isZero();
        assertThat(exports).containsOnlyKeys(home.resolve("by hand"));
        assertThat(exports.get(home.resolve("by hand")).stream().map(ExportFile::path))
                .contains("1-db1.sh", "2-db2.sh", "3-db1.sh", "README.md", "lib/hand.sh", "sql/1-db1-role.sql");
        assertThat(terminal.text()).contains("1-db1.sh, 2-db2.sh, 3-db1.sh");
        assertThat(pair.one.roles).as("only looked").isEmpty();
    }

    @Test
    void aDroppedSlotIsNotSaidToKeepWal() {
        pair.two.failing.put("backup-poll.sh", FakeServer.said("exit 1\n---\nerror"));
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(5);
        assertThat(terminal.text())
                .contains("The slot db2 was dropped", "  db1: 5 of 7")
                .doesNotContain("keeps WAL from now on");
        assertThat(pair.one.slots).isEmpty();
        again(FakeTerminal.none(), "check", "PLAN");
        assertThat(terminal.text()).contains("did not finish").doesNotContain("keeps WAL from now on");
    }

    @Test
    void aRunThatStoppedIsResumedAlsoWhenThePlanWasChanged() throws IOException {
        pair.two.failing.put("swap.sh", FakeServer.failed(9, "in the way"));
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(5);
        assertThat(terminal.text()).contains("The slot db2 on db1 keeps WAL");
        Files.writeString(
                plan,
                Files.readString(plan).replace("\"10.0.0.2\"}]", "\"10.0.0.2\", \"settings\": {\"ssl\": \"on\"}}]"));
        pair.two.failing.clear();
        assertThat(again(FakeTerminal.none(), "preview", "PLAN")).isZero();
        assertThat(terminal.text()).contains("Put the copy in place").doesNotContain("CREATE ROLE");
        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes"))
                .as(terminal.text())
                .isNotEqualTo(5);
        assertThat(terminal.text()).contains("The plan was changed since");
    }

    @Test
    void aCancelledRunSaysSoAndCanBeTakenBack() {
        pair.two.hooks.put("finish-copy.sh", cancellation::cancel);
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(6);
        assertThat(terminal.text())
                .contains("Stopping", "Stopped by you", "What stands now", "keeps WAL")
                .doesNotContain("FAILED");
        assertThat(pair.two.scripts).doesNotContain("stop-old.sh", "swap.sh");
    }

    @Test
    void aMissingPasswordStopsBeforeAnythingIsChanged() throws IOException {
        Files.writeString(
                plan,
                Files.readString(plan)
                        .replace("}]", "}], \"replication\": {\"password\": {\"env\": \"REPL_PASSWORD\"}}"));
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(3);
        assertThat(terminal.text()).contains("REPL_PASSWORD is not set");
        assertThat(pair.one.scripts).isEmpty();
        environment.put("REPL_PASSWORD", "it's $HOME `한글` 🐘");
        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes"))
                .as(terminal.text())
                .isZero();
        assertThat(terminal.text()).doesNotContain("$HOME");
        assertThat(pair.two.passfile).contains("it's $HOME `한글` 🐘");
    }

    @Test
    void aPasswordIsAskedForOnceAndNotShown() throws IOException {
        Files.writeString(
                plan, Files.readString(plan).replace("}]", "}], \"replication\": {\"password\": \"prompt\"}"));
        terminal = FakeTerminal.answering("s3cret", "yes");
        assertThat(run("apply", "PLAN")).as(terminal.text()).isZero();
        assertThat(terminal.asked).hasSize(2);
        assertThat(terminal.text()).doesNotContain("s3cret");
        assertThat(pair.two.passfile).contains("s3cret");
    }

    @Test
    void jsonIsOneObjectALineAndAsksNothing() {
        terminal = FakeTerminal.answering("yes", "yes");
        assertThat(run("apply", "PLAN", "--json")).isEqualTo(2);
        assertThat(terminal.asked).isEmpty();
        assertThat(again(FakeTerminal.none(), "--json", "apply", "PLAN", "--yes"))
                .as(terminal.text())
                .isZero();
        JsonMapper mapper = new JsonMapper();
        List<JsonNode> lines = terminal.out.stream().map(mapper::readTree).toList();
        assertThat(terminal.err).isEmpty();
        assertThat(lines).allMatch(line -> line.isObject() && line.has("type") && line.has("at"));
        assertThat(lines.stream().map(line -> line.get("type").stringValue()).distinct())
                .contains("step", "event", "finding", "status", "proof", "end");
        JsonNode end = lines.get(lines.size() - 1);
        assertThat(end.get("exit").intValue()).isZero();
        JsonNode conf = lines.stream()
                .filter(line -> line.path("step").stringValue("").equals("db1/conf") && line.has("diff"))
                .findFirst()
                .orElseThrow();
        assertThat(conf.get("diff").stringValue()).contains("+listen_addresses = '*'");
    }

    @Test
    void aPlanThatIsNotValidNamesThePlace() throws IOException {
        Files.writeString(
                plan, "{\"format\": \"standby-wizard/1\", \"primary\": {\"host\": \"a\"}, \"standbies\": []}");
        assertThat(run("check", "PLAN")).isEqualTo(2);
        assertThat(String.join("\n", terminal.err)).contains("standbies");
        assertThat(again(FakeTerminal.none(), "--json", "check", "PLAN")).isEqualTo(2);
        assertThat(terminal.out).anyMatch(line -> line.contains("\"type\":\"problem\""));
    }

    @Test
    void wrongArgumentsAreUsage() {
        assertThat(run("frobnicate")).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
        assertThat(run("check", "PLAN", "--host-keys", "never")).isEqualTo(2);
        assertThat(run("check", "PLAN", "--host-key", "10.0.0.1=MD5:aa")).isEqualTo(2);
        assertThat(run("check", "PLAN", "--host-key", "10.9.9.9=SHA256:" + "A".repeat(43)))
                .isEqualTo(2);
        assertThat(pair.logins).isEmpty();
    }

    @Test
    void itHelps() {
        assertThat(run("--help")).isZero();
        assertThat(terminal.text()).contains("apply", "Exit codes", "7");
        assertThat(again(FakeTerminal.none(), "apply", "--help")).isZero();
        assertThat(terminal.text()).contains("--confirm", "Exit codes");
    }

    @Test
    void withoutArgumentsTheWindowIsShown() {
        AtomicInteger shown = new AtomicInteger();
        window = (choices, plan, stop) -> shown.incrementAndGet();
        assertThat(run()).isZero();
        assertThat(again(FakeTerminal.none(), "window")).isZero();
        assertThat(shown).hasValue(2);
    }

    /** As desktops hand it over, and as people type it. */
    @Test
    void aPlanIsOpenedInTheWindow() {
        List<Optional<Path>> opened = new ArrayList<>();
        window = (choices, plan, stop) -> opened.add(plan);
        assertThat(run("/home/somebody/our shop.standbyplan")).isZero();
        assertThat(again(FakeTerminal.none(), "window", "plan.json")).isZero();
        assertThat(again(FakeTerminal.none(), "window")).isZero();
        assertThat(opened)
                .containsExactly(
                        Optional.of(Path.of("/home/somebody/our shop.standbyplan")),
                        Optional.of(Path.of("plan.json")),
                        Optional.empty());
    }

    @Test
    void withoutADisplayTheCommandLineIsNamed() {
        window = (choices, plan, stop) -> {
            throw new Tools.NoWindow(new IllegalStateException("no display"));
        };
        assertThat(run()).isEqualTo(1);
        assertThat(terminal.text()).contains("display").doesNotContain("IllegalStateException");
    }

    @Test
    void verifyFindsAStandbyThatIsDown() {
        assertThat(run("apply", "PLAN", "--yes")).isZero();
        pair.two.runs = false;
        assertThat(again(FakeTerminal.none(), "verify", "PLAN")).isEqualTo(7);
        assertThat(again(FakeTerminal.none(), "undo", "PLAN", "--yes"))
                .as(terminal.text())
                .isZero();
    }

    @Test
    void anUndoAfterAFailoverIsRefused() {
        assertThat(run("apply", "PLAN", "--yes")).isZero();
        pair.two.follows = null;
        assertThat(again(FakeTerminal.none(), "undo", "PLAN", "--yes")).isEqualTo(5);
        assertThat(terminal.text()).contains("no longer a standby", "Nothing was taken back");
        assertThat(pair.one.slots).containsExactly("db2");
    }

    @Test
    void aServerThatAnotherWizardHoldsIsLeftAloneUntilItsRunIsNamed() {
        pair.two.lockedBy("bob@laptop", "20261101-101010-bob");
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(3);
        assertThat(terminal.text())
                .contains("bob@laptop is working on db2 at this moment, for run 20261101-101010-bob: since 1970-01-01")
                .contains("Wait until it has finished, then run the same command again.")
                .contains("add --break-lock 20261101-101010-bob to this command")
                .contains("Nothing was changed, and nothing is left to go on with.")
                .doesNotContain("went wrong half-way");
        assertThat(pair.one.roles).isEmpty();
        assertThat(pair.one.files.get(FakeServer.CONF)).isEqualTo("# nothing set\n");
        assertThat(pair.one.locked()).isFalse();

        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes", "--break-lock", "20261101-101010-eve"))
                .as("another run's name")
                .isEqualTo(3);
        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes", "--break-lock", "20261101-101010-bob"))
                .isZero();
        assertThat(pair.two.locked()).isFalse();

        pair.one.lockedBy("bob@laptop", "20261101-101011-bob");
        assertThat(again(FakeTerminal.none(), "undo", "PLAN", "--yes")).isEqualTo(5);
        assertThat(terminal.text()).contains("bob@laptop is working on db1");
        assertThat(again(FakeTerminal.none(), "undo", "PLAN", "--yes", "--break-lock", "20261101-101011-bob"))
                .isZero();
        assertThat(pair.one.slots).isEmpty();
    }

    /** It may be years off, and be set right between two commands. */
    @Test
    void thisComputersClockDecidesNothing() {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(9000));
        pair.two.failing.put("swap.sh", FakeServer.failed(1, "mv: device busy"));
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(5);
        pair.two.failing.clear();
        clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(-9000));
        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes")).isZero();
        assertThat(terminal.text()).contains("goes on where it stopped", "was read on db2");
        pair.one.slots.clear();
        assertThat(again(FakeTerminal.none(), "apply", "PLAN", "--yes"))
                .as("a second run, begun decades before the first")
                .isZero();
        clock = Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC);
        assertThat(again(FakeTerminal.none(), "undo", "PLAN", "--yes")).isZero();
        List<String> undone =
                terminal.text().lines().filter(line -> line.contains("Run 20")).toList();
        assertThat(undone).hasSizeGreaterThan(1);
        assertThat(undone.get(0)).as("the second first").contains("Run 200");
        assertThat(pair.two.standby()).isFalse();
        assertThat(pair.one.roles).isEmpty();
    }

    @Test
    void whatIsOnlyLookedAtIsNotLocked() {
        pair.two.lockedBy("bob@laptop", "20261101-101010-bob");
        assertThat(run("check", "PLAN")).isZero();
        assertThat(again(FakeTerminal.none(), "preview", "PLAN")).isZero();
        assertThat(terminal.text()).contains("/var/lib/standby-wizard/lock (db1, db2)");
        assertThat(pair.one.scripts).doesNotContain("lock.sh");
    }

    @Test
    void watchesUntilStopped() {
        assertThat(run("apply", "PLAN", "--yes")).isZero();
        terminal = FakeTerminal.none();
        terminal.onLine = line -> {
            if (terminal.out.stream().filter(seen -> seen.contains("streaming")).count() == 2) {
                cancellation.cancel();
            }
        };
        assertThat(run("verify", "PLAN", "--watch")).as(terminal.text()).isZero();
        assertThat(terminal.out)
                .last()
                .asString()
                .matches("\\d\\d:\\d\\d:\\d\\d  db1: primary.*; db2: streaming.*in step.*");
    }

    @Test
    void speaksKorean() {
        language = Locale.KOREAN;
        assertThat(run("apply", "--help")).isZero();
        assertThat(terminal.out).startsWith("사용법:").contains("종료 코드:", "  0   완료");
        assertThat(terminal.text()).contains("구성 계획 파일(JSON)").doesNotContain("Usage", "The plan", "Exit");

        terminal = FakeTerminal.answering("네");
        assertThat(run("apply", "PLAN")).as(terminal.text()).isZero();
        assertThat(terminal.asked).containsExactly("지금 적용하시겠습니까? [예(y)/아니요(n)]");
        assertThat(terminal.text()).contains("쓰기·읽기 확인: db1 서버에 쓴 행을 db2 서버에서");
        for (String yes : List.of("예", "y")) {
            terminal = FakeTerminal.answering(yes);
            assertThat(run("undo", "PLAN")).as(terminal.text()).isZero();
        }
        for (String no : List.of("아니요", "n", "", "응답")) {
            terminal = FakeTerminal.answering(no);
            assertThat(run("apply", "PLAN")).as(no).isEqualTo(6);
        }
    }

    @Test
    void statesAreAlignedWhateverTheirLettersTake() {
        language = Locale.KOREAN;
        findings.addAll(List.of(finding("db1", Finding.State.BLOCK), finding("db2", Finding.State.CONFIRM)));
        assertThat(run("check", "PLAN")).isEqualTo(3);
        assertThat(terminal.out)
                .anyMatch(line -> line.startsWith("[x]  차단      db1: "))
                .anyMatch(line -> line.startsWith("[?]  확인 필요 db2: "))
                .anyMatch(line -> line.startsWith("               조치 방법: "));
    }

    @Test
    void saysWhatIsWrongWithArguments() {
        assertThat(run("aply")).isEqualTo(2);
        assertThat(terminal.err).containsExactly("Not understood: aply", "There is: apply", "standby-wizard --help");
        assertThat(again(FakeTerminal.none(), "check", "PLAN", "--jsn")).isEqualTo(2);
        assertThat(terminal.err)
                .containsExactly("There is no such option: --jsn", "There is: --json", "standby-wizard check --help");
        assertThat(again(FakeTerminal.none(), "nonsense")).isEqualTo(2);
        assertThat(terminal.err).containsExactly("Not understood: nonsense", "standby-wizard --help");
        assertThat(again(FakeTerminal.none(), "check", "PLAN", "--nonsense")).isEqualTo(2);
        assertThat(terminal.err).containsExactly("There is no such option: --nonsense", "standby-wizard check --help");
        assertThat(again(FakeTerminal.none(), "check")).isEqualTo(2);
        assertThat(terminal.err).containsExactly("Missing: PLAN", "standby-wizard check --help");
        assertThat(again(FakeTerminal.none(), "check", "PLAN", "--json", "--json"))
                .isEqualTo(2);
        assertThat(terminal.err).first().isEqualTo("May be given only once: --json");
        assertThat(again(FakeTerminal.none(), "check", "PLAN", "--host-keys", "never"))
                .isEqualTo(2);
        assertThat(terminal.err).first().isEqualTo("never is no value for --host-keys ask|strict|accept-new");
        language = Locale.KOREAN;
        assertThat(again(FakeTerminal.none(), "check", "PLAN", "--jsn")).isEqualTo(2);
        assertThat(terminal.err).first().isEqualTo("그런 옵션이 없습니다: --jsn");
    }

    @Test
    void withoutACommandTheWindowIsShown() {
        List<SshChoices> shown = new ArrayList<>();
        window = (choices, plan, stop) -> shown.add(choices);
        assertThat(run()).isZero();
        assertThat(run("window")).isZero();
        assertThat(run("window", "--known-hosts", "keys", "--host-keys", "strict"))
                .isZero();
        assertThat(run("--known-hosts", "keys")).isZero();
        assertThat(shown)
                .extracting(SshChoices::knownHosts)
                .containsExactly(List.of(), List.of(), List.of(Path.of("keys")), List.of(Path.of("keys")));
        assertThat(shown.get(2).hostKeys()).isEqualTo(SshChoices.HostKeys.STRICT);
        assertThat(terminal.text()).isBlank();
    }

    @Test
    void whereNoWindowCanBeShownTheWayOutIsSaid() {
        window = (choices, plan, stop) -> {
            throw new Tools.NoWindow(new UnsupportedOperationException("Unable to open DISPLAY"));
        };
        assertThat(run()).isEqualTo(1);
        assertThat(terminal.err)
                .containsExactly(
                        "No window can be shown here: there is no display, or this Java cannot use it.",
                        "Start it on a desktop or by ssh -X, or use the commands, which need no window: "
                                + "standby-wizard --help");
    }
}
