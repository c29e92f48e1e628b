package org.standbywizard.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunEvent;
import org.standbywizard.script.ExportFile;
import org.standbywizard.script.ScriptExport;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.text.Messages;

/** Shows what {@code apply} would do, on the screen or as scripts; it only reads. */
final class ShowFlow {
    private final Job job;
    private final CheckFlow.Consents consents;
    private final boolean verbose;

    ShowFlow(Job job, CheckFlow.Consents consents, boolean verbose) {
        this.job = job;
        this.consents = consents;
        this.verbose = verbose;
    }

    /** All that the command {@code preview} does. */
    ExitCode preview(boolean full) {
        Optional<Journals.RunRecord> open = job.tools().journals().unfinished(job.plan());
        if (open.isPresent()) {
            job.output().note("apply.resume", open.get().runId());
            job.output().remaining(open.get().changeSet(), ApplyFlow.left(open.get()), RunEvent.Direction.APPLY);
            return ExitCode.DONE;
        }
        CheckFlow check = new CheckFlow(job, verbose, consents);
        Map<HostId, HostFacts> facts = job.look().facts();
        check.requireNoBlock(check.findings(facts));
        ChangeSet changeSet = job.changes(facts);
        if (changeSet.changesNothing()) {
            job.output().note("apply.nothing");
        } else {
            job.output().preview(changeSet, facts, full);
        }
        return ExitCode.DONE;
    }

    /**
     * All that the command {@code script} does.
     *
     * @param wanted where to; a directory named after the run if empty
     * @param messages of the language of the comments
     */
    ExitCode script(Optional<Path> wanted, Messages messages) {
        Optional<Journals.RunRecord> open = job.tools().journals().unfinished(job.plan());
        if (open.isPresent()) {
            job.output().trouble("check.unfinished", open.get().runId());
            return ExitCode.BLOCKED;
        }
        CheckFlow check = new CheckFlow(job, verbose, consents);
        Map<HostId, HostFacts> facts = job.look().facts();
        check.requireNoBlock(check.findings(facts));
        ChangeSet changeSet = job.changes(facts);
        if (changeSet.changesNothing()) {
            job.output().note("script.nothing");
            return ExitCode.DONE;
        }
        List<ExportFile> files = ScriptExport.of(changeSet, messages);
        Path directory = wanted.orElse(Path.of("scripts-".concat(changeSet.runId())));
        job.tools().exports().write(directory, files);
        String scripts = files.stream()
                .filter(ExportFile::executable)
                .map(ExportFile::path)
                .collect(Collectors.joining(", "));
        job.output().note("script.saved", directory, scripts);
        return ExitCode.DONE;
    }
}
