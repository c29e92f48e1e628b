package org.standbywizard.app;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.standbywizard.cli.Practice;
import org.standbywizard.lab.ArchiveFetch;
import org.standbywizard.lab.Archives;
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
        List<Path> places = new ArrayList<>();
        try {
            Path own = Path.of(PracticeArchives.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            // target/classes or target/app/lib/standby-wizard.jar
            Path target = own.getFileName().toString().endsWith(".jar")
                    ? own.resolveSibling("../../practice")
                    : own.resolveSibling("practice");
            places.add(target.normalize());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        places.add(kept(directories));
        return places;
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
