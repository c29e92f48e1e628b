package org.standbywizard.installer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an installer's jars hold stays, in its order; only the compression goes, and the seal of xz. */
class StoredJarsTest {
    private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-02T03:04:06Z"));

    @TempDir
    Path lib;

    @Test
    void contentOrderAndTimesStay() throws IOException {
        Path jar = lib.resolve("some.jar");
        String many = "primary and standby ".repeat(500);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            entry(out, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nSealed: true\r\nMulti-Release: true\r\n");
            entry(out, "b/", "");
            entry(out, "b/복제.txt", many);
            entry(out, "a.txt", "");
        }
        Files.setLastModifiedTime(jar, TIME);
        Files.writeString(lib.resolve("LICENSE"), "no jar");
        long before = Files.size(jar);

        StoredJars.main(new String[] {lib.toString()});

        assertThat(Files.size(jar)).isGreaterThan(before + 9_000);
        assertThat(Files.getLastModifiedTime(jar)).isEqualTo(TIME);
        assertThat(lib).isDirectoryNotContaining("glob:**.stored");
        try (ZipFile stored = new ZipFile(jar.toFile())) {
            List<String> found = new ArrayList<>();
            for (ZipEntry entry : Collections.list(stored.entries())) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
                assertThat(entry.getLastModifiedTime()).isEqualTo(TIME);
                byte[] content = stored.getInputStream(entry).readAllBytes();
                found.add(entry.getName() + "=" + new String(content, StandardCharsets.UTF_8));
            }
            assertThat(found)
                    .containsExactly(
                            "META-INF/MANIFEST.MF=Manifest-Version: 1.0\r\nMulti-Release: true\r\n",
                            "b/=",
                            "b/복제.txt=" + many,
                            "a.txt=");
        }

        byte[] once = Files.readAllBytes(jar);
        StoredJars.main(new String[] {lib.toString()});
        assertThat(Files.readAllBytes(jar)).isEqualTo(once);
        assertThat(lib.resolve("LICENSE")).hasContent("no jar");
    }

    private static void entry(ZipOutputStream out, String name, String content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(TIME);
        out.putNextEntry(entry);
        out.write(content.getBytes(StandardCharsets.UTF_8));
        out.closeEntry();
    }
}
