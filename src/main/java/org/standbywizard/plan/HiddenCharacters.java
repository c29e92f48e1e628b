package org.standbywizard.plan;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Characters that have no place in any field: they end lines, turn the direction of a preview, or are no text. */
final class HiddenCharacters {
    private HiddenCharacters() {}

    /** The first such code point. */
    static OptionalInt first(String text, boolean tabs) {
        IntStream points = text.codePoints();
        return points.filter(point -> isHidden(point) && !(tabs && point == '\t'))
                .findFirst();
    }

    /** Half of a surrogate pair: it cannot be written as UTF-8. */
    static boolean isBroken(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    private static boolean isHidden(int point) {
        return Character.isISOControl(point)
                || isBroken(point)
                || isDirection(point)
                || point == 0x2028
                || point == 0x2029
                || point == 0xFEFF;
    }

    /** Unicode's explicit direction marks (UAX 9), which can make a preview read other than it is. */
    private static boolean isDirection(int point) {
        return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
    }
}
