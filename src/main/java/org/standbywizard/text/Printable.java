package org.standbywizard.text;

import java.util.stream.Collectors;

/** Makes foreign text safe for a line on a terminal or in a log. */
public final class Printable {
    private static final int LONGEST = 200;
    private static final int LONGEST_LINE = 2000;

    private Printable() {}

    /** Control, direction and broken characters as U+XXXX, and what is very long cut with its length. */
    public static String text(String foreign) {
        return text(foreign, LONGEST);
    }

    /** As {@link #text}, for a server's message, which may be long. */
    public static String line(String foreign) {
        return text(foreign, LONGEST_LINE);
    }

    /** Several lines, as of a log, each made safe. */
    public static String lines(String foreign) {
        return foreign.lines().map(Printable::line).collect(Collectors.joining("\n"));
    }

    /** As {@link #lines}, with tabs as spaces: for text in a window. */
    public static String shown(String foreign) {
        return lines(foreign.replace("\t", "    "));
    }

    /**
     * JSON with what {@link #text} would not show as it is written as JSON's own escapes, so that it can be read on a
     * terminal too. Such characters occur in JSON's strings alone.
     */
    public static String json(String json) {
        StringBuilder safe = new StringBuilder();
        json.codePoints().forEach(point -> {
            if (isShown(point)) {
                safe.appendCodePoint(point);
            } else {
                safe.append("\\u%04x".formatted(point));
            }
        });
        return safe.toString();
    }

    private static String text(String foreign, int longest) {
        StringBuilder safe = new StringBuilder();
        int shown = foreign.codePointCount(0, foreign.length()) <= longest
                ? foreign.length()
                : foreign.offsetByCodePoints(0, longest);
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
