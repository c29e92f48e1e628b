package org.standbywizard.store;

import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    /** The parser knows what it is, and will not read it. */
    private static final String COMMENT = "(non-standard) comment";

    private static final Pattern SOURCE = Pattern.compile(" \\(start marker at .*");

    /** @param reached where the parser stands, for an exception that does not know */
    static Problem of(JacksonException e, TokenStreamLocation reached) {
        TokenStreamLocation place = e.getLocation() == null ? reached : e.getLocation();
        String told = e.getOriginalMessage().lines().findFirst().orElse("");
        if (told.startsWith(BARE_WORD)) {
            told = "a word without quotes";
        }
        if (told.contains(COMMENT)) {
            return at(ProblemKeys.JSON_COMMENT, place);
        }
        told = QUOTED_WORD.matcher(SOURCE.matcher(told).replaceFirst("")).replaceAll("'...'");
        return at(place, told);
    }

    static Problem at(TokenStreamLocation place, String what) {
        return at(ProblemKeys.JSON, place, what);
    }

    private static Problem at(String key, TokenStreamLocation place, String... more) {
        Stream<String> where = Stream.of(String.valueOf(place.getLineNr()), String.valueOf(place.getColumnNr()));
        return Problem.whole(key, Stream.concat(where, Stream.of(more)).toArray(String[]::new));
    }
}
