package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Safety rules 2 and 14 for the detached copy, with a pg_basebackup of the test's own: it outlives its caller, only its
 * exit file tells the outcome, a cancel ends all of it and removes only what is the run's own, and no slot stays behind.
 */
@EnabledOnOs(OS.LINUX)
class BackupScriptsTest {
    /** Copies one file and the named tablespaces, then goes on as the file "do" beside it says. */
    private static final String PG_BASEBACKUP = """
            here=$(dirname "$0")
            if [ "$1" = --version ]; then echo 'pg_basebackup (PostgreSQL) 15.6'; exit 0; fi
            copy= spaces= wal=
            while [ "$#" -gt 0 ]; do
              case $1 in
                -D) copy=$2; shift ;;
                -T) spaces="$spaces $(printf '%s' "${2##*[!\\\\]=}" | sed 's/\\\\=/=/g')"; shift ;;
                --waldir=*) wal=${1#*=} ;;
              esac
              shift
            done
            for space in $spaces; do
              if [ -n "$(ls -A "$space")" ]; then echo "error: directory $space is not empty" >&2; exit 1; fi
              mkdir "$space/PG_15_202209061"
            done
            if [ -n "$wal" ]; then echo wal >"$wal/000000010000000000000001"; fi
            printf '15\\n' >"$copy/PG_VERSION"
            echo '  512/1024 kB (50%), 0/1 tablespace' >&2
            case $(cat "$here/do") in
              fail) echo 'pg_basebackup: error: connection to server failed' >&2; exit 1 ;;
              hang)
                # The WAL receiver: a child that outlives its parent.
                sleep 1000 &
                echo $! >"$here/child"
                sleep 1000
                ;;
            esac
            echo ' 1024/1024 kB (100%), 1/1 tablespace' >&2
            """;

    private static final String PSQL = """
            case $* in *IDENTIFY_SYSTEM*) echo "77|1|$(cat "$(dirname "$0")/lsn")|"; exit 0 ;; esac
            printf '%s\\n' "$*" >>"$(dirname "$0")/psql.said"
            tries=$(cat "$(dirname "$0")/psql.refuses" 2>/dev/null || echo 0)
            if [ "$tries" -gt 0 ]; then
              echo $((tries - 1)) >"$(dirname "$0")/psql.refuses"
              echo 'ERROR:  replication slot "db2" is active for PID 77' >&2
              exit 1
            fi
            """;

    @TempDir
    Path temp;

    private Path bin;
    private Path data;
    private Path copy;
    private Path job;
    private Path space;
    private LocalShell shell;

    @BeforeEach
    void programs() throws IOException {
        bin = temp.resolve("bin");
        data = Files.createDirectories(temp.resolve("main"));
        copy = temp.resolve("main.copy-r");
        job = temp.resolve("run/copy");
        space = temp.resolve("space");
        LocalShell.program(bin, "pg_basebackup", PG_BASEBACKUP);
        LocalShell.program(bin, "psql", PSQL);
        LocalShell.program(bin, "pg_verifybackup", "exit $(cat \"$(dirname \"$0\")/verify\")\n");
        // Where root runs the tests under systemd: no unit of the machine's own.
        LocalShell.program(bin, "systemd-run", "exit 1\n");
        LocalShell.program(bin, "systemctl", "exit 0\n");
        Files.writeString(bin.resolve("verify"), "0\n");
        doing("copy");
        shell = LocalShell.sh().withPrograms(bin);
    }

    @AfterEach
    void endWhatTheTestStarted() {
        cancel();
    }

    private void doing(String what) throws IOException {
        Files.writeString(bin.resolve("do"), what);
    }

    private LocalShell.Said start(LocalShell by, String slot, String wal, String... mappings) {
        return start(by, slot, true, wal, 0, mappings);
    }

    private LocalShell.Said start(LocalShell by, String slot, boolean drop, String wal, int limit, String... mappings) {
        List<Object> words = new ArrayList<>(List.of(
                job, "no-such-unit", slot, copy, data, LocalShell.me(), LocalShell.myGroup(), bin, "host=db1", slot));
        words.addAll(List.of(drop ? "yes" : "no", "", "fast", "", temp.resolve("passfile"), wal, bin, limit));
        words.addAll(List.of(mappings));
        return by.feed(Scripts.BACKUP_START, Scripts.BACKUP_JOB.text(), words.toArray());
    }

    private LocalShell.Said start(String... mappings) {
        return start(shell, "db2", "", mappings);
    }

    private String poll() {
        return shell.run(Scripts.BACKUP_POLL, job, 200).ok().out();
    }

    private LocalShell.Said cancel() {
        return shell.run(Scripts.BACKUP_CANCEL, job, "no-such-unit").ok();
    }

