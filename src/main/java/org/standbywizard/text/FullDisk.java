package org.standbywizard.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.standbywizard.remote.Failure;

/**
 * That a host or this computer had no room left, as the raw message behind a failure says it (ENOSPC, EDQUOT).
 *
 * @param here whether it is this computer, which a practice lab is kept on
 * @param quota whether only a user's share is used up
 * @param path what could not be written; empty if the message has no whole path
 * @param directory where that was to be; empty if it is not known
 */
record FullDisk(boolean here, boolean quota, Optional<String> path, Optional<String> directory) {
    private static final String LAB = "refused.lab-";

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

    /** As Java names it. */
    private static final Pattern PATH_HERE = Pattern.compile("(?m)^(/[^:\\n]+): (?:" + FULL + "|" + QUOTA + ")");

    static Optional<FullDisk> of(Failure failure) {
        List<String> lines = failure.detail().lines().toList();
        Optional<String> said = lines.stream()
                .filter(line -> line.contains(FULL) || line.contains(QUOTA))
                .filter(line ->
                        !OTHER.matcher(line).find() && !PASSED_ON.matcher(line).find())
                .findFirst();
        return said.map(line -> of(failure, line.contains(QUOTA)));
    }

    private static FullDisk of(Failure failure, boolean quota) {
        boolean here = failure.key().startsWith(LAB);
        Optional<String> path = Stream.concat(
                        PATHS.stream(), Stream.of(PATH_HERE).filter(p -> here))
                .map(pattern -> pattern.matcher(failure.detail()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
        Optional<String> directory = path.map(whole -> whole.substring(0, Math.max(1, whole.lastIndexOf('/'))))
                .or(() -> here ? named(failure.args()) : Optional.empty());
        return new FullDisk(here, quota, path, directory);
    }

    /** What a lab's failure says of itself: the directory that was written to is last. */
    private static Optional<String> named(List<String> args) {
        return args.stream().reduce((one, next) -> next).filter(last -> last.startsWith("/"));
    }

    /** Of the bundle: {@code failure.<key>.cause} and {@code .next}. */
    String key() {
        if (here) {
            return directory.isEmpty()
                    ? (quota ? "quota-here-somewhere" : "full-here-somewhere")
                    : (quota ? "quota-here" : "full-here");
        }
        if (quota) {
            return path.isEmpty() ? "quota-somewhere" : "quota";
        }
        return path.isEmpty() ? "full-somewhere" : "full";
    }
}
