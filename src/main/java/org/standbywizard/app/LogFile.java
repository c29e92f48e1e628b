package org.standbywizard.app;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Where the log goes: a file of this user alone, with one older one kept. It holds no secrets. */
final class LogFile {
    /** Names the file to {@link LogConfiguration}; without it nothing is configured here. */
    static final String PROPERTY = "standbywizard.log";

    private static final long LARGEST = 2 << 20;

    private LogFile() {}

    /** Makes the file; must come before the first logger. A log that cannot be written stops nothing. */
    static Path prepare(Path directory) {
        Path file = directory.resolve("standby-wizard.log");
        try {
            Files.createDirectories(directory, userOnly("rwx------"));
            if (Files.exists(file) && Files.size(file) > LARGEST) {
                Files.move(file, directory.resolve("standby-wizard.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(file)) {
                Files.createFile(file, userOnly("rw-------"));
            }
            System.setProperty(PROPERTY, file.toString());
        } catch (IOException e) {
            System.setProperty(PROPERTY, "");
        }
        return file;
    }

    private static FileAttribute<?>[] userOnly(String mode) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
