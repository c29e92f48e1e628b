package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linux has its name in a file, Windows in the environment, macOS in a program. */
class PersonTest {
    @TempDir
    Path directory;

    /** A computer whose program {@code hostname} says this. */
    private record Says(Optional<String> name) implements Programs {
        @Override
        public Optional<String> ask(List<String> command) {
            assertThat(command).containsExactly("hostname");
            return name;
        }

        @Override
        public boolean launch(List<String> command) {
            throw new AssertionError("nothing is started");
        }
    }

    @Test
    void theFirstPlaceThatKnowsTheName() throws IOException {
        Path file = directory.resolve("hostname");
        Programs mac = new Says(Optional.of("desk.local"));
        Programs none = new Says(Optional.empty());
        assertThat(Person.name("alice", Map.of(), List.of(file), mac)).isEqualTo("alice@desk.local");
        assertThat(Person.name("alice", Map.of("COMPUTERNAME", "DESK"), List.of(file), mac))
                .isEqualTo("alice@DESK");
        Files.writeString(file, "vm\n");
        assertThat(Person.name("alice", Map.of("COMPUTERNAME", "DESK"), List.of(file), mac))
                .isEqualTo("alice@vm");
        Files.writeString(file, "\n");
        assertThat(Person.name(null, Map.of(), List.of(file), none)).isEqualTo("?@?");
    }
}
