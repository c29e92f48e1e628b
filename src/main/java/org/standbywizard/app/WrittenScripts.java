package org.standbywizard.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.script.ExportFile;
import org.standbywizard.script.ExportFolder;

/** Exports on this computer's disk. */
final class WrittenScripts implements ExportFolder {
    @Override
    public void write(Path directory, List<ExportFile> files) {
        Path root = directory.toAbsolutePath().normalize();
        try {
            for (ExportFile file : files) {
                Path path = root.resolve(file.path()).normalize();
                if (!path.startsWith(root)) {
                    throw new IOException("outside of the directory: " + file.path());
                }
                Files.createDirectories(path.getParent());
                Files.write(path, file.content());
                if (file.executable()) {
                    // Windows has no such thing; there the scripts are only kept.
                    path.toFile().setExecutable(true);
                }
            }
        } catch (IOException e) {
            throw new FailureException(
                    new Failure.Refused(
                            "this computer",
                            "export-unwritable",
                            List.of(directory.toString(), String.valueOf(e.getMessage())),
                            ""),
                    e);
        }
    }
}
