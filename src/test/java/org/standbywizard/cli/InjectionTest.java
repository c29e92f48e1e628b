package org.standbywizard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.check.Preflight;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.conf.HbaEntry;
import org.standbywizard.conf.HbaFile;
import org.standbywizard.fuzz.Fuzz;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.PlanValidator;
import org.standbywizard.plan.PlansOf;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.plan.Validated;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.Equivalent;
import org.standbywizard.steps.Planner;
import org.standbywizard.steps.Step;
import org.standbywizard.store.PlanFileReader;
import org.standbywizard.text.Messages;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hostile values in every field of a plan, and from a host in every fact: refused, or carried as what they are. What a
 * person would type is run by a real sh with nothing on its path but a canary, which must never be heard.
 */
@Timeout(300)
class InjectionTest {
    /** Nothing of it may reach a terminal as it is. */
    private static final Pattern HARMFUL = Pattern.compile(
            "[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ufeff\\ud800-\\udfff&&[^\\n]]");

    /** Where in a plan; VALUE is replaced by a JSON string. */
    private static final List<String> FIELDS = List.of(
            "\"format\": VALUE, PRIMARY, STANDBY",
            "FORMAT, \"$schema\": VALUE, PRIMARY, STANDBY",
            "FORMAT, \"primary\": {\"host\": VALUE}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"name\": VALUE}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"ssh\": {\"user\": VALUE}}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"ssh\": {\"identityFile\": VALUE}}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"ssh\": {\"jump\": VALUE}}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"ssh\": {\"password\": {\"env\": VALUE}}}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"ssh\": {\"password\": {\"file\": VALUE}}}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"cluster\": VALUE}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"name\": \"db1\", \"unit\": VALUE}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"name\": \"db1\", \"osUser\": VALUE}, STANDBY",
            "FORMAT, \"primary\": {\"host\": \"10.0.0.1\", \"name\": \"db1\", \"superuser\": VALUE}, STANDBY",
            "FORMAT, PRIMARY, \"standbys\": [{\"host\": VALUE}]",
            "FORMAT, PRIMARY, \"standbys\": [{\"host\": \"10.0.0.2\", \"name\": VALUE}]",
            "FORMAT, PRIMARY, \"standbys\": [{\"host\": \"10.0.0.2\", \"name\": \"db2\", \"slot\": VALUE}]",
            "FORMAT, PRIMARY, \"standbys\": [{\"host\": \"10.0.0.2\", \"name\": \"db2\", \"applicationName\": VALUE}]",
            "FORMAT, PRIMARY, \"standbys\": [{\"host\": \"10.0.0.2\", \"name\": \"db2\", \"primaryAddress\": VALUE}]",
            "FORMAT, PRIMARY, \"standbys\": [{\"host\": \"10.0.0.2\", \"name\": \"db2\", \"sourceAddress\": VALUE}]",
            "FORMAT, PRIMARY, \"standbys\": [{\"host\": \"10.0.0.2\", \"name\": \"db2\", \"tablespaces\": {\"/srv/t\": VALUE}}]",
            "FORMAT, PRIMARY, \"standbys\": [{\"host\": \"10.0.0.2\", \"name\": \"db2\", \"tablespaces\": {VALUE: \"/srv/t\"}}]",
            "FORMAT, PRIMARY, STANDBY, \"replication\": {\"role\": VALUE}",
            "FORMAT, PRIMARY, STANDBY, \"replication\": {\"backup\": {\"maxRate\": VALUE}}",
            "FORMAT, PRIMARY, STANDBY, \"replication\": {\"backup\": {\"compression\": VALUE}}",
            "FORMAT, PRIMARY, STANDBY, \"replication\": {\"synchronous\": {\"mode\": \"first\", \"standbys\": [VALUE]}}",
            "FORMAT, PRIMARY, STANDBY, \"settings\": {VALUE: \"x\"}",
            "FORMAT, PRIMARY, STANDBY, \"settings\": {\"cluster_name\": VALUE}",
            "FORMAT, PRIMARY, STANDBY, \"settings\": {\"archive_command\": VALUE}");

