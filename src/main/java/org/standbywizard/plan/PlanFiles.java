package org.standbywizard.plan;

import java.nio.file.Path;

/** Plan files on this computer. */
public interface PlanFiles {
    /** The file's form, checked against {@link PlanForm}; what its values mean is left to {@link PlanValidator}. */
    Validated<PlanDraft> read(Path file);

    /** The plan in a file, its relative paths taken from the file's directory. */
    Validated<ReplicationPlan> load(Path file);

    /** Puts a draft in place of the file at one stroke, in a stable order; the draft, or why it could not be written. */
    Validated<PlanDraft> write(Path file, PlanDraft draft);
}
