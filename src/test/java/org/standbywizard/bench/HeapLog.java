package org.standbywizard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most that a Java process had on its heap, from what its collector wrote. */
final class HeapLog {
    /** What was there before each collection: {@code 34M->5M(123M)}. */
    private static final Pattern BEFORE = Pattern.compile(" (\\d+)M->\\d+M\\(\\d+M\\)");
    /** What is there at the end, by generation. */
    private static final Pattern AT_EXIT = Pattern.compile("generation +total \\d+K, used (\\d+)K");

    private HeapLog() {}

    /** The option that makes Java write it. */
    static String option(Path file) {
        return "-Xlog:gc,gc+heap+exit:file=" + file;
    }

    static long bytes(Path file) {
        String log;
        try {
            log = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long atExit = AT_EXIT.matcher(log)
                        .results()
                        .mapToLong(m -> Long.parseLong(m.group(1)))
                        .sum()
                << 10;
        long most = 0;
        for (Matcher before = BEFORE.matcher(log); before.find(); ) {
            most = Math.max(most, Long.parseLong(before.group(1)) << 20);
        }
        return Math.max(most, atExit);
    }
}