    /** What a host may say of itself. */
    private static final Map<String, BiConsumer<Facts, String>> FACTS = Map.ofEntries(
            Map.entry("data directory", (facts, value) -> facts.data = absolute(value)),
            Map.entry("real data directory", (facts, value) -> facts.realData = absolute(value)),
            Map.entry("configuration directory", (facts, value) -> facts.conf = absolute(value)),
            Map.entry("home", (facts, value) -> facts.home = absolute(value)),
            Map.entry("OS user", (facts, value) -> facts.osUser = value),
            Map.entry("cluster's name", (facts, value) -> facts.clusterName = value),
            Map.entry(
                    "unit",
                    (facts, value) -> facts.service =
                            new ServiceFacts(ServiceKind.SYSTEMD, value, false, "active", "enabled", 700)),
            Map.entry("container", (facts, value) -> facts.container = value),
            Map.entry("login", (facts, value) -> facts.login = value),
            Map.entry("locale", (facts, value) -> facts.locales = List.of(value)),
            Map.entry("manager", (facts, value) -> facts.managers.add(value)),
            Map.entry("address", (facts, value) -> facts.addresses.add(value)),
            Map.entry("route", (facts, value) -> facts.routes.put("10.0.0.1", value)),
            Map.entry("programs", (facts, value) -> facts.servers.put(value, value)),
            Map.entry("database", (facts, value) -> facts.databases.put(value, 1L)),
            Map.entry("tablespace", (facts, value) -> facts.tablespaces.put("t", absolute(value))),
            Map.entry("setting", (facts, value) -> facts.setting("wal_level", value)),
            Map.entry("setting that counts", (facts, value) -> facts.setting("max_wal_senders", value)),
            Map.entry("pending edit", (facts, value) -> facts.pending.add(value)),
            Map.entry("error in a file", (facts, value) -> facts.fileErrors.add(value)),
            Map.entry("weak algorithm", (facts, value) -> facts.weakAlgorithms = List.of(value)),
            Map.entry(
                    "sender",
                    (facts, value) ->
                            facts.senders.add(new ServerFacts.SenderFacts(value, value, value, value, value, 900))),
            Map.entry(
                    "slot",
                    (facts, value) ->
                            facts.slots.add(new ServerFacts.SlotFacts(value, "physical", false, 0, value, 0))),
            Map.entry(
                    "postgresql.conf",
                    (facts, value) -> facts.fileTexts.put(facts.conf + "/postgresql.conf", bytes(value))),
            Map.entry("pg_hba.conf", (facts, value) -> facts.fileTexts.put(facts.conf + "/pg_hba.conf", bytes(value))));

    private static final int USUAL = 5000;

    @TempDir
    Path home;

    private final JsonMapper json = new JsonMapper();
    private final FakeTerminal words = FakeTerminal.none();
    private final FakeTerminal machine = FakeTerminal.none();
    private final TextOutput text = new TextOutput(words, Messages.of(Locale.ENGLISH), false);
    private final JsonOutput lines = new JsonOutput(machine, Messages.of(Locale.KOREAN), Clock.systemUTC());
    private int refused;
    private int planned;

    private static String absolute(String value) {
        return value.startsWith("/") ? value : "/" + value;
    }

