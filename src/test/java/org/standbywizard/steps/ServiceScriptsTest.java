package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Safety rules 4 and 12: servers are started and stopped by what owns them, without blocking, and a status of 0 is never
 * taken for a server that serves. The server here is a process that works in the data directory.
 */
@EnabledOnOs(OS.LINUX)
class ServiceScriptsTest {
    /** {@code serve} and {@code end}, for the programs below. */
    private static final String SERVER = """
            here=$(dirname "$0")
            data=$(cat "$here/data")
            serve() {
              echo "pg_ctl or systemctl started it" >>"$here/log"
              case $(cat "$here/mode") in
                dies) return 0 ;;
                hangs) word='starting' ;;
                *) word='ready   ' ;;
              esac
              (cd "$data" && exec sleep 300 </dev/null >/dev/null 2>&1) &
              printf '%s\\n%s\\n1\\n5432\\n/tmp\\nlocalhost\\n1 1\\n' "$!" "$data" >"$data/pid.new"
              if [ "$(cat "$here/mode")" != begins ]; then printf '%s\\n' "$word" >>"$data/pid.new"; fi
              mv "$data/pid.new" "$data/postmaster.pid"
            }
            end() {
              if [ -e "$data/postmaster.pid" ]; then
                kill "$(head -n 1 "$data/postmaster.pid")"
                rm -f "$data/postmaster.pid"
              fi
            }
            """;

    private static final String PG_CTL = SERVER + """
            for action; do :; done
            case " $* " in *' start '*) serve ;; *' stop '*) end ;; esac
            """;

    /** Works after it has returned, as --no-block does; without it, it is a mistake. */
    private static final String SYSTEMCTL = SERVER + """
            printf '%s\\n' "$*" >>"$here/said"
            if [ "$*" = 'show -p ActiveState -p MainPID no-such-unit' ] && [ -s "$here/starting" ]; then
              sed -i 1d "$here/starting"
              printf 'MainPID=0\nActiveState=activating\n'
              exit 0
            fi
            if [ "$1" = show ]; then
              if [ -e "$data/postmaster.pid" ]; then echo active; else cat "$here/state"; fi
              exit 0
            fi
            if [ "$1" != --no-block ]; then exit 0; fi
            case $2 in
              start) serve ;;
              stop) (sleep 0.2; end) & ;;
              restart) (sleep 0.2; end; serve) & ;;
            esac
            """;

    @TempDir
    Path temp;

    private Path bin;
    private Path data;
    private LocalShell shell;

    @BeforeEach
    void programs() throws IOException {
        bin = temp.resolve("bin");
        data = Files.createDirectories(temp.resolve("main"));
        LocalShell.program(bin, "pg_ctl", PG_CTL);
        LocalShell.program(bin, "systemctl", SYSTEMCTL);
        Files.writeString(bin.resolve("data"), data.toString());
        Files.writeString(bin.resolve("state"), "inactive\n");
        mode("serves");
        shell = LocalShell.sh().withPrograms(bin);
    }

    private void mode(String how) throws IOException {
        Files.writeString(bin.resolve("mode"), how);
    }

