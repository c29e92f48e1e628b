package org.standbywizard.store;

import java.util.regex.Pattern;
import org.standbywizard.plan.Problem;
import org.standbywizard.plan.ProblemKeys;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Text that is not JSON, with the line and column where it stops to be. */
final class JsonProblem {
    private JsonProblem() {}

    /** What the parser quotes could be a password without its quotes. */
    private static final Pattern QUOTED_WORD = Pattern.compile("'[^']{2,}'");

    private static final String BARE_WORD = "Unrecognized token";
    private static final Pattern SOURCE = Pattern.compile(" \\(start marker at .*");

    /** @param reached where the parser stands, for an exception that does not know */
    static Problem of(JacksonException e, TokenStreamLocation reached) {
        String told = e.getOriginalMessage().lines().findFirst().orElse("");
        if (told.startsWith(BARE_WORD)) {
            told = "a word without quotes";
        }
        told = QUOTED_WORD.matcher(SOURCE.matcher(told).replaceFirst("")).replaceAll("'...'");
        return at(e.getLocation() == null ? reached : e.getLocation(), told);
    }

    static Problem at(TokenStreamLocation place, String what) {
        return Problem.whole(
                ProblemKeys.JSON, String.valueOf(place.getLineNr()), String.valueOf(place.getColumnNr()), what);
    }
}
