package org.standbywizard.plan;

import java.nio.file.Path;
import java.util.List;

/** Plan files on this computer. */
public interface PlanFiles {
    /** How names of plan files end. The first is the wizard's own: desktops open such a file with it. */
    List<String> KINDS = List.of("standbyplan", "json");

    /** The file's form, checked against {@link PlanForm}; what its values mean is left to {@link PlanValidator}. */
    Validated<PlanDraft> read(Path file);

    /** The plan in a file, its relative paths taken from the file's directory. */
    Validated<ReplicationPlan> load(Path file);

    /** Puts a draft in place of the file at one stroke, in a stable order; the draft, or why it could not be written. */
    Validated<PlanDraft> write(Path file, PlanDraft draft);
}