    private static void until(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static boolean lives(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private long number(Path file) throws IOException {
        return Long.parseLong(Files.readString(file).strip().split(" ")[0]);
    }

    /** There, and with what is to be in it: a file is made before it is written. */
    private static boolean isWritten(Path file) {
        try {
            return Files.exists(file) && Files.readString(file).endsWith("\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a copy that hangs, with its child. */
    private void hanging() throws IOException {
        doing("hang");
        assertThat(start().ok().word()).isEqualTo("started");
        until(() -> isWritten(bin.resolve("child")));
    }

    @ParameterizedTest
    @MethodSource("org.standbywizard.steps.LocalShell#all")
    void theCopyIsMadeAndFoundAgain(LocalShell kind) throws IOException {
        LocalShell own = kind.withItsPrograms(temp.resolve("programs")).withPrograms(bin);
        assertThat(start(own, "db2", "").ok().word()).isEqualTo("started");
        assertThat(own.run(Scripts.BACKUP_POLL, job, 200).ok().out())
                .startsWith("exit 0\n---\n")
                .contains("1024/1024 kB (100%)");
        assertThat(copy.resolve("PG_VERSION")).hasContent("15\n");
        assertThat(start(own, "db2", "").ok().word()).isEqualTo("finished");
        assertThat(bin.resolve("psql.said")).doesNotExist();
    }

    @Test
    void rule14_theJobOutlivesItsCallerAndIsFoundAgain() throws IOException {
        hanging();
        assertThat(start().ok().word()).isEqualTo("attached");
        assertThat(shell.run(Scripts.BACKUP_POLL, job, 0).ok().out()).startsWith("running\n");
    }

    @Test
    void rule2_cancelEndsTheWholeGroupAndRemovesTheHalfCopy() throws IOException {
        hanging();
        long leader = number(job.resolve("pid"));
        long child = number(bin.resolve("child"));
        assertThat(lives(leader) && lives(child)).isTrue();
        cancel();
        assertThat(lives(leader)).isFalse();
        assertThat(lives(child)).isFalse();
        assertThat(copy).doesNotExist();
        cancel();
    }

    @Test
    void rule14_aChildWhoseParentDiedIsEndedToo() throws IOException {
        hanging();
        long child = number(bin.resolve("child"));
        ProcessHandle leader = ProcessHandle.of(number(job.resolve("pid"))).orElseThrow();
        List<ProcessHandle> others =
                leader.descendants().filter(p -> p.pid() != child).toList();
        // First the one that would still write down how the others ended.
        leader.destroyForcibly();
        others.forEach(ProcessHandle::destroyForcibly);
        until(() -> !leader.isAlive());
        assertThat(poll()).startsWith("dead\n");
        assertThat(lives(child)).isTrue();
        doing("copy");
        assertThat(start().ok().word()).isEqualTo("started");
        assertThat(lives(child)).as("it would write on into the new copy").isFalse();
        assertThat(poll()).startsWith("exit 0\n");
    }

    @Test
    void decision9_aDeadProcessIsKnownByItsStartTime() throws IOException {
        Files.createDirectories(job);
        // Somebody else's process has the number now.
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            String boot =
                    Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
            Files.writeString(job.resolve("pid"), other.pid() + " 1 " + boot + "\n");
            assertThat(poll()).startsWith("dead\n");
            cancel();
            assertThat(other.isAlive()).isTrue();
            Files.writeString(job.resolve("pid"), other.pid() + " 1 " + boot + "\n");
            assertThat(start().ok().word()).isEqualTo("started");
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void decision9_aProcessOfAnEarlierBootIsDead() throws IOException {
        hanging();
        long leader = number(job.resolve("pid"));
        String line = Files.readString(job.resolve("pid"));
        Files.writeString(job.resolve("pid"), line.replaceAll("[^ ]+\n$", "another-boot\n"));
        assertThat(poll()).startsWith("dead\n");
        Files.writeString(job.resolve("pid"), line);
        assertThat(lives(leader)).isTrue();
    }

    @Test
    void decision9_onlyTheExitFileTellsTheOutcome() throws IOException {
        Files.createDirectories(job);
        Files.writeString(job.resolve("exit"), "3\n");
        assertThat(poll()).startsWith("exit 3\n");
        Files.delete(job.resolve("exit"));
        assertThat(poll()).as("neither exit file nor process").startsWith("dead\n");
    }

    @Test
    void rule14_aFailingJobDropsItsOwnSlotAndSaysSo() throws IOException {
        doing("fail");
        Files.writeString(bin.resolve("psql.refuses"), "2");
        start().ok();
        String said = poll();
        assertThat(said).startsWith("exit 1\nslot-dropped\n---\n").contains("connection to server failed");
        assertThat(bin.resolve("psql.said")).content().contains("-c DROP_REPLICATION_SLOT db2");
    }

    @Test
    void rule14_aDamagedCopyDropsTheSlotToo() throws IOException {
        Files.writeString(bin.resolve("verify"), "1\n");
        start().ok();
        assertThat(poll()).startsWith("exit 90\nslot-dropped\n");
    }

    @Test
    void rule14_aSlotThatWasThereBeforeStays() throws IOException {
        doing("fail");
        start(shell, "db2", false, "", 0).ok();
        assertThat(poll()).startsWith("exit 1\n---\n");
        assertThat(bin.resolve("psql.said")).doesNotExist();
    }

    @Test
    void rule14_whereNothingCapsASlotTheCopyGivesUpBeforeThePrimarysDiskIsFull() throws IOException {
        LocalShell.program(bin, "sleep", "exec /bin/sleep $(case $1 in 10) echo 0.05 ;; *) echo \"$1\" ;; esac)\n");
        Files.writeString(bin.resolve("lsn"), "0/5000000");
        doing("hang");
        start(shell, "db2", true, "", 1000).ok();
        until(() -> isWritten(bin.resolve("child")));
        // What has arrived does not count: segments of 16 MB up to 1/00000000 are here.
        Files.createDirectories(copy.resolve("pg_wal"));
        Files.write(copy.resolve("pg_wal/0000000100000000000000FF"), new byte[16 << 20]);
        Files.writeString(bin.resolve("lsn"), "1/30000000");
        assertThat(shell.run(Scripts.BACKUP_POLL, job, 10).ok().out()).startsWith("running\n");
        Files.writeString(bin.resolve("lsn"), "1/40000000");
        assertThat(poll())
                .startsWith("exit 143\nslot-dropped\n")
                .contains("the primary keeps more than 1000 MB of WAL");
    }

    @Test
    void rule2_aFailedTryIsClearedBeforeTheNext() throws IOException {
        doing("fail");
        String wal = temp.resolve("wal.of-r").toString();
        start(shell, "db2", wal, "/srv/fast", space.toString()).ok();
        assertThat(poll()).startsWith("exit 1\n");
        doing("copy");
        assertThat(start(shell, "db2", wal, "/srv/fast", space.toString()).ok().word())
                .isEqualTo("started");
        assertThat(poll()).startsWith("exit 0\n");
        cancel();
        assertThat(space).doesNotExist();
        assertThat(temp.resolve("wal.of-r")).doesNotExist();
        assertThat(copy).doesNotExist();
    }

    @Test
    void rule2_aTablespaceThatHoldsSomebodysDataIsNeverTouched() throws IOException {
        Files.createDirectories(space.resolve("PG_15_202209061/5"));
        Files.writeString(space.resolve("PG_15_202209061/5/16384"), "rows");
        start("/srv/fast", space.toString()).ok();
        assertThat(poll()).startsWith("exit 91\n").contains("is not empty");
        cancel();
        assertThat(space.resolve("PG_15_202209061/5/16384")).hasContent("rows");
    }

    @Test
    void rule2_anEmptyTablespaceDirectoryIsUsedAndLeftEmpty() throws IOException {
        Files.createDirectories(space);
        start("/srv/fast", space.toString()).ok();
        assertThat(poll()).startsWith("exit 0\n");
        assertThat(space).isNotEmptyDirectory();
        cancel();
        assertThat(space).isEmptyDirectory();
    }

    @Test
    void rule2_aDirectoryOfSomebodyElseIsNotRemoved() throws IOException {
        Files.createDirectories(copy);
        Files.writeString(copy.resolve("kept"), "");
        assertThat(start().status()).isEqualTo(7);
        cancel();
        assertThat(copy.resolve("kept")).exists();
    }

    @Test
    void rule2_aCopyThatAServerWasStartedOnIsNotRemoved() throws IOException {
        doing("fail");
        start().ok();
        poll();
        Files.writeString(copy.resolve("postmaster.opts"), "postgres");
        assertThat(start().status()).isEqualTo(7);
        cancel();
        assertThat(copy.resolve("postmaster.opts")).exists();
    }

    @Test
    void rule2_aFinishedCopyThatIsGoneIsMadeAnew() throws IOException {
        start().ok();
        poll();
        LocalShell.sh().text("rm -r \"$1\"", "", copy).ok();
        assertThat(start().ok().word()).isEqualTo("started");
        assertThat(poll()).startsWith("exit 0\n");
    }

    @Test
    void aJobThatCannotBeginSaysSo() throws IOException {
        // Its directory cannot take the pid file.
        Files.createDirectories(job.resolve("pid.new"));
        LocalShell.Said said = start();
        assertThat(said.status()).isEqualTo(8);
        assertThat(said.err()).contains("did not begin");
        assertThat(poll()).startsWith("dead\n");
    }
}
