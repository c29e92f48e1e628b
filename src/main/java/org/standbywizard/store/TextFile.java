package org.standbywizard.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Files for people, such as reports. */
public final class TextFile {
    private TextFile() {}

    /**
     * Writes it in UTF-8, whole or not at all; one that is there is replaced.
     *
     * @throws org.standbywizard.remote.FailureException Refused {@code report-unwritable}
     */
    public static void write(Path file, String text) {
        try {
            AtomicFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Here.refused("report-unwritable", file.toString(), IoReason.of(e));
        }
    }
}
