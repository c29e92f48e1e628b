package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.lab.Lab;
import org.standbywizard.lab.LabFixture;
import org.standbywizard.lab.Station;
import org.standbywizard.lab.Waiting;
import org.standbywizard.learn.LabState;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.RunStatus;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.ui.fx.FxThread;

/**
 * Every state in which a lesson starts, made on real servers and brought back, whatever was done meanwhile; and from each
 * one the wizard goes on to the end.
 */
@Timeout(600)
class LabStatesTest {
    private static final String STREAMS = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'";

    @TempDir
    Path temp;

    private final ExecutorService work = Executors.newCachedThreadPool();
    private Lab lab;
    private RunningLab running;
    private LabBench bench;
    private int standbys;

    private void start(String major, int number) {
        standbys = number;
        lab = LabFixture.start(major, number);
        running = new RunningLab(lab, new JsonPlanFiles(temp));
        bench = running.bench(wizard());
    }

    @AfterEach
    void end() {
        if (lab != null) {
            bench.close();
            lab.close();
        }
        work.shutdownNow();
    }

    private PracticeSetUp wizard() {
        return new PracticeSetUp(temp, work, new FxThread());
    }

    /** The newest with two standbys, since each has a lane of its own. */
    @Test
    void everyStateIsReachedAndBroughtBack() throws Exception {
        start("18", 2);
        for (LabState state : LabState.values()) {
            isReachedAndBroughtBack(state);
        }
        goesOn(LabState.WRITTEN);
        goesOn(LabState.COPIED);
    }

    /** With recovery.conf. */
    @Test
    void statesOfAnOldVersion() throws Exception {
        start("11", 1);
        isReachedAndBroughtBack(LabState.PREPARED);
        isReachedAndBroughtBack(LabState.COPIED);
        goesOn(LabState.COPIED);
    }

    private void isReachedAndBroughtBack(LabState state) throws Exception {
        long begun = System.nanoTime();
        bench.setUp(state, new Cancellation());
        long made = System.nanoTime();
        requireState(state);
        spoil();
        long again = System.nanoTime();
        bench.setUp(state, new Cancellation());
        System.out.printf(
                "practice: %s of %s with %d: made in %.1f s, brought back in %.1f s%n",
                state.word(), lab.version(), standbys, (made - begun) / 1e9, (System.nanoTime() - again) / 1e9);
        requireState(state);
    }

    private void goesOn(LabState state) {
        bench.setUp(state, new Cancellation());
        PracticeSetUp.Said said = command("apply", "--yes");
        assertThat(said.status()).as(state.word() + ":\n" + said.text()).isZero();
        assertThat(said.text()).as(state.word()).contains("was read on standby" + standbys + " within");
        assertThat(running.journals().runs())
                .as(state.word())
                .hasSize(1)
                .allMatch(run -> run.status() == RunStatus.DONE);
    }

    private PracticeSetUp.Said command(String command, String... options) {
        List<String> words =
                new java.util.ArrayList<>(List.of(command, running.plan().toString()));
        words.addAll(List.of(options));
        return wizard().command(running, new Cancellation(), words.toArray(String[]::new));
    }

    /** As a class does between two lessons. */
    private void spoil() throws IOException {
        primary().rows("CREATE TABLE drift (i int)");
        primary().rows("CREATE ROLE replicator2 LOGIN");
        Files.writeString(primary().data().resolve("postgresql.auto.conf"), "work_mem = '1MB'\n");
        lab.stations().get(1).stop();
    }

    private Station primary() {
        return lab.stations().get(0);
    }

    private void requireState(LabState state) throws Exception {
        boolean role = state.compareTo(LabState.ROLE) >= 0;
        boolean written = state.compareTo(LabState.WRITTEN) >= 0;
        boolean prepared = state.compareTo(LabState.PREPARED) >= 0;
        String which = state.word();
        assertThat(primary().value("SELECT count(*) FROM pg_roles WHERE rolname = 'replicator' AND rolreplication"))
                .as(which)
                .isEqualTo(role ? "1" : "0");
        assertThat(Files.readString(primary().data().resolve("pg_hba.conf")).contains("replicator"))
                .as(which)
                .isEqualTo(written);
        assertThat(primary().value("SELECT count(*) FROM pg_replication_slots WHERE slot_name LIKE 'standby_'"))
                .as(which)
                .isEqualTo(prepared ? String.valueOf(standbys) : "0");
        if (!lab.version().major().equals("11")) {
            // The parameter that the wizard adds in the lab: in force only when it was read.
            assertThat(Files.readAllLines(primary().data().resolve("postgresql.conf")).stream()
                            .anyMatch(line -> line.startsWith("max_slot_wal_keep_size = ")))
                    .as(which)
                    .isEqualTo(written);
            assertThat(primary().value("SHOW max_slot_wal_keep_size").equals("-1"))
                    .as(which)
                    .isEqualTo(state.compareTo(LabState.IN_FORCE) < 0);
        }
        boolean streaming = state == LabState.STREAMING;
        String streams = streaming ? String.valueOf(standbys) : "0";
        assertThat(Waiting.within(
                        TimeUnit.SECONDS.toNanos(30),
                        () -> primary().value(STREAMS).equals(streams)))
                .as(which + " streams")
                .isTrue();
        for (Station standby : lab.stations().subList(1, standbys + 1)) {
            assertThat(standby.value("SELECT pg_is_in_recovery()")).as(which).isEqualTo(streaming ? "t" : "f");
            List<Path> copies = copies(standby);
            assertThat(copies).as(which).hasSize(state == LabState.COPIED ? 1 : 0);
            for (Path copy : copies) {
                assertThat(copy.resolve("PG_VERSION")).hasContent(lab.version().major());
                assertThat(copy.resolve("standby.signal")).as("not finished").doesNotExist();
                assertThat(copy.resolve("recovery.conf")).as("not finished").doesNotExist();
            }
        }
        assertThat(primary().value("SELECT count(*) FROM pg_roles WHERE rolname = 'replicator2'"))
                .as(which)
                .isEqualTo("0");
    }

    private static List<Path> copies(Station standby) throws IOException {
        try (Stream<Path> beside = Files.list(standby.data().getParent())) {
            return beside.filter(one -> one.getFileName().toString().startsWith("data.copy-"))
                    .toList();
        }
    }
}