    @AfterEach
    void endWhatTheTestStarted() throws IOException {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            ProcessHandle.of(pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private long pid() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0));
    }

    private LocalShell.Said service(LocalShell by, String kind, String action, int limitSeconds) {
        return by.run(Scripts.SERVICE, action, kind, "no-such-unit", bin, data, LocalShell.me(), "", limitSeconds);
    }

    private LocalShell.Said service(String kind, String action) {
        return service(shell, kind, action, 20);
    }

    @ParameterizedTest
    @MethodSource("org.standbywizard.steps.LocalShell#all")
    void startsStopsAndRestartsByPgCtl(LocalShell kind) throws IOException {
        LocalShell own = kind.withItsPrograms(temp.resolve("programs")).withPrograms(bin);
        assertThat(service(own, "pg_ctl", "stop", 20).ok().word()).isEqualTo("already");
        assertThat(service(own, "pg_ctl", "start", 20).ok().word()).isEqualTo("done");
        long first = pid();
        assertThat(service(own, "pg_ctl", "start", 20).ok().word()).isEqualTo("already");
        assertThat(service(own, "pg_ctl", "restart", 20).ok().word()).isEqualTo("done");
        assertThat(pid()).isNotEqualTo(first);
        assertThat(service(own, "pg_ctl", "stop", 20).ok().word()).isEqualTo("done");
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }

    @Test
    void rule12_systemdIsAskedWithoutBlockingAndPolled() throws IOException {
        service("systemd", "start").ok();
        long first = pid();
        service("systemd", "restart").ok();
        assertThat(pid()).as("another server process").isNotEqualTo(first);
        service("systemd", "stop").ok();
        List<String> asked = Files.readAllLines(bin.resolve("said"));
        assertThat(asked)
                .filteredOn(line -> !line.startsWith("show") && !line.startsWith("reset-failed"))
                .containsExactly(
                        "--no-block start no-such-unit",
                        "--no-block restart no-such-unit",
                        "--no-block stop no-such-unit");
        assertThat(bin.resolve("log")).content().doesNotContain("enable");
    }

    /** Debian's start command takes two seconds, and a stop in them can hang for an hour. */
    @ParameterizedTest
    @ValueSource(strings = {"stop", "restart"})
    void rule12_nothingIsStoppedWhileSystemdStillWaitsForItsStart(String action) throws IOException {
        service("systemd", "start").ok();
        Files.writeString(bin.resolve("starting"), "1\n2\n3\n");
        Files.delete(bin.resolve("said"));
        service("systemd", action).ok();
        String look = "show -p ActiveState -p MainPID no-such-unit";
        assertThat(Files.readAllLines(bin.resolve("said")))
                .filteredOn(line -> !line.startsWith("show -p ActiveState --value") && !line.startsWith("reset-failed"))
                .containsExactly(look, look, look, look, "--no-block " + action + " no-such-unit");
    }

    /** A server that was killed while its service was starting: that start fails, and a new one must not join it. */
    @Test
    void rule12_aStartWaitsForAnEarlierStartToEnd() throws IOException {
        Files.writeString(bin.resolve("starting"), "1\n2\n");
        service("systemd", "start").ok();
        String look = "show -p ActiveState -p MainPID no-such-unit";
        assertThat(Files.readAllLines(bin.resolve("said")))
                .filteredOn(line -> !line.startsWith("show -p ActiveState --value"))
                .containsExactly(look, look, look, "reset-failed no-such-unit", "--no-block start no-such-unit");
    }

    /** A stop whose connection broke goes on; whoever starts the server then must not find it running yet. */
    @Test
    void rule12_aStartWaitsForAStopThatIsStillAtWork() throws Exception {
        service("systemd", "start").ok();
        long first = pid();
        Files.writeString(bin.resolve("starting"), "1\n".repeat(40));
        Files.writeString(bin.resolve("said"), "");
        FutureTask<LocalShell.Said> left = new FutureTask<>(() -> service("systemd", "stop"));
        new Thread(left).start();
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (Files.size(bin.resolve("said")) == 0) {
            assertThat(System.nanoTime()).as("no stop at work").isLessThan(deadline);
            Thread.onSpinWait();
        }
        assertThat(service("systemd", "start").ok().word()).isEqualTo("done");
        assertThat(left.get(20, TimeUnit.SECONDS).ok().word()).isEqualTo("done");
        assertThat(pid()).isNotEqualTo(first);
    }

    @Test
    void rule12_aRestartThatRestartedNothingIsNoSuccess() throws IOException {
        service("systemd", "start").ok();
        long first = pid();
        // The unit does not own this server: systemd says yes and does nothing.
        LocalShell.program(bin, "systemctl", "if [ \"$1\" = show ]; then echo active; fi\n");
        assertThat(service(shell, "systemd", "restart", 2).status()).isEqualTo(5);
        assertThat(pid()).isEqualTo(first);
    }

    @Test
    void rule12_everyWaitHasItsEnd() throws IOException {
        mode("hangs");
        long begun = System.nanoTime();
        assertThat(service(shell, "pg_ctl", "start", 1).status()).isEqualTo(5);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void aServerThatHasJustBegunIsNotTakenForOneThatServes() throws IOException {
        mode("begins");
        Files.writeString(data.resolve("PG_VERSION"), "15\n");
        assertThat(service(shell, "pg_ctl", "start", 1).status()).isEqualTo(5);
        service("pg_ctl", "stop").ok();
        // 9.6 writes no more than that; the caller asks the server itself.
        Files.writeString(data.resolve("PG_VERSION"), "9.6\n");
        assertThat(service("pg_ctl", "start").ok().word()).isEqualTo("done");
    }

    @Test
    void rule4_aServerThatDoesNotComeUpIsToldFromOneThatDoes() throws IOException {
        mode("dies");
        Files.writeString(bin.resolve("state"), "failed\n");
        assertThat(service("systemd", "start").status()).isEqualTo(6);
        // Debian's units say "inactive" after a failed start, since their ExecStart's failure is ignored.
        Files.writeString(bin.resolve("state"), "inactive\n");
        assertThat(service("systemd", "start").status()).isEqualTo(6);
    }

    @Test
    void rule2_whatStandsInTheStandbysPlaceIsStoppedOnlyWhileItIsTheFormerServer() throws IOException {
        Path run = Files.createDirectories(temp.resolve("run"));
        service("pg_ctl", "start").ok();
        Object[] words = {run, "stop", "pg_ctl", "", bin, data, LocalShell.me(), "", 20};
        // The inode of the data directory: what swap.sh writes before it renames the copy.
        String inode = LocalShell.sh().text("stat -c %i \"$1\"", "", data).ok().word();
        Files.writeString(run.resolve("swapping"), inode + "\n");
        assertThat(shell.run(Scripts.STOP_OLD, words).ok().word()).isEqualTo("already");
        assertThat(data.resolve("postmaster.pid")).exists();
        Files.delete(run.resolve("swapping"));
        assertThat(shell.run(Scripts.STOP_OLD, words).ok().word()).isEqualTo("done");
        assertThat(data.resolve("postmaster.pid")).doesNotExist();
    }
}
