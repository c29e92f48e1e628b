package org.standbywizard.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Problem;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunEvent;
import org.standbywizard.run.Stopped;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ReplicationStatus;

/** What commands say: to people as lines, to machines as one JSON object a line. */
interface Output {
    /** A sentence of the bundle {@code cli}. */
    void note(String key, Object... values);

    /** A sentence about what stands in the way. */
    void trouble(String key, Object... values);

    void problems(String file, List<Problem> problems);

    void failure(Failure failure);

    /** @param all with those that passed */
    void findings(List<Finding> findings, boolean all);

    void preview(ChangeSet changeSet, Map<HostId, HostFacts> facts, boolean full);

    /** What is still to be done of a run, or to be taken back. */
    void remaining(ChangeSet changeSet, List<Step> steps, RunEvent.Direction direction);

    /**
     * Safe for several threads.
     *
     * @param stop the kind of step before which it stopped as it was asked to, once it has
     */
    Consumer<RunEvent> events(ChangeSet changeSet, RunEvent.Direction direction, Supplier<Optional<String>> stop);

    /** The proof's delays: at most so many milliseconds, by standby. */
    void proof(String primary, Map<String, Long> millis);

    /** What a stopped run left. */
    void stopped(Stopped stopped, String planFile);

    void status(ExpectedReplication expected, ReplicationStatus status);

    /** One look of many: a single line. */
    void statusLine(ExpectedReplication expected, ReplicationStatus status);

    /** A whole report. @param format {@code html} or {@code md} */
    void report(String format, String text);

    void runs(List<Journals.RunRecord> runs);

    /** The last word. */
    void end(ExitCode code);
}
