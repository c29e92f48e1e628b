package org.standbywizard.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.steps.Planned;
import org.standbywizard.text.Messages;

class ScriptExportTest {
    @TempDir
    Path directory;

    private static List<ExportFile> export(Planned planned, Locale language) {
        return ScriptExport.of(planned.changes(), Messages.of(language));
    }

    private static String text(List<ExportFile> export, String path) {
        return export.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError(path + " is not among " + export));
    }

    private static List<String> scripts(List<ExportFile> export) {
        return export.stream()
                .filter(ExportFile::executable)
                .map(ExportFile::path)
                .toList();
    }

    private void write(List<ExportFile> export) throws IOException {
        for (ExportFile file : export) {
            Path path = directory.resolve(file.path());
            Files.createDirectories(path.getParent());
            Files.write(path, file.content());
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + out)
                .isZero();
        return out;
    }

    private static boolean isInstalled(String program) {
        return List.of("/usr/bin", "/bin", "/usr/local/bin").stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    @Test
    void aScriptForEachTurnTellsItsOrder() {
        List<ExportFile> export = export(new Planned(), Locale.ENGLISH);
        assertThat(scripts(export)).containsExactly("1-db1.sh", "2-db2.sh", "3-db1.sh");
        assertThat(text(export, "1-db1.sh")).contains("# Run it after: -. Run after it: 2-db2.sh.");
        assertThat(text(export, "2-db2.sh")).contains("# Run it after: 1-db1.sh. Run after it: 3-db1.sh.");
        assertThat(text(export, "README.md"))
                .contains("| 1 | db1 (", "| 2 | db2 (", "| 3 | db1 (")
                .contains("`sh 2-db2.sh`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "10", "11", "13", "15", "18"})
    void everyScriptPassesShellcheckAndDash(String version) throws Exception {
        assumeTrue(isInstalled("shellcheck") && isInstalled("dash"), "skipped: no shellcheck or no dash here");
        Planned planned = new Planned();
        planned.version(PgVersion.parse(version));
        planned.db1.systemIdentifier = "7300000000000000001";
        for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            List<ExportFile> export = export(planned, language);
            write(export);
            List<String> check = new ArrayList<>(List.of("shellcheck", "-s", "sh"));
            check.addAll(scripts(export));
            check.add("lib/hand.sh");
            assertThat(run(check.toArray(String[]::new))).isEmpty();
            for (ExportFile file : export) {
                if (file.path().endsWith(".sh")) {
                    run("dash", "-n", file.path());
                }
            }
        }
    }

    @Test
    void theFilesHoldOnlyWhatChanges() {
        Planned planned = new Planned();
        List<ExportFile> export = export(planned, Locale.ENGLISH);
        assertThat(export).anyMatch(file -> file.path().startsWith("files/1-db1/postgresql.conf.lines-"));
        String lines = text(export, "files/1-db1/postgresql.conf.lines-1");
        assertThat(lines).startsWith("# >>> standby-wizard").endsWith("# <<< standby-wizard: end of managed block\n");
    }

    @Test
    void noPasswordIsInIt() {
        String all = export(new Planned(), Locale.ENGLISH).stream()
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .reduce("", String::concat);
        assertThat(all).doesNotContain("SCRAM-SHA-256$").contains("--password-fd");
    }

    @Test
    void theSqlStandsInFilesOfItsOwn() {
        List<ExportFile> export = export(new Planned(), Locale.ENGLISH);
        assertThat(text(export, "sql/1-db1-role.sql")).isEqualTo("CREATE ROLE \"replicator\" LOGIN REPLICATION;\n");
        assertThat(text(export, "sql/1-db1-slot-db2.sql")).contains("pg_create_physical_replication_slot('db2', true)");
    }

    /** The block as the shell puts it in, against the model's own. */
    @ParameterizedTest
    @ValueSource(strings = {"", "a = 1\n", "a = 1", "\n\n# x\n", "a = 1\n\nb='x'"})
    void theShellPutsTheBlockInAsTheModelDoes(String before) throws Exception {
        write(export(new Planned(), Locale.ENGLISH));
        java.util.Map<String, String> first = java.util.Map.of("port", "5433");
        java.util.Map<String, String> second = java.util.Map.of("primary_conninfo", "host=db1 user='r'");
        String block =
                org.standbywizard.conf.ConfFile.parse("").withBlock(second).text();
        Files.writeString(directory.resolve("block"), block);
        for (String file : List.of(
                before,
                org.standbywizard.conf.ConfFile.parse(before).withBlock(first).text())) {
            Files.writeString(directory.resolve("conf"), file);
            assertThat(run(
                            "dash",
                            "-c",
                            "here=. run=. data=. ; . ./lib/lib.sh; . ./lib/hand.sh; with_block conf block"))
                    .isEqualTo(org.standbywizard.conf.ConfFile.parse(file)
                            .withBlock(second)
                            .text());
        }
    }

    @Test
    void onTheWrongServerAScriptSaysWhereItBelongsAndThatItDidNothing() throws Exception {
        write(export(new Planned(), Locale.ENGLISH));
        assertThat(run(
                        "dash",
                        "-c",
                        "here=. run=. data=. ; . ./lib/lib.sh; . ./lib/hand.sh; sql() { echo '9 false'; };"
                                + " (trap stopped EXIT; require_server 1 false) 2>&1 || :"))
                .contains("README.md says on which host this script is run", "Nothing was done this time.")
                .doesNotContain("go on");
    }

    @Test
    void theShellTakesSettingsOutAsTheModelDoes() throws Exception {
        write(export(new Planned(), Locale.ENGLISH));
        String auto =
                "# Do not edit this file manually!\nwork_mem = '5MB'\nPrimary_ConnInfo = 'host=x password=''y'''\n"
                        + "primary_conninfo_x = '1'\nport='5'\n";
        Files.writeString(directory.resolve("auto"), auto);
        assertThat(
                        run(
                                "dash",
                                "-c",
                                "here=. run=. data=. ; . ./lib/lib.sh; . ./lib/hand.sh; without_settings auto 'port primary_conninfo'"))
                .isEqualTo(org.standbywizard.conf.ConfFile.parse(auto)
                        .without(java.util.Set.of("port", "primary_conninfo"))
                        .text());
    }

    /** The line as the shell puts it in, against the model's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# comment\nother:5432:*:x:y\n",
                "10.0.0.1:5432:replication:replicator:old\n",
                "x:1:y:z:w\n*:*:*:*:any\n",
                "10.0.0.1:5432:replication:re\\:pl:old\n10.0.0.1:5432:replication:replicator:old\nlast:1:2:3:4\n"
            })
    void theShellPutsThePasswordInAsTheModelDoes(String before) throws Exception {
        write(export(new Planned(), Locale.ENGLISH));
        String password = "p w:d\\'\"$(x)`y`=#";
        var entry = new org.standbywizard.conf.PassEntry(
                "10.0.0.1", "5432", "replication", "replicator", org.standbywizard.conf.Password.of(password));
        Files.writeString(directory.resolve("in"), password + "\n" + before);
        for (String awk : List.of("mawk", "gawk", "awk")) {
            if (isInstalled(awk)) {
                assertThat(run(
                                "dash",
                                "-c",
                                "here=. run=. data=. ; . ./lib/lib.sh; . ./lib/hand.sh; pass_key=$1; export pass_key; "
                                        + awk + " \"$pass_program\" <in",
                                "sh",
                                entry.key()))
                        .as(awk)
                        .isEqualTo(org.standbywizard.conf.PassFile.parse(before)
                                .with(entry)
                                .text());
            }
        }
    }

    @Test
    void piecesOfAFileMakeItsNewText() {
        List<String> kept = new ArrayList<>();
        assertThat(Pieces.of("a\nb\nc\n", "a\nx\nc\nd\n", lines -> {
                    kept.add(lines);
                    return "f" + kept.size();
                }))
                .containsExactly("keep", "1", "1", "put", "f1", "keep", "3", "1", "put", "f2");
        assertThat(kept).containsExactly("x\n", "d\n");
        kept.clear();
        assertThat(Pieces.of("a\nb", "a\nb\nc\n", lines -> {
                    kept.add(lines);
                    return "f";
                }))
                .containsExactly("keep", "1", "1", "put", "f");
        assertThat(kept).containsExactly("b\nc\n");
    }

    /** Of the exported functions, by a real shell; what {@code body} prints on either stream. */
    private String shell(String body, Object... args) throws Exception {
        List<String> words = new ArrayList<>(List.of(
                "dash",
                "-c",
                "here=. run=. data=. os_user=$(id -un); . ./lib/lib.sh; . ./lib/hand.sh; (" + body
                        + ") 2>&1; echo \"status $?\"",
                "sh"));
        for (Object arg : args) {
            words.add(arg.toString());
        }
        return run(words.toArray(String[]::new));
    }

    @Test
    void aWizardsLockStopsAScriptAndSaysWhose() throws Exception {
        write(export(new Planned(), Locale.ENGLISH));
        Path place = directory.resolve("place");
        String look = "require_unlocked \"$(tool lock.sh look \"$1\" must - - 'by hand' own \"$despite\")\"; echo on";
        assertThat(shell(look, place)).isEqualTo("on\nstatus 0\n");
        shell("tool lock.sh take \"$1\" must r7 t1 'alice smith@desk' own", place);
        assertThat(shell(look, place))
                .startsWith("alice smith@desk works on this host with Standby Wizard, run r7; last seen ")
                .contains("Nothing was changed", "--despite-lock r7")
                .endsWith("status 1\n");
        shell("tool lock.sh rest \"$1\" must t1", place);
        assertThat(shell(look, place))
                .startsWith("run r7 of alice smith@desk stopped half-way on this host")
                .endsWith("status 1\n");
        assertThat(shell("options --despite-lock r8; " + look, place)).endsWith("status 1\n");
        assertThat(shell("options --despite-lock r7; " + look, place)).isEqualTo("on\nstatus 0\n");
    }

    @Test
    void whatSomebodyWroteAndTheServerHasNotReadStopsAScript() throws Exception {
        write(export(new Planned(), Locale.ENGLISH));
        Path file = Files.writeString(directory.resolve("pg ident.conf"), "");
        long wrote = Files.getLastModifiedTime(file).toMillis() / 1000;
        Path answer = directory.resolve("answer");
        String check = "answer=$1; shift; sql() { cat \"$answer\"; }; require_read \"$@\"; echo on";
        Files.writeString(answer, (wrote + 2) + ".5 - " + file + "\n" + wrote + " - /nowhere/at/all\n");
        assertThat(shell(check, answer, "config_file")).as("read").isEqualTo("on\nstatus 0\n");
        Files.writeString(answer, (wrote - 1) + ".25 - " + file + "\n");
        assertThat(shell(check, answer, "config_file"))
                .startsWith("somebody changed " + file + ", and the server has not read it yet")
                .endsWith("status 1\n");
        String time = run("sh", "lib/file-times.sh", file.toString()).strip();
        assertThat(shell(check, answer, "config_file", "/other", "1", file, time))
                .as("it waited at the preview")
                .isEqualTo("on\nstatus 0\n");
        assertThat(shell(check, answer, "config_file", file, "17.5"))
                .as("and was changed again since")
                .endsWith("status 1\n");
        Files.writeString(answer, (wrote - 1) + " hba_file " + file + "\n");
        assertThat(shell(check, answer, "config_file hba_file")).as("ours").isEqualTo("on\nstatus 0\n");
        assertThat(shell(check, answer, "config_file")).endsWith("status 1\n");
    }
}
