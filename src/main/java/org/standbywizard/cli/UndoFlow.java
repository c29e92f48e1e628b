package org.standbywizard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.run.Journal;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.RunLog;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Undoer;

/** Takes back all runs of a plan that stand, the newest first. */
final class UndoFlow {
    private final Job job;
    private final boolean yes;
    private final List<Journals.RunRecord> chain;
    private final Set<String> broken;

    /** @param broken ids of runs whose locks on the hosts are given free */
    UndoFlow(Job job, boolean yes, List<Journals.RunRecord> chain, Set<String> broken) {
        this.broken = Set.copyOf(broken);
        this.job = job;
        this.yes = yes;
        this.chain = chain;
    }

    ExitCode run() {
        if (chain.isEmpty()) {
            job.output().note("undo.nothing");
            return ExitCode.DONE;
        }
        List<Journals.RunRecord> newestFirst = new ArrayList<>(chain);
        java.util.Collections.reverse(newestFirst);
        for (Journals.RunRecord record : newestFirst) {
            job.output().note("undo.run", record.runId());
            job.output().remaining(record.changeSet(), Undoer.preview(record), RunEvent.Direction.UNDO);
        }
        if (!yes && !job.questions().agree("ask.undo")) {
            job.output().note("undo.declined");
            return ExitCode.CANCELLED;
        }
        job.connect(touched());
        Undoer undoer = new Undoer(
                job.tools().executor(),
                job.ways().gateway(),
                job.ways().secrets(),
                job.tools().clock(),
                job.lockTerms().breaking(broken));
        for (Journals.RunRecord record : newestFirst) {
            RunStatus status = undo(undoer, record);
            if (status != RunStatus.UNDONE) {
                job.output().trouble("undo.stopped");
                return status == RunStatus.CANCELLED ? ExitCode.CANCELLED : ExitCode.FAILED;
            }
        }
        job.output().note("undo.done");
        return ExitCode.DONE;
    }

    private List<ServerPlan> touched() {
        return Undoer.servers(job.plan(), chain).stream()
                .filter(server -> chain.stream()
                        .anyMatch(record -> record.changeSet().servers().containsKey(server.id())))
                .toList();
    }

    private RunStatus undo(Undoer undoer, Journals.RunRecord record) {
        try (Journal journal = job.tools().journals().open(record.runId());
                Cancellation.Registration ignored = job.tellingOfStop()) {
            return undoer.undo(
                    journal,
                    job.sessions(),
                    job.output()
                            .events(record.changeSet(), RunEvent.Direction.UNDO, Optional::empty)
                            .andThen(new RunLog()),
                    job.cancellation());
        }
    }
}
