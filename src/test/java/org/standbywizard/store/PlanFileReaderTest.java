package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.Validated;
import org.standbywizard.text.Messages;
import org.standbywizard.text.ProblemText;

class PlanFileReaderTest {
    private static final String LEAST = """
            {
              "format": "standby-wizard/1",
              "primary": { "host": "a" },
              "standbys": [ { "host": "b" } ]
            }
            """;

    @TempDir
    Path directory;

    static Stream<Arguments> changes() {
        return Stream.of(
                of(
                        "\"host\": \"a\"",
                        "\"hots\": \"a\"",
                        "primary.hots: There is no field hots here. Did you mean host?"),
                of(
                        "\"host\": \"a\"",
                        "\"x y\": 1",
                        "primary[\"x y\"]: There is no field x y here. Fields here are: name, host"),
                of("\"a\"", "5", "primary.host: Expected text in quotes, found 5."),
                of("\"a\"", "null", "primary.host: Expected text in quotes, found null."),
                of("\"a\"", "\" \"", "primary.host: This field is empty."),
                of("{ \"host\": \"a\" }", "\"a\"", "primary: Expected a group of fields in braces, found \"a\"."),
                of(
                        "[ { \"host\": \"b\" } ]",
                        "{ \"host\": \"b\" }",
                        "standbys: Expected a list in brackets, found {...}."),
                of("{ \"host\": \"b\" }", "[]", "standbys[0]: Expected a group of fields in braces, found [...]."),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"host\": \"c\" }",
                        "primary.host: host stands here twice, the second time in line 3."),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"ssh\": { \"port\": \"22\" } }",
                        "primary.ssh.port: Expected a whole number, found \"22\". Write the number without quotes."),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"ssh\": { \"port\": 22.5 } }",
                        "primary.ssh.port: Expected a whole number, found 22.5."),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"settings\": [] }",
                        "primary.settings: Expected names with their values in braces, found [...]."),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"settings\": { \"a\": null } }",
                        "primary.settings.a: Expected the value of a setting, found null."),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"ssh\": { \"password\": \"hunter2\" } }",
                        "primary.ssh.password: Something other than \"generated\" or \"prompt\" stands"),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"ssh\": { \"password\": 4711 } }",
                        "primary.ssh.password: Something other"),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"ssh\": { \"password\": { \"env\": \"A\", \"file\": \"hunter2\" } } }",
                        "primary.ssh.password: This does not say where the secret comes from."),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"ssh\": { \"password\": { \"value\": \"hunter2\" } } }",
                        "primary.ssh.password: This does not say"),
                of(
                        "{ \"host\": \"a\" }",
                        "{ \"host\": \"a\", \"ssh\": { \"password\": [\"hunter2\"] } }",
                        "primary.ssh.password: This does not say"),
                of(
                        "\"standby-wizard/1\"",
                        "\"standby-wizard/2\"",
                        "format: The file has format standby-wizard/2, which a newer version of this program wrote; this one knows standby-wizard/1."),
                of(
                        "\"standby-wizard/1\"",
                        "\"other/1\"",
                        "format: other/1 is not the format that this file should have. Write \"format\": \"standby-wizard/1\"."),
                of("\"standby-wizard/1\"", "1", "format: Expected text in quotes, found 1."),
                of(
                        "  \"format\": \"standby-wizard/1\",\n",
                        "",
                        "format: The file does not say its format. Write \"format\": \"standby-wizard/1\" at its beginning."),
                of("}\n", "", "This is not JSON at line 5, column 1: "),
                of(
                        "{ \"host\": \"b\" }",
                        "{ \"host\": hunter2 }",
                        "This is not JSON at line 4, column 27: a word without quotes."),
                of("\"b\" }", "\"b\", }", "This is not JSON at line 4, column 32: "),
                of(
                        "\"host\": \"a\"",
                        "// hunter2\n\"host\": \"a\"",
                        "Line 3, column 16 begins a comment, and JSON has none. Take the comment out."),
                of("\"a\"", "'a'", "This is not JSON at line 3, column 24: "),
                of("\"a\"", "\"a\nb\"", "This is not JSON at line 3, column 26: Illegal unquoted character"),
                of("]\n}", "]\n}\n}", "This is not JSON at line 6, column"),
                of("]\n}", "]\n}\n{}", "This is not JSON at line 6, column 1: text after the end of the plan."),
                of("\"b\"", "[".repeat(100) + "]".repeat(100), "Line 4 holds more brackets inside one another"),
                of("\"b\"", "1".repeat(200), "Line 4 holds more brackets inside one another, or a longer number"));
    }

    private static Arguments of(String text, String instead, String line) {
        return Arguments.of(text, instead, line);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void saysWhereAndWhat(String text, String instead, String line) {
        assertThat(LEAST).contains(text);

        List<String> lines = lines(parse(LEAST.replace(text, instead)));

        assertThat(lines)
                .anySatisfy(found -> assertThat(found).startsWith(line))
                .allSatisfy(found -> assertThat(found).doesNotContain("hunter2", "4711"));
    }

    @Test
    void aNewerFormatIsAllThatIsSaid() {
        assertThat(lines(parse("{ \"future\": {}, \"format\": \"standby-wizard/12\", \"primary\": 1 }")))
                .singleElement()
                .asString()
                .startsWith("format: The file has format standby-wizard/12");
    }

    @Test
    void everyProblemIsSaidAtOnce() {
        assertThat(lines(parse("{ \"primry\": {}, \"standbys\": 1, \"settings\": 2 }")))
                .extracting(line -> line.substring(0, line.indexOf(':')))
                .containsExactly("primry", "standbys", "settings", "format");
    }

    @Test
    void whatIsNoPlanAtAll() {
        assertThat(lines(parse(""))).singleElement().asString().startsWith("The file is empty. Write the plan into it");
        assertThat(lines(parse("[1]")))
                .singleElement()
                .asString()
                .startsWith("Expected a group of fields in braces, found [...].");
        assertThat(lines(new PlanFileReader().parse(new byte[] {'{', '"', (byte) 0xff})))
                .singleElement()
                .asString()
                .startsWith("The file is not UTF-8 text (byte 3).");
        assertThat(lines(new PlanFileReader().parse(new byte[] {'"', (byte) 0xed, (byte) 0x95})))
                .singleElement()
                .asString()
                .startsWith("The file is not UTF-8 text (byte 2).");
    }

    @Test
    void settingsMayStandAsJsonSpellsThem() {
        PlanDraft draft = parse(
                        LEAST.replace(
                                "\"primary\"",
                                "\"settings\": { \"a\": true, \"b\": false, \"c\": 200, \"d\": 0.90, \"e\": \"\" }, \"primary\""))
                .get();

        assertThat(List.of("a", "b", "c", "d", "e"))
                .extracting(name -> draft.text("settings." + name).orElseThrow())
                .containsExactly("on", "off", "200", "0.90", "");
    }

    @Test
    void aByteOrderMarkAndHangulAreFine() {
        PlanDraft draft = parse("\uFEFF" + LEAST.replace("\"b\"", "\"스탠바이\"")).get();

        assertThat(draft.text("standbys[0].host")).contains("스탠바이");
    }

    @Test
    void hostilePathsAndBombsAreProblems() throws IOException {
        PlanFileReader reader = new PlanFileReader();
        Path big = Files.write(directory.resolve("big"), new byte[PlanFileReader.LARGEST + 1]);
        Path locked = Files.writeString(directory.resolve("locked"), LEAST);

        assertThat(lines(reader.read(directory.resolve("none.json"))))
                .singleElement()
                .asString()
                .startsWith("There is no file " + directory.resolve("none.json") + ".");
        assertThat(lines(reader.read(directory)))
                .singleElement()
                .asString()
                .startsWith(directory + " is a directory, not a plan file. Name the file in it");
        assertThat(lines(reader.read(big)))
                .singleElement()
                .asString()
                .contains("1048577 bytes; at most 1048576 are read");
        assertThat(lines(parse("[".repeat(500_000)))).isNotEmpty();
        assertThat(lines(parse("{\"a\":".repeat(100_000)))).isNotEmpty();
        String manyKeys = Stream.iterate(0, i -> i + 1)
                .limit(50_000)
                .map(i -> "\"k" + i + "\":1")
                .reduce((a, b) -> "")
                .orElse("");
        assertThat(parse("{" + "\"k\":1,".repeat(100_000) + "\"k\":1" + manyKeys + "}")
                        .problems())
                .hasSizeLessThanOrEqualTo(51);
        if (Files.getFileStore(locked).supportsFileAttributeView("posix")
                && !"root".equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
            assertThat(lines(reader.read(locked))).singleElement().asString().contains("access denied");
        }
    }

    @Test
    void loadsTheExampleFromItsDirectory() throws IOException {
        Path file = directory.resolve("plan.json");
        try (var example = PlanFileReader.class.getResourceAsStream("plan-example.json")) {
            Files.copy(example, file);
        }

        ReplicationPlan plan =
                new JsonPlanFiles(Path.of("/home/kim")).load(file).get();

        assertThat(plan.primary().id().name()).isEqualTo("db1.example.org");
        assertThat(plan.primary().ssh().identityFile()).contains(Path.of("/home/kim/.ssh/id_ed25519"));
        assertThat(plan.primary().ssh().jump()).contains("bastion.example.org");
        assertThat(plan.primary().ssh().port()).contains(22);
        assertThat(plan.standbys()).singleElement().satisfies(standby -> {
            assertThat(standby.id().name()).isEqualTo("db2");
            assertThat(standby.server().ssh().password()).contains(new SecretRef.Env("DB2_LOGIN"));
            assertThat(standby.server().sudo().password()).contains(new SecretRef.Env("DB2_LOGIN"));
            assertThat(standby.server().cluster()).contains("/data/pg_data");
            assertThat(standby.sourceAddress()).contains("10.0.0.12/32");
            assertThat(standby.slot()).isEqualTo(Optional.of("db2"));
            assertThat(plan.settingsOf(standby.server()))
                    .containsEntry("hot_standby_feedback", "on")
                    .containsEntry("listen_addresses", "*")
                    .containsEntry("max_slot_wal_keep_size", "auto");
        });
    }

    private static Validated<PlanDraft> parse(String text) {
        return new PlanFileReader().parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> lines(Validated<?> validated) {
        Messages words = Messages.of(Locale.ENGLISH);
        return validated.problems().stream()
                .map(problem -> ProblemText.of(words, problem).toString())
                .toList();
    }
}
