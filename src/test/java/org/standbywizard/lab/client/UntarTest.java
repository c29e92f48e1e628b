package org.standbywizard.lab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives by another implementation. */
@DisabledOnOs(OS.WINDOWS)
class UntarTest {
    @TempDir
    Path temp;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 512, 100_000})
    void unpacksFromPiecesOfAnySize(int piece) throws IOException {
        directory("base/");
        file("base/PG_VERSION", "18\n", 0100600);
        file("base/empty", "", 0100640);
        file("base/exact", "x".repeat(512), 0100600);
        file("base/long", "y".repeat(70_001), 0100600);
        link("base/moved", "/old");
        link("base/kept", "/other");
        unpack(piece);
        Path base = temp.resolve("base");
        assertThat(base.resolve("PG_VERSION")).hasContent("18\n");
        assertThat(base.resolve("empty")).isEmptyFile();
        assertThat(base.resolve("exact")).hasContent("x".repeat(512));
        assertThat(base.resolve("long")).hasContent("y".repeat(70_001));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(base.resolve("empty"))))
                .isEqualTo("rw-r-----");
        assertThat(Files.readSymbolicLink(base.resolve("moved"))).hasToString("/new");
        assertThat(Files.readSymbolicLink(base.resolve("kept"))).hasToString("/other");
    }

    @Test
    void staysInItsDirectory() throws IOException {
        file("../evil", "x", 0100600);
        assertThatThrownBy(() -> unpack(512)).hasMessageContaining("outside");
    }

    private void unpack(int piece) throws IOException {
        tar.close();
        byte[] all = bytes.toByteArray();
        try (Untar untar = new Untar(temp, Map.of("/old", "/new"))) {
            for (int at = 0; at < all.length; at += piece) {
                untar.accept(all, at, Math.min(piece, all.length - at));
            }
        }
    }

    private void directory(String name) throws IOException {
        tar.putArchiveEntry(new TarArchiveEntry(name));
        tar.closeArchiveEntry();
    }

    private void file(String name, String content, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        byte[] data = content.getBytes(StandardCharsets.US_ASCII);
        entry.setSize(data.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(data);
        tar.closeArchiveEntry();
    }

    private void link(String name, String to) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(to);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
