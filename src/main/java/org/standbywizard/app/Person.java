package org.standbywizard.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who works here, as others read it on the hosts: {@code user@desktop}. Asks no name server, so that it never waits. */
final class Person {
    private static final String UNKNOWN = "?";
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Person() {}

    /** @param hostnames files that may hold this computer's name in their first line */
    static String name(String user, Map<String, String> environment, List<Path> hostnames, Programs programs) {
        Stream<Supplier<Optional<String>>> names = Stream.concat(
                hostnames.stream().map(file -> () -> firstLine(file)),
                Stream.of(
                        () -> Optional.ofNullable(environment.get("COMPUTERNAME")),
                        () -> programs.ask(List.of("hostname"))));
        String desktop = names.map(Supplier::get)
                .flatMap(Optional::stream)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(UNKNOWN);
        return (user == null || user.isBlank() ? UNKNOWN : user) + "@" + desktop;
    }

    /** Of this process. */
    static String here() {
        return name(
                System.getProperty("user.name"),
                System.getenv(),
                List.of(Path.of("/proc/sys/kernel/hostname")),
                Programs.real(PATIENCE));
    }

    private static Optional<String> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
