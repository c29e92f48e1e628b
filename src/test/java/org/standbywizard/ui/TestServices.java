package org.standbywizard.ui;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.standbywizard.check.Probe;
import org.standbywizard.check.Survey;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.run.Journals;
import org.standbywizard.store.AppDirs;
import org.standbywizard.store.FileJournals;
import org.standbywizard.store.JsonPlanFiles;
import org.standbywizard.store.TextFile;
import org.standbywizard.ui.model.Access;
import org.standbywizard.ui.model.Preferences;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.Work;

/** What the window works with, where no host is reached: files below a directory, work done at once. */
public final class TestServices {
    public static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private TestServices() {}

    /** @param home an empty directory */
    public static Services in(Path home, Access access, SqlGateway gateway) {
        Probe probe = new Probe(gateway);
        return new Services(
                new JsonPlanFiles(home),
                new FileJournals(new AppDirs(home.resolve("state"))),
                new Kept(),
                List::of,
                access,
                gateway,
                probe,
                new Survey(probe, Runnable::run),
                new Work(Runnable::run, Runnable::run),
                home,
                Clock.fixed(NOW, ZoneOffset.UTC),
                new Random(1),
                TextFile::write,
                "tester@desk",
                (directory, files) -> {});
    }

    /** No host is known. */
    public static Services in(Path home) {
        return in(
                home,
                questions -> new Access.Ways(
                        (server, cancellation) -> {
                            throw new IllegalStateException("no host is to be reached here");
                        },
                        (ref, purpose) -> {
                            throw new IllegalStateException("no secret is to be asked for here");
                        }),
                (host, route) -> {
                    throw new IllegalStateException("no server is to be asked here");
                });
    }

    /** The same with other journals. */
    public static Services with(Services services, Journals journals) {
        return new Services(
                services.plans(),
                journals,
                services.preferences(),
                services.aliases(),
                services.access(),
                services.gateway(),
                services.probe(),
                services.survey(),
                services.work(),
                services.home(),
                services.clock(),
                services.random(),
                services.reports(),
                services.who(),
                (directory, files) -> {});
    }

    /** Preferences in memory. */
    public static final class Kept implements Preferences {
        public Remembered now = Remembered.NOTHING;

        @Override
        public Remembered read() {
            return now;
        }

        @Override
        public void write(Remembered remembered) {
            now = remembered;
        }
    }
}
