package org.standbywizard.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.lab.ClassPlace;
import org.standbywizard.text.Messages;

/** An archive is made with the Java of the test, and that Java is asked whether it starts by it. */
class ClassArchiveTest {
    private static final String TIME = "2026-01-02T03:04:06Z";
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    Path lib;

    @TempDir
    Path elsewhere;

    /** What is packed here. Java tells no place of an archived class; the lab must find its programs nevertheless. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) {
            System.out.println("in " + ClassPlace.of(Program.class).getFileName());
        }
    }

    @Test
    void javaTakesTheProgramFromIt() throws Exception {
        jar("zz-program.jar", Program.class, ClassPlace.class);
        jar("a.jar", Messages.class);
        Path list = Files.writeString(
                elsewhere.resolve("list"), "# Java's own\njava/util/zip/ZipOutputStream\nno/such/Thing\n");

        ClassArchive.main(new String[] {lib.toString(), "zz-program.jar", TIME, list.toString(), JAVA});

        assertThat(Files.getLastModifiedTime(lib.resolve("a.jar"))).isEqualTo(FileTime.from(Instant.parse(TIME)));
        assertThat(source("zz-program.jar", "a.jar")).isEqualTo("shared objects file");
        assertThat(source("a.jar", "zz-program.jar")).as("another order").startsWith("file:");
        Files.setLastModifiedTime(
                lib.resolve("zz-program.jar"), FileTime.from(Instant.parse(TIME).plusSeconds(1)));
        assertThat(source("zz-program.jar", "a.jar")).as("another time").startsWith("file:");
    }

    @Test
    void ownClassesNeedNoList() throws IOException {
        Path own = jar("program.jar", Messages.class);
        Path list = Files.writeString(elsewhere.resolve("list"), "# words\njava/lang/String\n");

        assertThat(ClassArchive.classes(list, own))
                .containsExactly("java/lang/String", "org/standbywizard/text/Messages");
    }

    @Test
    void ownJarIsFirstAndTheRestByName() throws IOException {
        for (String name :
                List.of("javafx-base-21.jar", "standby-wizard-1.jar", "javafx-base-21-linux.jar", "xz.jar")) {
            Files.createFile(lib.resolve(name));
        }
        Files.createFile(lib.resolve("LICENSE"));

        assertThat(ClassArchive.jars(lib, "standby-wizard-1.jar"))
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("standby-wizard-1.jar", "javafx-base-21-linux.jar", "javafx-base-21.jar", "xz.jar");
        assertThatThrownBy(() -> ClassArchive.jars(lib, "other.jar")).hasMessageContaining("other.jar");
    }

    /** Where Java has the program's class from, by its own words. */
    private String source(String first, String second) throws Exception {
        Path said = elsewhere.resolve("said");
        Process java = new ProcessBuilder(
                        JAVA,
                        "-XX:SharedArchiveFile=" + lib.resolve(ClassArchive.NAME),
                        "-Xlog:class+load",
                        "-cp",
                        lib.resolve(first) + File.pathSeparator + lib.resolve(second),
                        Program.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).content().contains("in zz-program.jar");
        return Files.readAllLines(said).stream()
                .filter(line -> line.contains(" " + Program.class.getName() + " source: "))
                .map(line -> line.replaceFirst(".* source: ", ""))
                .findFirst()
                .orElse("nowhere");
    }

    private Path jar(String name, Class<?>... content) throws IOException {
        Path jar = lib.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Class<?> type : content) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new ZipEntry(entry));
                try (var in = type.getResourceAsStream("/" + entry)) {
                    in.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }
}
