package org.standbywizard.script;

import java.nio.file.Path;
import java.util.List;

/** Where exports are kept. */
@FunctionalInterface
public interface ExportFolder {
    /**
     * Writes all files below a directory, which is made where it is missing; files that are there are replaced.
     *
     * @throws org.standbywizard.remote.FailureException Refused {@code export-unwritable}
     */
    void write(Path directory, List<ExportFile> files);
}
