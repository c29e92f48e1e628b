package org.standbywizard.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** The known_hosts files. Read anew for each connection, since ssh and others write to them too. */
final class KnownHosts {
    private final List<Path> files;

    KnownHosts(List<Path> files) {
        this.files = files;
    }

    /** How a host is named in the files. */
    static String name(String host, int port) {
        return port == 22 ? host : "[" + host + "]:" + port;
    }

    /**
     * Every line about a host, in the files' order.
     *
     * @throws IOException if a file is there but cannot be read: then no key can be called unknown
     */
    List<KnownHost> about(String name) throws IOException {
        List<KnownHost> found = new ArrayList<>();
        for (Path file : files) {
            if (!Files.exists(file)) {
                continue;
            }
            int line = 0;
            for (String text : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
                line++;
                KnownHost.parse(text, file, line).filter(k -> k.isFor(name)).ifPresent(found::add);
            }
        }
        return found;
    }

    /** Adds a key to the first file, which is made if it is not there (0600 in a 0700 directory). */
    synchronized void remember(String name, HostKey key) throws IOException {
        Path file = files.get(0);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Path directory = file.toAbsolutePath().getParent();
        if (!Files.exists(directory)) {
            Files.createDirectories(directory, mode(posix, "rwx------"));
        }
        if (!Files.exists(file)) {
            Files.createFile(file, mode(posix, "rw-------"));
        }
        String before = Files.readString(file, StandardCharsets.ISO_8859_1);
        String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        String line = gap + String.join(" ", name, key.type(), key.base64()) + "\n";
        Files.writeString(file, line, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
    }

    private static FileAttribute<?>[] mode(boolean posix, String permissions) {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
