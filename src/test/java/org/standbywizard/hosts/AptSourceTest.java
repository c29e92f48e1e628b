package org.standbywizard.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AptSourceTest {

    @TempDir
    Path etc;

    @Test
    void readsTheMainArchiveFromOneLineEntries() throws IOException {
        Files.writeString(etc.resolve("sources.list"), """
                # deb http://commented.example/debian bookworm main
                deb http://mirror.example/debian-security bookworm-security main
                deb [arch=amd64 signed-by=/usr/share/keyrings/k.gpg] http://mirror.example/debian/ bookworm main
                """);
        assertThat(AptSource.of(etc)).contains(new AptSource("http://mirror.example/debian"));
    }

    @Test
    void readsTheMainArchiveFromDeb822Entries() throws IOException {
        Path parts = Files.createDirectory(etc.resolve("sources.list.d"));
        Files.writeString(parts.resolve("a.list"), "deb https://other.example/apt stable main\n");
        Files.writeString(parts.resolve("debian.sources"), """
                Types: deb
                URIs: http://mirror.example/debian
                Suites: bookworm bookworm-updates
                """);
        assertThat(AptSource.of(etc)).contains(new AptSource("http://mirror.example/debian"));
    }

    @Test
    void findsNoneElsewhere() {
        assertThat(AptSource.of(etc)).isEmpty();
    }
}
