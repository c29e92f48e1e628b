package org.standbywizard.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, opened as macOS does it: by events of JavaFX's glass instead of arguments. */
class OpenedByDoubleClickTest {
    /** How the windows of this test's own Java are shown. */
    private static final List<String> SHOWN_BY = List.of("glass.platform", "monocle.platform", "prism.order");

    private static final long PATIENCE_SECONDS = 180;

    @TempDir
    Path home;

    private Path plan(String name, String host) throws IOException {
        return Files.writeString(home.resolve(name), """
                {"format": "standby-wizard/1", "primary": {"host": "%s"}, "standbys": [{"host": "db2.example"}]}
                """.formatted(host));
    }

    @Test
    void thePlanIsOpenAndAnotherOneAfterIt() throws IOException, InterruptedException {
        Path first = plan("our shop.standbyplan", "db1.example");
        Path second = plan("another.standbyplan", "db9.example");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        SHOWN_BY.stream()
                .filter(name -> System.getProperty(name) != null)
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.add("-Duser.language=en");
        command.add("-Duser.home=" + home);
        Stream.of("-cp", System.getProperty("java.class.path"), OpenedByDoubleClick.class.getName())
                .forEach(command::add);
        command.add(first.toString());
        command.add(second.toString());
        Path said = home.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("STANDBY_WIZARD_HOME", home.resolve("state").toString());
        Process program = builder.redirectOutput(said.toFile()).start();
        try {
            assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            program.destroyForcibly();
        }
        String all = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(all.lines().filter(line -> line.startsWith("the window: ")))
                .as(all)
                .containsExactly(
                        "the window: our shop.standbyplan – Standby Wizard",
                        "the window: another.standbyplan – Standby Wizard");
        assertThat(program.exitValue()).as(all).isZero();
    }
}
