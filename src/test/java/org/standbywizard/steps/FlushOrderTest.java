package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Safety rules 2 and 17 where a disk has only promised to write: what a rename brings into force was flushed before it,
 * and the directory that the name stands in after it (see fsync(2) and rename(2)).
 */
@EnabledOnOs(OS.LINUX)
class FlushOrderTest {
    @TempDir
    Path temp;

    private Path data;
    private Path run;
    private Path log;
    private LocalShell shell;

    @BeforeEach
    void places() throws IOException {
        data = Files.createDirectories(temp.resolve("main"));
        run = Files.createDirectories(temp.resolve("run"));
        log = temp.resolve("log");
        Path programs = temp.resolve("programs");
        for (String program : List.of("sync", "mv")) {
            LocalShell.program(programs, program, """
                    for word; do
                      case $word in -*) ;; *) printf '%s %%s\\n' "$word" >>'%s' ;; esac
                    done
                    exec %s "$@"
                    """.formatted(program, log, LocalShell.installed(program)));
        }
        shell = LocalShell.sh().withPrograms(programs);
    }

    private List<String> logged() throws IOException {
        return Files.readAllLines(log);
    }

    /** For the only rename of {@code from} to {@code to}. */
    private void requireFlushed(Path from, Path to, List<Path> before) throws IOException {
        List<String> all = logged();
        List<Integer> renames = new ArrayList<>();
        for (int i = 0; i + 1 < all.size(); i++) {
            if (all.get(i).equals("mv " + from) && all.get(i + 1).equals("mv " + to)) {
                renames.add(i);
            }
        }
        assertThat(renames).as("%s", all).hasSize(1);
        int at = renames.get(0);
        assertThat(all.subList(0, at))
                .containsAll(before.stream().map(path -> "sync " + path).toList());
        assertThat(all.subList(at + 2, all.size())).contains("sync " + to.getParent());
    }

    @Test
    void rule2_aStandbyThatIsSwappedInIsOnTheDisk() throws IOException {
        Path copy = Files.createDirectories(temp.resolve("copy"));
        Path aside = temp.resolve("aside");
        Path bin = temp.resolve("bin");
        LocalShell.program(bin, "postgres", "exit 1\n");
        Files.createDirectories(data.resolve("conf.d"));
        Files.writeString(data.resolve("conf.d/site.conf"), "work_mem = 5MB\n");
        Files.writeString(data.resolve("pg_hba.conf"), "# its own\n");
        Files.writeString(copy.resolve("pg_hba.conf"), "# the primary's\n");
        String signal = Base64.getEncoder().encodeToString("".getBytes(StandardCharsets.UTF_8));
        String auto =
                Base64.getEncoder().encodeToString("primary_slot_name = 'db2'\n".getBytes(StandardCharsets.UTF_8));
        shell.feed(
                        Scripts.FINISH_COPY,
                        "standby.signal " + signal + "\npostgresql.auto.conf " + auto + "\n",
                        copy,
                        data,
                        LocalShell.me(),
                        LocalShell.myGroup(),
                        bin,
                        "copy",
                        "pg_hba.conf",
                        "conf.d")
                .ok();
        assertThat(copy.resolve("pg_hba.conf")).hasContent("# its own");
        for (String name : List.of("standby.signal", "postgresql.auto.conf")) {
            Path made = copy.resolve(name + ".standby-wizard");
            requireFlushed(made, copy.resolve(name), List.of(made));
        }
        shell.run(Scripts.SWAP, data, copy, aside, run, LocalShell.me(), bin, "", "")
                .ok();
        requireFlushed(run.resolve("swapping.new"), run.resolve("swapping"), List.of(run.resolve("swapping.new")));
        requireFlushed(
                copy,
                data,
                List.of(
                        copy,
                        copy.resolve("pg_hba.conf"),
                        copy.resolve("conf.d"),
                        copy.resolve("conf.d/site.conf"),
                        run));
        assertThat(logged()).endsWith("mv " + copy, "mv " + data, "sync " + temp);
    }

    @Test
    void rule17_aFileAndItsBeforeImageAreOnTheDisk() throws IOException {
        Path file = data.resolve("postgresql.conf");
        Files.writeString(file, "port = 5432\n");
        String after = "port = 5433\n";
        shell.feed(
                        Scripts.REPLACE_FILE,
                        after,
                        file,
                        LocalShell.sha("port = 5432\n"),
                        LocalShell.sha(after),
                        LocalShell.me(),
                        LocalShell.myGroup(),
                        "0600",
                        run,
                        "db1_conf")
                .ok();
        List<String> all = logged();
        String made = all.stream()
                .filter(line -> line.startsWith("mv " + data.resolve("pgsql_tmp.standby-wizard.db1_conf")))
                .map(line -> line.substring(3))
                .findFirst()
                .orElseThrow();
        Path before = run.resolve("before");
        requireFlushed(
                before.resolve("db1_conf.new"),
                before.resolve("db1_conf.was"),
                List.of(before.resolve("db1_conf"), before.resolve("db1_conf.new")));
        requireFlushed(Path.of(made), file, List.of(Path.of(made), before.resolve("db1_conf.after"), before));
        assertThat(file).hasContent("port = 5433");
    }
}
