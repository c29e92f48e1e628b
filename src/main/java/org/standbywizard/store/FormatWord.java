package org.standbywizard.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.standbywizard.plan.FieldPath;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;

/** A file's format word, {@code name/version}: an older or newer program must not guess. */
record FormatWord(String name, int version) {
    static final FieldPath FIELD = FieldPath.ROOT.name("format");
    private static final Pattern FORM = Pattern.compile("(.*)/([1-9][0-9]{0,5})", Pattern.DOTALL);

    static FormatWord parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a format: " + text);
        }
        return new FormatWord(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /** What is wrong with the format found in a file that should have this one. */
    Optional<Problem> check(Optional<String> found) {
        if (found.isEmpty()) {
            return Optional.of(Problem.at(FIELD, ProblemKeys.FORMAT_MISSING, toString()));
        }
        if (found.get().equals(toString())) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(found.get());
        boolean newer = parts.matches() && parts.group(1).equals(name) && Integer.parseInt(parts.group(2)) > version;
        return Optional.of(Problem.at(
                FIELD, newer ? ProblemKeys.FORMAT_NEWER : ProblemKeys.FORMAT_UNKNOWN, found.get(), toString()));
    }

    /** Whether this is the same format in an earlier version. */
    boolean isOlder(String found) {
        Matcher parts = FORM.matcher(found);
        return parts.matches() && parts.group(1).equals(name) && Integer.parseInt(parts.group(2)) < version;
    }

    /** Whether this is the same format, not newer, and not before a version. */
    boolean isSince(int oldest, String found) {
        Matcher parts = FORM.matcher(found);
        return parts.matches()
                && parts.group(1).equals(name)
                && Integer.parseInt(parts.group(2)) >= oldest
                && Integer.parseInt(parts.group(2)) <= version;
    }

    static boolean isNewer(Problem problem) {
        return problem.key().equals(ProblemKeys.FORMAT_NEWER);
    }

    @Override
    public String toString() {
        return name + "/" + version;
    }
}
