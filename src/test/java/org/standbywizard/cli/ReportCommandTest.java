package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
import org.standbywizard.report.Page;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.store.PlanSecrets;
import org.standbywizard.store.TextFile;
import org.standbywizard.text.Messages;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code report} and {@code verify --report} after real runs on two servers that exist only here. */
class ReportCommandTest {
    private static final String PASSWORD = "it's <the> $ecret & nobody's";

    @TempDir
    Path home;

    private final FakePair pair = new FakePair();
    private final List<Finding> findings = new ArrayList<>();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private FakeTerminal terminal = FakeTerminal.none();
    private Locale language = Locale.ENGLISH;
    private Path plan;

    @BeforeEach
    void writePlan() throws IOException {
        plan = home.resolve("plan.json");
        Files.writeString(plan, """
                {"format": "standby-wizard/1",
                 "primary": {"name": "db1", "host": "10.0.0.1"},
                 "standbys": [{"name": "db2", "host": "10.0.0.2"}],
                 "replication": {"password": {"env": "REPL_PASSWORD"}}}
                """);
    }

    @AfterEach
    void endThreads() {
        executor.shutdownNow();
    }

    private int run(String... args) {
        terminal = FakeTerminal.none();
        Tools tools = new Tools(
                new JsonPlanFiles(home),
                new FileJournals(new AppDirs(home.resolve("state"))),
                new FakeInspection(pair, findings),
                (choices, questions) ->
                        new Tools.Ways(pair, pair, new PlanSecrets(name -> PASSWORD, questions::secret)),
                new NoPractice(),
                executor,
                Clock.systemUTC(),
                (choices, plan, stop) -> {},
                TextFile::write,
                "tester@desk",
                (directory, files) -> {});
        List<String> all = new ArrayList<>(List.of(args));
        all.replaceAll(word -> word.equals("PLAN") ? plan.toString() : word);
        return new Cli(tools, terminal, Messages.of(language), new Cancellation(), "the.log")
                .run(all.toArray(String[]::new));
    }

    private String file(String name) throws IOException {
        return Files.readString(home.resolve(name));
    }

    private void apply() {
        assertThat(run("apply", "PLAN", "--yes")).as(terminal.text()).isZero();
    }

    @Test
    void writesTheLastRunToStandardOutputWithoutReachingAHost() {
        apply();
        pair.logins.clear();
        assertThat(run("report", "PLAN")).as(terminal.text()).isZero();
        Page page = Page.of(String.join("\n", terminal.out));
        assertThat(page.title()).isEqualTo("Streaming replication: db1 → db2");
        assertThat(page.rows("db2")).anyMatch(row -> row.get(1).matches("at most \\d+ ms"));
        assertThat(page.texts("pre")).anyMatch(text -> text.contains("standby-wizard undo " + plan));
        assertThat(pair.logins).isEmpty();
        assertThat(terminal.err).isEmpty();
    }

    @Test
    void theFilesNameSaysTheFormatUnlessTheOptionDoes() throws IOException {
        apply();
        assertThat(run("report", "PLAN", "--output", home.resolve("a.md").toString()))
                .isZero();
        assertThat(terminal.out).containsExactly("The report is in " + home.resolve("a.md"));
        assertThat(file("a.md")).startsWith("# Streaming replication: db1 → db2\n");
        assertThat(run("report", "PLAN", "--output", home.resolve("a.html").toString()))
                .isZero();
        assertThat(file("a.html")).startsWith("<!DOCTYPE html>");
        assertThat(run(
                        "report",
                        "PLAN",
                        "--format",
                        "md",
                        "--output",
                        home.resolve("b.html").toString()))
                .isZero();
        assertThat(file("b.html")).startsWith("# Streaming");
    }

    @Test
    void speaksTheLanguageThatIsAskedFor() {
        apply();
        assertThat(run("report", "PLAN", "--format", "md", "--lang", "ko")).isZero();
        assertThat(terminal.out).first().isEqualTo("# 스트리밍 복제: db1 → db2");
        language = Locale.KOREAN;
        assertThat(run("report", "PLAN", "--format", "md")).isZero();
        assertThat(terminal.out).first().isEqualTo("# 스트리밍 복제: db1 → db2");
        assertThat(run("report", "PLAN", "--format", "md", "--lang", "en")).isZero();
        assertThat(terminal.out).first().isEqualTo("# Streaming replication: db1 → db2");
    }

    @Test
    void aRunIsFoundByItsName() {
        apply();
        assertThat(run("undo", "PLAN", "--yes")).as(terminal.text()).isZero();
        apply();
        run("runs");
        String first = terminal.out.get(0).split(" ")[0];
        assertThat(run("report", "--run", first, "--format", "md")).isZero();
        assertThat(terminal.out).contains("**Taken back**", "- **Run**: " + first);
        assertThat(run("report", "PLAN", "--format", "md")).isZero();
        assertThat(terminal.out).contains("**Done**").doesNotContain("- **Run**: " + first);
    }

    @Test
    void whatIsNotThereIsUsage() {
        assertThat(run("report")).isEqualTo(2);
        assertThat(terminal.err).first().asString().startsWith("Name either a plan or");
        assertThat(run("report", "PLAN", "--run", "r1")).isEqualTo(2);
        assertThat(run("report", "PLAN")).isEqualTo(2);
        assertThat(terminal.err).first().isEqualTo("There is no run of " + plan + " on this computer.");
        assertThat(run("report", "--run", "r9")).isEqualTo(2);
        assertThat(run("report", "PLAN", "--format", "pdf")).isEqualTo(2);
        assertThat(terminal.err).first().isEqualTo("pdf is no value for --format html|md");
        assertThat(run("verify", "PLAN", "--watch", "--report", "x.html")).isEqualTo(2);
        assertThat(pair.logins).isEmpty();
    }

