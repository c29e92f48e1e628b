package org.standbywizard.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.standbywizard.cli.Practice;
import org.standbywizard.lab.ArchiveFetch;
import org.standbywizard.lab.Archives;
import org.standbywizard.lab.ClassPlace;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.store.AppDirs;

/** Where the practice lab's server programs are. */
final class PracticeArchives {
    private final AppDirs directories;

    PracticeArchives(AppDirs directories) {
        this.directories = directories;
    }

    /** Beside the program as Maven leaves it, then where {@code --fetch} of an installed one keeps them. */
    static List<Path> places(AppDirs directories) {
        Path own = ClassPlace.of(PracticeArchives.class);
        // target/classes or target/app/lib/standby-wizard.jar
        Path target = Files.isDirectory(own) ? own.resolveSibling("practice") : own.resolveSibling("../../practice");
        return List.of(target.normalize(), kept(directories));
    }

    /** Where what was downloaded stays. */
    static Path kept(AppDirs directories) {
        return directories.home().resolve("practice").resolve("archives");
    }

    List<Practice.Archive> fetch(Path directory, Predicate<List<Practice.Archive>> agree, Cancellation cancellation) {
        ArchiveFetch fetch = new ArchiveFetch(Archives.in(places(directories)), ArchiveFetch.usualRepository());
        return fetch.into(directory, offered -> agree.test(shown(offered)), cancellation).stream()
                .map(PracticeArchives::shown)
                .toList();
    }

    private static List<Practice.Archive> shown(List<ArchiveFetch.Item> items) {
        return items.stream().map(PracticeArchives::shown).toList();
    }

    private static Practice.Archive shown(ArchiveFetch.Item item) {
        return new Practice.Archive(item.name(), item.version(), item.bytes(), item.sha256());
    }
}
