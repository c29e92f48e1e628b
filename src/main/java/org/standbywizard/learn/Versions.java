package org.standbywizard.learn;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.standbywizard.plan.PgVersion;

/**
 * A range of major versions of PostgreSQL.
 *
 * @param last empty if it goes on
 */
public record Versions(PgVersion first, Optional<PgVersion> last) {
    private static final String MAJOR = "(9\\.6|1\\d)";
    private static final Pattern PREFIX = Pattern.compile(MAJOR + "(?:\\+|-" + MAJOR + "): ");

    /** The range that a line begins with, {@code 9.6-11: } or {@code 13+: }; empty if it begins with none. */
    static Optional<Versions> at(String line) {
        Matcher found = PREFIX.matcher(line);
        return found.lookingAt()
                ? Optional.of(new Versions(
                        PgVersion.parse(found.group(1)),
                        Optional.ofNullable(found.group(2)).map(PgVersion::parse)))
                : Optional.empty();
    }

    /** The line without the range that it begins with. */
    static String after(String line) {
        Matcher found = PREFIX.matcher(line);
        return found.lookingAt() ? line.substring(found.end()) : line;
    }

    public boolean hold(PgVersion version) {
        return version.atLeast(first)
                && last.map(end -> end.sameMajor(version) || end.atLeast(version))
                        .orElse(true);
    }

    /** {@code 9.6-11} or {@code 13+}. */
    @Override
    public String toString() {
        return first.major() + last.map(end -> "-" + end.major()).orElse("+");
    }
}