    /** A file's text has one char for each byte. */
    private static String bytes(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** A directory of programs that do nothing, and one that leaves a trace. */
    @BeforeEach
    void makePrograms() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
        Path bin = Files.createDirectory(home.resolve("bin"));
        for (String name : List.of("systemctl", "mv", "mkdir", "touch", "cat", "DROP")) {
            program(bin.resolve(name), "#!/bin/sh\n");
        }
        program(bin.resolve("canary"), "#!/bin/sh\necho heard >>'" + home.resolve("heard") + "'\n");
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theCanaryIsHeardWhereNothingIsQuoted() throws Exception {
        sh("x$(canary)");
        assertThat(home.resolve("heard")).exists();
    }

    @Test
    void everyFieldOfAPlan() throws Exception {
        PlanFileReader reader = new PlanFileReader();
        int tried = 0;
        for (String field : FIELDS) {
            for (String value : some(FIELDS.indexOf(field))) {
                tried++;
                String plan = "{"
                        + field.replace("FORMAT", "\"format\": \"standby-wizard/1\"")
                                .replace("PRIMARY", "\"primary\": {\"host\": \"10.0.0.1\", \"name\": \"db1\"}")
                                .replace("STANDBY", "\"standbys\": [{\"host\": \"10.0.0.2\", \"name\": \"db2\"}]")
                                .replace("VALUE", quoted(value))
                        + "}";
                Validated<ReplicationPlan> read = reader.parse(plan.getBytes(StandardCharsets.UTF_8))
                        .flatMap(draft -> new PlanValidator(home, home).validate(draft));
                if (read.isValid()) {
                    through(read.get(), Facts.of("db1", "10.0.0.1"), Facts.of("db2", "10.0.0.2"), field + value);
                } else {
                    refused++;
                    text.problems("plan.json", read.problems());
                    lines.problems("plan.json", read.problems());
                }
                harmless(field + value);
            }
        }
        unheard(tried);
    }

    /** All in the long run, else a part that is another for each place. */
    private static List<String> some(int place) {
        int step = Fuzz.cases() > USUAL ? 1 : 6;
        return IntStream.range(0, HostileValues.ALL.size())
                .filter(i -> i % step == place % step)
                .mapToObj(HostileValues.ALL::get)
                .toList();
    }

    /** Half of a surrogate pair can only be written as an escape. */
    private String quoted(String value) {
        return value.startsWith("\uD800") ? "\"\\ud800x\"" : json.writeValueAsString(value);
    }

    @Test
    void everyFactOfAHost() throws Exception {
        int tried = 0;
        List<String> names = FACTS.keySet().stream().sorted().toList();
        for (Map.Entry<String, BiConsumer<Facts, String>> fact : FACTS.entrySet()) {
            for (String value : some(names.indexOf(fact.getKey()))) {
                for (boolean primary : new boolean[] {true, false}) {
                    tried++;
                    Facts one = Facts.of("db1", "10.0.0.1");
                    Facts two = Facts.of("db2", "10.0.0.2");
                    fact.getValue().accept(primary ? one : two, value);
                    through(new PlansOf().build(), one, two, fact.getKey() + " " + value);
                    harmless(fact.getKey() + value);
                }
            }
        }
        unheard(tried);
    }

    @Test
    void everyMessageOfAHost() throws Exception {
        for (String value : HostileValues.ALL) {
            for (Failure failure : List.<Failure>of(
                    new Failure.CommandFailed(value, value, 1, value),
                    new Failure.Refused("db1", "base-backup", List.of(value, value), value),
                    new Failure.SudoFailed("db1", value, "password", value),
                    new Failure.SqlFailed("db1", "42601", value),
                    new Failure.HostKeyChanged("db1", value, value, value, value, 1),
                    new Failure.ConnectionLost(value, value))) {
                text.failure(failure);
                lines.failure(failure);
            }
            harmless(value);
        }
        unheard(HostileValues.ALL.size() * 6);
    }

    /** Checks, plans, shows and types. */
    private void through(ReplicationPlan plan, Facts one, Facts two, String as) throws Exception {
        two.routes.putIfAbsent("10.0.0.1", "10.0.0.2");
        two.reachable.put("10.0.0.1 5432", "open");
        HostId first = plan.primary().id();
        HostId second = plan.standbys().get(0).id();
        Map<HostId, HostFacts> facts = Map.of(first, named(one, first), second, named(two, second));
        List<Finding> findings = Preflight.check(plan, facts);
        text.findings(findings, true);
        lines.findings(findings, true);
        if (findings.stream().anyMatch(finding -> finding.state() == Finding.State.BLOCK)) {
            refused++;
            return;
        }
        ChangeSet changes = Planner.plan(plan, facts, "r1");
        planned++;
        text.preview(changes, facts, true);
        lines.preview(changes, facts, true);
        filesHoldWhatTheyShould(plan, changes, as);
        sh(changes.steps()
                .map(step -> equivalent(step, changes))
                .filter(same -> same.kind() == Equivalent.Kind.ROOT_SHELL || same.kind() == Equivalent.Kind.OWNER_SHELL)
                .flatMap(same -> same.lines().stream())
                .collect(Collectors.joining("\n")));
        assertThat(home.resolve("heard")).as(as).doesNotExist();
    }

    private static Equivalent equivalent(Step step, ChangeSet changes) {
        return step.equivalent(changes.servers().get(step.host()));
    }

    private static HostFacts named(Facts facts, HostId id) {
        HostFacts built = facts.build();
        return new HostFacts(
                id,
                built.privilege(),
                built.os(),
                built.clusters(),
                built.chosen(),
                built.server(),
                built.sqlProblem(),
                built.weakAlgorithms());
    }

    /** One rule more, for the role; the plan's settings as the plan has them. */
    private static void filesHoldWhatTheyShould(ReplicationPlan plan, ChangeSet changes, String as) {
        changes.steps()
                .filter(EditFile.class::isInstance)
                .map(EditFile.class::cast)
                .forEach(edit -> {
                    if (edit.format() == EditFile.Format.HBA) {
                        assertThat(rules(edit.after())).as(as).isLessThanOrEqualTo(rules(edit.before()) + 1);
                    } else if (edit.id().equals("db1/conf")) {
                        Map<String, String> block = ConfFile.parse(edit.after()).blockSettings();
                        plan.settings().forEach((name, value) -> Optional.ofNullable(block.get(name))
                                .ifPresent(written -> assertThat(written).as(as).isEqualTo(bytes(value))));
                    }
                });
    }

    private static long rules(String text) {
        return HbaFile.parse(text, PgVersion.V15).entries().stream()
                .filter(entry -> !(entry instanceof HbaEntry.Broken))
                .count();
    }

    private void sh(String typed) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-s")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("said").toFile());
        builder.environment().clear();
        builder.environment().put("PATH", home.resolve("bin").toString());
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write((typed + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS))
                .as("an end of " + typed)
                .isTrue();
    }

    private void harmless(String as) {
        List<String> printed = new ArrayList<>(words.out);
        printed.addAll(words.err);
        printed.addAll(machine.out);
        printed.addAll(machine.err);
        for (String line : printed) {
            assertThat(HARMFUL.matcher(line).find()).as(as + ": " + line).isFalse();
        }
        machine.out.forEach(line -> assertThat(json.readTree(line).isObject()).isTrue());
        words.out.clear();
        words.err.clear();
        machine.out.clear();
        machine.err.clear();
    }

    private void unheard(int tried) {
        assertThat(home.resolve("heard")).doesNotExist();
        System.out.printf(
                "injection: %d hostile values tried, %d refused, %d planned, nothing executed%n",
                tried, refused, planned);
    }
}
