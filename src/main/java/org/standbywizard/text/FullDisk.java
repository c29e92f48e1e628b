package org.standbywizard.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.standbywizard.remote.Failure;

/**
 * That a host had no room left, as the raw message behind a failure says it (ENOSPC, EDQUOT).
 *
 * @param quota whether only a user's share is used up
 * @param path what could not be written; empty if the message has no whole path
 */
record FullDisk(boolean quota, Optional<String> path) {
    private static final String FULL = "No space left on device";
    private static final String QUOTA = "Disk quota exceeded";

    /** The kernel says the same of other things that are used up. */
    private static final Pattern OTHER =
            Pattern.compile("shared memory|semaphore|watch|inotify", Pattern.CASE_INSENSITIVE);

    /** What a client passes on from the server that it talks to, which may be on another host. */
    private static final Pattern PASSED_ON = Pattern.compile("^(pg_\\w+|psql): .*\\b(ERROR|FATAL|PANIC): ");

    /** As lib.sh, then shells, then programs name it. */
    private static final List<Pattern> PATHS = List.of(
            Pattern.compile("(?m)^cannot write (/.+)$"),
            Pattern.compile("(?:cannot create|can't create) (/.+?): (?:" + FULL + "|" + QUOTA + ")"),
            Pattern.compile("[\"'‘](/[^\"'’]+)[\"'’][^\\n]*: (?:" + FULL + "|" + QUOTA + ")"));

    static Optional<FullDisk> of(Failure failure) {
        List<String> lines = failure.detail().lines().toList();
        Optional<String> said = lines.stream()
                .filter(line -> line.contains(FULL) || line.contains(QUOTA))
                .filter(line ->
                        !OTHER.matcher(line).find() && !PASSED_ON.matcher(line).find())
                .findFirst();
        return said.map(line -> new FullDisk(
                line.contains(QUOTA),
                PATHS.stream()
                        .map(pattern -> pattern.matcher(failure.detail()))
                        .filter(Matcher::find)
                        .map(matcher -> matcher.group(1))
                        .findFirst()));
    }

    /** Of the bundle: {@code failure.<key>.cause} and {@code .next}. */
    String key() {
        if (quota) {
            return path.isEmpty() ? "quota-somewhere" : "quota";
        }
        return path.isEmpty() ? "full-somewhere" : "full";
    }

    /** The directory of the path; empty where there is none. */
    String directory() {
        return path.map(whole -> whole.substring(0, Math.max(1, whole.lastIndexOf('/'))))
                .orElse("");
    }
}
