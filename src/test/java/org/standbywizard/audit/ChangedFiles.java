package org.standbywizard.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The plain files below a directory whose content or owner changed since a moment, and what of the needles is in them. */
final class ChangedFiles {
    private static final Set<String> NOT_FILES = Set.of("proc", "sys");

    private final Path root;
    private final FileTime since;
    private int looked;
    private long bytes;

    ChangedFiles(Path root, FileTime since) {
        this.root = root;
        this.since = since;
    }

    /** @param file as the host names it */
    record Hit(String file, String mode, List<String> needles) {}

    List<Hit> search(Needles needles) {
        List<Hit> hits = new ArrayList<>();
        // The root itself may be a link into another mount namespace, and a walk does not follow links.
        try (DirectoryStream<Path> tops = Files.newDirectoryStream(root)) {
            for (Path top : tops) {
                if (!NOT_FILES.contains(top.getFileName().toString())) {
                    Files.walkFileTree(top, new Visitor(needles, hits));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hits;
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Needles needles;
        private final List<Hit> hits;

        Visitor(Needles needles, List<Hit> hits) {
            this.needles = needles;
            this.hits = hits;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && isChanged(file)) {
                look(file, needles, hits);
            }
            return FileVisitResult.CONTINUE;
        }

        /** A running server's file that is gone. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }

    private boolean isChanged(Path file) {
        try {
            return ((FileTime) Files.getAttribute(file, "unix:ctime")).compareTo(since) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void look(Path file, Needles needles, List<Hit> hits) {
        try {
            byte[] content = Files.readAllBytes(file);
            looked++;
            bytes += content.length;
            List<String> found = needles.in(content);
            if (!found.isEmpty()) {
                hits.add(new Hit(
                        "/" + root.relativize(file),
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        found));
            }
        } catch (IOException e) {
            // A running server's file that is gone.
            return;
        }
    }

    int looked() {
        return looked;
    }

    long bytes() {
        return bytes;
    }
}
