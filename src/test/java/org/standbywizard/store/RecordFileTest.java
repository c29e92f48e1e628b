package org.standbywizard.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
    @TempDir
    Path directory;

    record Liking(String colour, Optional<String> shape, List<Path> places, double size) {
        static final Liking NONE = new Liking("none", Optional.empty(), List.of(), 0);
    }

    private static final Liking SOME =
            new Liking("파랑", Optional.of("round"), List.of(Path.of("/home/kim/a b.json"), Path.of("c")), 12.5);

    private RecordFile<Liking> file(Path path) {
        return new RecordFile<>(path, Liking.class, Liking.NONE);
    }

    @Test
    void whatIsWrittenIsReadAgainByTheNextProgram() {
        Path path = directory.resolve("made/by/it.json");
        file(path).write(SOME);
        assertThat(file(path).read()).isEqualTo(SOME);
        Liking other = new Liking("red", Optional.empty(), List.of(), 1);
        file(path).write(other);
        assertThat(file(path).read()).isEqualTo(other);
    }

    @Test
    void onlyItsUserMayReadIt() throws IOException {
        Path path = directory.resolve("made/it.json");
        file(path).write(SOME);
        if (AtomicFile.isPosix(path)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatCannotBeReadIsAsIfThereWereNothing() throws IOException {
        Path path = directory.resolve("it.json");
        assertThat(file(path).read()).isEqualTo(Liking.NONE);
        for (String damaged : List.of("", "{", "[]", "null", "{\"size\": \"large\"}", "\u0000", "{\"places\": 3}")) {
            Files.writeString(path, damaged);
            assertThat(file(path).read()).as(damaged).isEqualTo(Liking.NONE);
        }
        Files.delete(path);
        Files.createDirectory(path);
        assertThat(file(path).read()).isEqualTo(Liking.NONE);
    }

    @Test
    void aNewerProgramsFileIsReadAsFarAsItIsKnown() throws IOException {
        Path path = directory.resolve("it.json");
        Files.writeString(path, """
                {"colour": "green", "shape": null, "places": [], "size": 2, "smell": "none"}
                """);
        assertThat(file(path).read()).isEqualTo(new Liking("green", Optional.empty(), List.of(), 2));
    }

    @Test
    void whereNothingCanBeWrittenNothingFails() throws IOException {
        Path blocked = Files.createFile(directory.resolve("blocked"));
        file(blocked.resolve("it.json")).write(SOME);
        assertThat(Files.size(blocked)).isZero();
        Path taken = Files.createDirectory(directory.resolve("taken"));
        file(taken).write(SOME);
        assertThat(taken).isEmptyDirectory();
    }
}
