package org.standbywizard.app;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.standbywizard.cli.Practice;
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
        places.add(directories.home().resolve("practice").resolve("archives"));
        return places;
    }

    List<Practice.Archive> fetch(Path directory, Predicate<List<Practice.Archive>> agree, Cancellation cancellation) {
        throw new UnsupportedOperationException();
    }
}
