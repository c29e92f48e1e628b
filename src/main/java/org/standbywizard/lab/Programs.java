package org.standbywizard.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.standbywizard.lab.client.Untar;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's server programs (postgres, pg_ctl, initdb), unpacked once and kept for the next lab. */
record Programs(Path home) {
    static boolean areUnpacked(Archives.Archive archive, Path keep) {
        return Files.isDirectory(keep.resolve(archive.name()));
    }

    /** @param keep where unpacked programs are kept */
    static Programs of(Archives.Archive archive, Path keep) {
        Path home = keep.resolve(archive.name());
        if (!areUnpacked(archive, keep)) {
            Archives.requireWhole(archive);
            try {
                Trees.make(keep, "rwxr-xr-x");
                Leftovers.clearHalfMade(keep);
                Path making = Trees.make(Files.createTempDirectory(keep, Leftovers.HALF_MADE), "rwxr-xr-x");
                unpack(archive.file(), making);
                moveWhole(making, home);
            } catch (IOException e) {
                throw LabFailures.refused("lab-unpack", e, archive.file(), keep);
            }
        }
        return new Programs(home);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Two labs may make the same at the same time: the first wins. */
    static void moveWhole(Path making, Path home) throws IOException {
        try {
            Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
            Trees.delete(making);
        }
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(e -> e.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no .txz in it"));
            try (InputStream xz = new XZInputStream(zip.getInputStream(entry));
                    Untar tar = new Untar(target, java.util.Map.of())) {
                byte[] data = new byte[1 << 16];
                for (int count = xz.read(data); count >= 0; count = xz.read(data)) {
                    tar.accept(data, 0, count);
                }
            }
        }
    }
}
