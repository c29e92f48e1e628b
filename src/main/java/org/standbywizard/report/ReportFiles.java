package org.standbywizard.report;

import java.nio.file.Path;

/** Where reports are kept. */
@FunctionalInterface
public interface ReportFiles {
    /**
     * Writes a file whole or not at all; one that is there is replaced.
     *
     * @throws org.standbywizard.remote.FailureException Refused {@code report-unwritable}
     */
    void write(Path file, String text);
}
