package org.standbywizard.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who works here, as others read it on the hosts: {@code user@desktop}. Asks no name server, so that it never waits. */
final class Person {
    private static final String UNKNOWN = "?";

    private Person() {}

    /** @param hostnames files that may hold this computer's name in their first line */
    static String name(String user, Map<String, String> environment, Path... hostnames) {
        Stream<Optional<String>> names = Stream.concat(
                Stream.of("COMPUTERNAME", "HOSTNAME").map(environment::get).map(Optional::ofNullable),
                Stream.of(hostnames).map(Person::firstLine));
        String desktop = names.flatMap(Optional::stream)
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
                Path.of("/proc/sys/kernel/hostname"),
                Path.of("/etc/hostname"));
    }

    private static Optional<String> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
