package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.LabFixture;
import org.standbywizard.lab.Waiting;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteTerminal;
import org.standbywizard.remote.TerminalSize;

/** Terminals on a real lab's hosts, as the window opens them. */
@Timeout(300)
class LabTerminalTest {
    /** No other test's. */
    private static final String SLEEP =
            "sleep " + (1_000_000 + ProcessHandle.current().pid());

    private static Lab lab;

    private LabTerminals terminals;

    @BeforeAll
    static void start() {
        lab = LabFixture.start("18", 1);
    }

    @AfterAll
    static void end() {
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void make() {
        terminals = new LabTerminals(lab);
    }

    @AfterEach
    void close() {
        terminals.close();
    }

    private RemoteTerminal open(String host, int columns, int rows) {
        return terminals.open(host, new TerminalSize(columns, rows), new Cancellation());
    }

    @Test
    void aShellOpensBesideTheDataDirectoryInTheSizeOfTheWindowAndEnds() throws Exception {
        Typed person = new Typed(open("standby1", 101, 33));
        person.await("standby1$ ");
        person.line("stty size; tput cols; pg_ctl status; ls -d data; echo $TERM");
        person.await("33 101\r\n101\r\n");
        person.await("pg_ctl: server is running");
        person.await("data\r\nxterm-256color\r\n");
        person.line("exit");
        assertThat(person.end()).isEmpty();
    }

    @Test
    void psqlKnowsTheServerAndIsLeftAsEverywhere() throws Exception {
        Typed person = new Typed(open("primary", 100, 30));
        person.await("primary$ ");
        person.line("psql");
        person.await("postgres=# ");
        person.line("SELECT count(*) AS slots,");
        person.await("postgres-# ");
        person.line("       pg_is_in_recovery() AS standby FROM pg_replication_slots;");
        person.await(" slots | standby \r\n-------+---------\r\n");
        person.await("(1 row)\r\n");
        person.line("COPY pg_class FROM STDIN;");
        person.await("ERROR:  ");
        person.await("ERROR:  ", "postgres=# ");
        person.line("\\q");
        person.await("\\q\r\n", "primary$ ");
        person.line("psql -Atc 'SELECT 40 + 2'; exit");
        person.await("42\r\n");
        assertThat(person.end()).isEmpty();
    }

    @Test
    void itsProgramsAreToldOfAnotherSize() throws Exception {
        RemoteTerminal terminal = open("primary", 80, 24);
        Typed person = new Typed(terminal);
        person.await("primary$ ");
        // A shell at its prompt may keep the second signal until the next key.
        person.line("sh -c 'trap \"echo now \\$(stty size)\" WINCH; echo waiting; i=0;"
                + " while [ $i -lt 900 ]; do sleep 0.1; i=$((i + 1)); done'");
        person.await("waiting\r\n");
        terminal.resize(new TerminalSize(120, 41));
        terminal.resize(new TerminalSize(132, 43));
        person.await("now 43 132");
    }

    @Test
    void lettersOfEveryLanguageComeAndGo() {
        Typed person = new Typed(open("primary", 80, 24));
        person.await("primary$ ");
        person.line("printf '%s\\n' '복제 slot' | tr s S; printf '대기' | wc -c");
        person.await("복제 Slot\r\n6\r\n");
    }

    /** The program knows it; who lists processes or reads a shell's environment does not. */
    @Test
    void noProcessCarriesThePassword() throws Exception {
        String password = Files.readString(lab.password());
        Typed person = new Typed(open("primary", 80, 24));
        person.await("primary$ ");
        person.line("env; tr '\\0' ' ' < /proc/$PPID/cmdline; echo; echo done");
        person.await("\r\ndone\r\n");
        assertThat(person.seen()).contains("PGDATA=").doesNotContain(password);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse(""))
                        .filter(line -> line.contains(password)))
                .isEmpty();
    }

    @Test
    void itEndsWithItsHostAndSaysSo() throws Exception {
        Typed person = new Typed(open("standby1", 80, 24));
        person.await("standby1$ ");
        person.line(SLEEP);
        awaitSleepers(1);
        lab.cut("standby1");
        try {
            assertThat(person.end())
                    .hasValueSatisfying(why -> assertThat(why.key()).isEqualTo("connection-lost"));
            awaitSleepers(0);
        } finally {
            lab.mend("standby1");
        }
        Typed again = new Typed(open("standby1", 80, 24));
        again.await("standby1$ ");
    }

    @Test
    void closingEndsWhatRunsInIt() throws Exception {
        Typed person = new Typed(open("primary", 80, 24));
        person.await("primary$ ");
        person.line(SLEEP);
        awaitSleepers(1);
        terminals.close();
        assertThat(person.end()).isEmpty();
        awaitSleepers(0);
    }

    /** The lab's reset kills what runs on its hosts, a person's shell too. */
    @Test
    void aResetOfTheLabEndsIt() throws Exception {
        Typed person = new Typed(open("primary", 80, 24));
        person.await("primary$ ");
        lab.reset();
        assertThat(person.end()).isEmpty();
        Typed again = new Typed(open("primary", 80, 24));
        again.await("primary$ ");
    }

    @Test
    void aHostThatCannotBeReachedIsNamed() {
        lab.cut("standby1");
        try {
            assertThatThrownBy(() -> open("standby1", 80, 24))
                    .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure())
                            .isInstanceOf(Failure.Unreachable.class));
        } finally {
            lab.mend("standby1");
        }
    }

    private static void awaitSleepers(int count) throws Exception {
        boolean there =
                Waiting.within(TimeUnit.SECONDS.toNanos(60), () -> sleepers().size() == count);
        assertThat(there).as("%d of %s", count, sleepers()).isTrue();
    }

    private static List<String> sleepers() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.endsWith(SLEEP))
                .toList();
    }
}
