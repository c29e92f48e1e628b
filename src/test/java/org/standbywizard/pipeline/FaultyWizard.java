package org.standbywizard.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunStatus;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;

/**
 * A run or an undo of one journal with a {@link FaultAim} at its ports; and, as a program of its own, one that says at the
 * point aimed at that it is there, and then waits to be killed.
 */
final class FaultyWizard {
    static final String REACHED = "the point is reached";
    private static final Duration SILENCE = Duration.ofSeconds(1);

    private FaultyWizard() {}

    static Pipeline.Ports ports(FaultAim aim, Consumer<RunEvent> log) {
        return new Pipeline.Ports(
                hosts -> new FaultPorts.Hosts(hosts, aim), sql -> new FaultPorts.Gateway(sql, aim), SILENCE, log);
    }

    static RunStatus drive(Pipeline pipeline, Journal journal, boolean undo, FaultAim aim) {
        Journal told = new FaultPorts.Steps(journal, aim);
        return undo
                ? pipeline.undo(told)
                : pipeline.apply(told, Gate.OPEN, new Cancellation(), event -> {
                    if (event instanceof RunEvent.Copying copying
                            && copying.progress().doneBytes() > 0
                            && copying.progress().doneBytes()
                                    < copying.progress().totalBytes()) {
                        aim.copying(copying.step());
                    }
                });
    }

    /** POINT MIDDLE HOME KNOWN_HOSTS, then HOST ROOT for each host. */
    public static void main(String[] args) throws InterruptedException {
        FaultPoint point = FaultPoint.parse(args[0]);
        Map<String, Path> roots = new TreeMap<>();
        for (int i = 4; i < args.length; i += 2) {
            roots.put(args[i], Path.of(args[i + 1]));
        }
        CountDownLatch never = new CountDownLatch(1);
        FaultAim aim = new FaultAim(point, Integer.parseInt(args[1]), roots, () -> {
            System.out.println(REACHED);
            System.out.flush();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        FileJournals journals = new FileJournals(new AppDirs(Path.of(args[2])));
        try (Journal journal = journals.open(point.runId())) {
            JournalEntry.Opened opened = (JournalEntry.Opened) journal.entries().get(0);
            try (Pipeline pipeline = new Pipeline(
                    opened.plan(),
                    Pipeline.NO_SECRETS,
                    Path.of(args[3]),
                    ports(aim, said -> System.out.println(said)))) {
                System.out.println(drive(pipeline, journal, point.undo(), aim));
            }
        }
        System.exit(0);
    }
}