    @Test
    void aFileThatCannotBeWrittenIsSaid() {
        apply();
        Path nowhere = home.resolve("no/such/dir.html");
        assertThat(run("report", "PLAN", "--output", nowhere.toString())).isEqualTo(1);
        assertThat(terminal.text()).contains(nowhere + " could not be written: no such file or directory");
    }

    @Test
    void aFailedRunsReportHasTheServersMessage() {
        pair.two.failing.put("backup-poll.sh", FakeServer.said("exit 1\n---\npg_basebackup: error: no space left"));
        assertThat(run("apply", "PLAN", "--yes")).isEqualTo(5);
        assertThat(run("report", "PLAN")).isZero();
        Page page = Page.of(String.join("\n", terminal.out));
        assertThat(page.texts("h2")).contains("What went wrong");
        assertThat(page.texts("pre")).anyMatch(text -> text.contains("pg_basebackup: error: no space left"));
        assertThat(page.text()).contains("Go on: standby-wizard apply " + plan);
    }

    @Test
    void applyWritesTheRunWithItsVerification() throws IOException {
        String file = home.resolve("done.html").toString();
        assertThat(run("apply", "PLAN", "--yes", "--report", file))
                .as(terminal.text())
                .isZero();
        Page page = Page.of(file("done.html"));
        assertThat(page.texts("h2")).contains("Proof", "Verification", "Every step");
        assertThat(page.rows("db2", "15.18").get(0)).contains("streaming", "in step");
        Files.delete(Path.of(file));
        assertThat(run("apply", "PLAN", "--yes", "--report", file))
                .as("nothing to change")
                .isZero();
        assertThat(Page.of(file("done.html")).texts("h2")).contains("Proof", "Verification", "Every step");
    }

    @Test
    void applyWritesARunThatStoppedToo() throws IOException {
        pair.two.failing.put("swap.sh", FakeServer.failed(1, "mv: device busy"));
        String file = home.resolve("failed.md").toString();
        assertThat(run("apply", "PLAN", "--yes", "--report", file)).isEqualTo(5);
        assertThat(file("failed.md")).contains("**Failed**", "mv: device busy").doesNotContain("## Verification");
    }

    @Test
    void whereNothingWasBegunNoReportIsWritten() {
        findings.add(new Finding("target", new HostId("db2"), Finding.State.BLOCK, "databases", Map.of()));
        Path file = home.resolve("none.html");
        assertThat(run("apply", "PLAN", "--yes", "--report", file.toString())).isEqualTo(3);
        assertThat(file).doesNotExist();
    }

    @Test
    void asJsonItIsOneObject() {
        apply();
        assertThat(run("report", "PLAN", "--format", "md", "--json")).isZero();
        JsonNode line = new JsonMapper().readTree(terminal.out.get(0));
        assertThat(line.get("type").stringValue()).isEqualTo("report");
        assertThat(line.get("format").stringValue()).isEqualTo("md");
        assertThat(line.get("text").stringValue()).startsWith("# Streaming");
        assertThat(terminal.out).hasSize(2);
    }

    @Test
    void noReportHoldsTheRolesPassword() throws IOException {
        apply();
        assertThat(pair.two.passfile).as("it is in use").contains(PASSWORD);
        for (String name : List.of("a.html", "a.md")) {
            assertThat(run("report", "PLAN", "--output", home.resolve(name).toString()))
                    .isZero();
            assertThat(run(
                            "verify",
                            "PLAN",
                            "--report",
                            home.resolve("v" + name).toString()))
                    .as(terminal.text())
                    .isZero();
        }
        String page = Page.of(file("a.html")).text() + Page.of(file("va.html")).text();
        for (String text : List.of(page, file("a.html"), file("a.md"), file("va.html"), file("va.md"))) {
            assertThat(text.replace("\\", "")).doesNotContain("$ecret", PASSWORD, "SCRAM-SHA-256$");
        }
    }

    @Test
    void aVerificationHasAReportOfItsOwn() throws IOException {
        apply();
        String file = home.resolve("verified.html").toString();
        assertThat(run("verify", "PLAN", "--report", file)).as(terminal.text()).isZero();
        Page page = Page.of(file("verified.html"));
        assertThat(page.title()).isEqualTo("Verification of a streaming replication: db1 → db2");
        assertThat(page.text()).contains("everything is as the plan wants it", "As it should be");
        assertThat(page.rows("db1", "15.18")).hasSize(1);
        assertThat(page.rows("db2", "15.18").get(0)).contains("streaming", "in step");
        assertThat(page.texts("pre")).anyMatch(text -> text.contains("pg_ctlcluster 15 main promote"));
        assertThat(page.texts("h2")).contains("When the primary is lost").doesNotContain("Every step");
    }

    @Test
    void aVerificationThatFindsProblemsOrCannotLookIsWrittenToo() throws IOException {
        apply();
        pair.two.runs = false;
        String file = home.resolve("bad.html").toString();
        assertThat(run("verify", "PLAN", "--report", file)).isEqualTo(7);
        assertThat(Page.of(file("bad.html")).text()).contains("not everything is as it should be");
        pair.two.runs = true;
        pair.unreachable.put("db2", new Failure.Unreachable("10.0.0.2", "refused", 22, ""));
        assertThat(run("verify", "PLAN", "--report", file)).isEqualTo(4);
        assertThat(Page.of(file("bad.html")).text())
                .contains("10.0.0.2 is there, but nothing answers at port 22", "Not as it should be");
    }
}
