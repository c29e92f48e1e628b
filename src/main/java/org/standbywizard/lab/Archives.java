package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.PgVersion;

/**
 * The archives of server programs that are at hand: zonky's embedded PostgreSQL binaries, as the build puts them beside
 * the program or {@code practice --fetch} into a directory.
 */
public final class Archives {
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
        return new Archives(platform(), directories);
    }

    static String platform() {
        String system = System.getProperty("os.name");
        String machine = System.getProperty("os.arch");
        if (system.startsWith("Windows")) {
            throw LabFailures.refused("lab-windows", "", system, machine);
        }
        if (system.startsWith("Mac")) {
            throw LabFailures.refused("lab-mac", "", system, machine);
        }
        return Platform.name(system, machine)
                .orElseThrow(() -> LabFailures.refused("lab-platform", "", system, machine));
    }

    /** One archive that is here. */
    record Archive(Path file, Catalogue.Entry entry) {
        PgVersion version() {
            return PgVersion.parse(entry.version());
        }

        String name() {
            return entry.fileName().replaceFirst("\\.jar$", "");
        }
    }

    /** The versions that can be had, the newest first. */
    public List<PgVersion> versions() {
        return all().stream().map(Archive::version).toList();
    }

    /**
     * A version that a lab could be of.
     *
     * @param here whether its archive is at hand, or would have to be downloaded
     */
    public record Offer(PgVersion version, ArchiveFetch.Item item, boolean here) {}

    /** All versions for this kind of computer, the newest first. */
    public List<Offer> offers() {
        return Catalogue.of(platform).stream()
                .map(entry -> new Offer(
                        PgVersion.parse(entry.version()),
                        ArchiveFetch.Item.of(entry),
                        file(entry).isPresent()))
                .sorted(Comparator.comparing(Offer::version).reversed())
                .toList();
    }

    private List<Archive> all() {
        List<Archive> found = new ArrayList<>();
        for (Catalogue.Entry entry : Catalogue.of(platform)) {
            file(entry).ifPresent(file -> found.add(new Archive(file, entry)));
        }
        found.sort(Comparator.comparing(Archive::version).reversed());
        return found;
    }

    /** Where an archive is, by its name. */
    Optional<Path> file(Catalogue.Entry entry) {
        return directories.stream()
                .map(directory -> directory.resolve(entry.fileName()))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * The archive of a major version.
     *
     * @param major empty for the newest
     */
    Archive find(String major) {
        List<Archive> all = all();
        return all.stream()
                .filter(archive -> major.isEmpty() || archive.version().major().equals(major))
                .findFirst()
                .orElseThrow(() -> all.isEmpty()
                        ? LabFailures.refused("lab-no-programs", "", joined(directories))
                        : LabFailures.refused(
                                "lab-no-version",
                                "",
                                major,
                                joined(all.stream()
                                        .map(archive -> archive.version().major())
                                        .toList())));
    }

    private static String joined(List<?> words) {
        return String.join(", ", words.stream().map(String::valueOf).toList());
    }

    /** @throws org.standbywizard.remote.FailureException if the file is not what its name says */
    static void requireWhole(Archive archive) {
        try {
            if (!archive.entry().is(archive.file())) {
                throw LabFailures.refused("lab-damaged", "", archive.file());
            }
        } catch (IOException e) {
            throw LabFailures.refused("lab-unreadable", e, archive.file());
        }
    }
}
