package org.standbywizard.text;

/**
 * Widths of text on a terminal, in columns: Hangul, Han and Kana take two, marks that sit on another character none.
 * After Unicode's report 11 (East Asian Width), W and F; what it calls ambiguous takes one, as terminals of today show
 * it.
 */
public final class Columns {
    /** First and last of each range of wide characters. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F}, // Hangul letters that begin a syllable
        {0x2E80, 0x303E}, // radicals, punctuation
        {0x3041, 0xA4CF}, // Kana, Hangul compatibility letters, Han, Yi
        {0xA960, 0xA97C}, // Hangul letters, extended
        {0xAC00, 0xD7A3}, // Hangul syllables
        {0xF900, 0xFAFF}, // Han, compatibility
        {0xFE30, 0xFE6F}, // vertical and small forms
        {0xFF01, 0xFF60}, // full-width forms
        {0xFFE0, 0xFFE6},
        {0x1F300, 0x1F64F}, // pictures
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF},
        {0x20000, 0x3FFFD} // Han, extensions
    };

    private Columns() {}

    public static int of(String text) {
        return text.codePoints().map(Columns::of).sum();
    }

    /** Filled up with spaces to so many columns; a wider text stays as it is. */
    public static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** At most so many columns, with three dots at the end of a text that had to be cut. */
    public static String fit(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int room = Math.max(0, columns - 3);
        int end = 0;
        int used = 0;
        while (end < text.length() && used + of(text.codePointAt(end)) <= room) {
            used += of(text.codePointAt(end));
            end += Character.charCount(text.codePointAt(end));
        }
        return text.substring(0, end) + "...";
    }

    private static int of(int point) {
        int type = Character.getType(point);
        // The letters that a decomposed Hangul syllable goes on with join the one that began it.
        boolean joins = point >= 0x1160 && point <= 0x11FF || point >= 0xD7B0 && point <= 0xD7FF;
        if (joins
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (point >= range[0] && point <= range[1]) {
                return 2;
            }
        }
        return 1;
    }
}
