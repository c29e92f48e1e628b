package org.standbywizard.report;

import java.time.Instant;
import java.util.Optional;
import org.standbywizard.remote.Failure;
import org.standbywizard.steps.Step;

/**
 * A failure of a run or an undo, as the journal has it.
 *
 * @param failure its key
 * @param detail what the host or server said; may be empty
 * @param whole empty if an earlier version wrote the journal
 */
public record Trouble(Instant at, Step step, String failure, String detail, Optional<Failure> whole) {}
