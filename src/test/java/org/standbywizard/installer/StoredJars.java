package org.standbywizard.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Takes the compression out of the jars that an installer is made of: what compresses the installer sees all of them at
 * once and then makes much less of them, and the program starts without inflating its classes. What the jars hold, and so
 * their signatures, stays.
 */
public final class StoredJars {
    private static final Pattern SEAL = Pattern.compile("(?mi)^Sealed: *true\\R");

    private StoredJars() {}

    /** @param args the directory whose jars are written anew, in place */
    public static void main(String[] args) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
            for (Path jar : jars) {
                store(jar);
            }
        }
    }

    /** Keeps entries, their order and times, and the file's time, all but a seal; a jar that is stored already stays as it is. */
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
                    byte[] content = content(from, entry);
                    CRC32 sum = new CRC32();
                    sum.update(content);
                    ZipEntry same = new ZipEntry(entry);
                    same.setMethod(ZipEntry.STORED);
                    same.setSize(content.length);
                    same.setCompressedSize(content.length);
                    same.setCrc(sum.getValue());
                    to.putNextEntry(same);
                    to.write(content);
                    to.closeEntry();
                }
            }
        }
        Files.setLastModifiedTime(stored, time);
        Files.move(stored, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Without the word that a package is in this jar alone (JAR File Specification, "Package Sealing"): Java defines the
     * package of a class from the archive without that seal, and then refuses the jar's other classes.
     */
    private static byte[] content(ZipFile from, ZipEntry entry) throws IOException {
        try (InputStream in = from.getInputStream(entry)) {
            byte[] content = in.readAllBytes();
            if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                return content;
            }
            String text = new String(content, StandardCharsets.UTF_8);
            return SEAL.matcher(text).replaceFirst("").getBytes(StandardCharsets.UTF_8);
        }
    }
}
