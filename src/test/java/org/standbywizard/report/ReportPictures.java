package org.standbywizard.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.standbywizard.plan.PgVersion;

/** Writes reports into a directory, to be looked at in a browser. */
final class ReportPictures {
    private ReportPictures() {}

    public static void main(String[] args) throws IOException {
        Path directory = Path.of(args[0]);
        Files.createDirectories(directory);
        write(directory, "done", new WrittenRun().done());
        write(
                directory,
                "failed",
                new WrittenRun()
                        .failsAt(
                                "db2/copy",
                                "refused.base-backup",
                                "pg_basebackup: error: could not write: No space left on device"));
        write(directory, "undone", new WrittenRun().done().undone());
        WrittenRun old = new WrittenRun();
        old.pair.version(PgVersion.parse("9.6.24"));
        write(directory, "old", old.done());
    }

    private static void write(Path directory, String name, WrittenRun run) throws IOException {
        for (Locale language : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
            for (Format format : Format.values()) {
                Files.writeString(
                        directory.resolve(name + "-" + language + "." + format.ending()),
                        WrittenRun.text(language).of(run.report(), format));
            }
        }
    }
}
