package org.standbywizard.text;

/** Makes foreign text safe for a line on a terminal or in a log. */
public final class Printable {
    private static final int LONGEST = 200;

    private Printable() {}

    /** Control, direction and broken characters as U+XXXX, and what is very long cut with its length. */
    public static String text(String foreign) {
        StringBuilder safe = new StringBuilder();
        int shown = foreign.codePointCount(0, foreign.length()) <= LONGEST
                ? foreign.length()
                : foreign.offsetByCodePoints(0, LONGEST);
        foreign.substring(0, shown).codePoints().forEach(point -> {
            if (isShown(point)) {
                safe.appendCodePoint(point);
            } else {
                safe.append("<U+%04X>".formatted(point));
            }
        });
        if (shown < foreign.length()) {
            safe.append("... (").append(foreign.length()).append(')');
        }
        return safe.toString();
    }

    private static boolean isShown(int point) {
        int type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && !(point >= 0x202A && point <= 0x202E)
                && !(point >= 0x2066 && point <= 0x2069)
                && point != 0xFEFF;
    }
}
