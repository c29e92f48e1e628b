package org.standbywizard.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the compression out of the jars that an installer is made of: what compresses the installer sees all of them at
 * once and then makes much less of them, and the program starts without inflating its classes. What the jars hold, and so
 * their signatures, stays.
 */
public final class StoredJars {
    private StoredJars() {}

    /** @param args the directory whose jars are written anew, in place */
    public static void main(String[] args) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
            for (Path jar : jars) {
                store(jar);
            }
        }
    }

    /** Keeps entries, their order and times, and the file's time; a jar that is stored already stays as it is. */
    static void store(Path jar) throws IOException {
        Path stored = jar.resolveSibling(jar.getFileName() + ".stored");
        FileTime time = Files.getLastModifiedTime(jar);
        try (ZipFile from = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            if (entries.stream().allMatch(entry -> entry.getMethod() == ZipEntry.STORED)) {
                return;
            }
            try (ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(stored))) {
                for (ZipEntry entry : entries) {
                    ZipEntry same = new ZipEntry(entry);
                    same.setMethod(ZipEntry.STORED);
                    same.setCompressedSize(entry.getSize());
                    to.putNextEntry(same);
                    try (InputStream content = from.getInputStream(entry)) {
                        content.transferTo(to);
                    }
                    to.closeEntry();
                }
            }
        }
        Files.setLastModifiedTime(stored, time);
        Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
