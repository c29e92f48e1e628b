package org.standbywizard.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.remote.Failure;

/** A full disk is told as one, whatever said so: whose, where, and what to do. */
class FullDiskTest {
    private final Messages words = Messages.of(Locale.ENGLISH);

    private static Failure script(String detail) {
        return new Failure.CommandFailed("db2", "open-run.sh", 1, detail);
    }

    private FailureText told(String detail) {
        return FailureText.of(words, script(detail));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cat: write error: No space left on device\ncannot write /var/lib/pg/a b.new",
                "sh: 5: cannot create /var/lib/pg/a b.new: No space left on device",
                "sh: can't create /var/lib/pg/a b.new: No space left on device",
                "cp: error writing '/var/lib/pg/a b.new': No space left on device",
                "mkdir: cannot create directory \u2018/var/lib/pg/a b.new\u2019: No space left on device",
                "pg_basebackup: error: could not write to file \"/var/lib/pg/a b.new\": No space left on device"
            })
    void namesHostPathAndWhatToDo(String detail) {
        FailureText text = told(detail);
        assertThat(text.cause()).isEqualTo("The disk of db2 is full: there was no room for /var/lib/pg/a b.new.");
        assertThat(text.next())
                .isEqualTo("Make room on the file system of /var/lib/pg on db2: df -h /var/lib/pg tells how full it is,"
                        + " df -i /var/lib/pg whether it has files (inodes) left. Then run the same command again.");
        assertThat(text.detail()).contains("No space left on device");
    }

    @Test
    void withoutAPathItIsSearchedFor() {
        FailureText text = told("PANIC:  could not write to file \"pg_wal/xlogtemp.1\": No space left on device");
        assertThat(text.cause()).isEqualTo("A disk of db2 is full.");
        assertThat(text.next()).contains("on db2 by df -h");
    }

    @Test
    void aQuotaIsNotTheDisk() {
        FailureText text = told("cat: write error: Disk quota exceeded\ncannot write /home/kim/x");
        assertThat(text.cause()).isEqualTo("The disk quota on db2 is used up: there was no room for /home/kim/x.");
        assertThat(text.next()).contains("repquota").doesNotContain("df -h");
        assertThat(told("cat: write error: Disk quota exceeded").cause()).isEqualTo("A disk quota on db2 is used up.");
    }

    @Test
    void aStepsOwnWordsStay() {
        FailureText text = FailureText.of(
                words,
                new Failure.Refused(
                        "db2",
                        "file-not-restored",
                        List.of("/etc/a.conf"),
                        "cp: error writing '/etc/x': No space left on device"));
        assertThat(text.cause())
                .isEqualTo("The disk of db2 is full: there was no room for /etc/x. /etc/a.conf on db2 could not be put"
                        + " back as it was.");
        assertThat(text.next()).startsWith("Make room").contains("What it was lies below");
    }

    private static Failure lab(String reason, String detail, String... args) {
        return new Failure.Refused("practice", reason, List.of(args), detail);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "/home/kim/lab/lab-1a2b3c: No space left on device",
                "cp: error writing '/home/kim/lab/data': No space left on device",
                "initdb: could not write to file \"pg_wal/xlogtemp.9\": No space left on device"
            })
    void ofALabItIsThisComputers(String detail) {
        FailureText text = FailureText.of(words, lab("lab-start", detail, "17", "/home/kim/lab"));
        assertThat(text.cause())
                .isEqualTo("The disk of this computer is full: there was no room in /home/kim/lab. The practice"
                        + " servers of PostgreSQL 17 did not start.");
        assertThat(text.next())
                .isEqualTo("Make room on the file system of /home/kim/lab: df -h /home/kim/lab tells how full it is,"
                        + " df -i /home/kim/lab whether it has files (inodes) left. Or name another place for the"
                        + " practice lab by STANDBY_WIZARD_HOME. Then run the same command again.");
        FailureText korean =
                FailureText.of(Messages.of(Locale.KOREAN), lab("lab-start", detail, "17", "/home/kim/lab"));
        assertThat(korean.cause()).startsWith("이 컴퓨터의 디스크가 가득 차서 쓸 공간이 없습니다: /home/kim/lab");
        assertThat(korean.next()).contains("df -h /home/kim/lab").doesNotContain("{");
    }

    @Test
    void ofALabsQuotaOrWithoutAPathToo() {
        assertThat(FailureText.of(words, lab("lab-place", "Disk quota exceeded", "/home/kim/lab"))
                        .cause())
                .startsWith("The disk quota on this computer is used up: there was no room in /home/kim/lab. ");
        FailureText text = FailureText.of(words, lab("lab-exercise", "No space left on device"));
        assertThat(text.cause()).startsWith("A disk of this computer is full. ");
        assertThat(text.next()).startsWith("Find the full file system of this computer by df -h");
        assertThat(FailureText.of(words, lab("lab-exercise", "Disk quota exceeded"))
                        .cause())
                .startsWith("A disk quota on this computer is used up. ");
    }

    @Test
    void isSaidInKorean() {
        FailureText text = FailureText.of(
                Messages.of(Locale.KOREAN), script("cat: write error: No space left on device\ncannot write /srv/x"));
        assertThat(text.cause()).isEqualTo("db2 서버의 디스크가 가득 차서 쓸 공간이 없습니다: /srv/x");
        assertThat(text.next()).contains("df -h /srv", "df -i /srv").doesNotContain("{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FATAL:  could not create shared memory segment: No space left on device",
                "could not resize shared memory segment \"/PostgreSQL.1\" to 8 bytes: No space left on device",
                "FATAL:  could not create semaphores: No space left on device",
                "Failed to add a watch for /run/systemd/ask-password: inotify: No space left on device",
                "pg_basebackup: error: could not get backup header: ERROR:  could not write \"/x\": No space left on device"
            })
    void whatIsNoDiskOfThisHostIsNotCalledSo(String detail) {
        assertThat(told(detail).cause()).isEqualTo("The script open-run.sh ended with status 1 on db2.");
    }
}
