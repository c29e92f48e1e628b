package org.standbywizard.conf;

/** Quoted values of postgresql.conf: quotes doubled, backslash escapes as in C (guc-file.l, DeescapeQuotedString). */
public final class ConfQuote {

    private ConfQuote() {}

    /**
     * A value as postgresql.conf wants it, in single quotes.
     *
     * @throws IllegalArgumentException if it has a character that no single line can hold
     */
    public static String quote(String value) {
        RawText.require(value);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\n' || c == '\r' || c == 0) {
                throw new IllegalArgumentException("a setting's value must stay on one line, but it has a "
                        + (c == 0 ? "zero byte" : "line break") + " at character " + (i + 1));
            }
        }
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** The index after the quoted string that starts at {@code start}, or -1 if none does: the longest one, as flex takes it. */
    static int endOf(String line, int start) {
        if (line.charAt(start) != '\'') {
            return -1;
        }
        int end = -1;
        int i = start + 1;
        while (i < line.length()) {
            char c = line.charAt(i);
            if (c == '\\') {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else {
                end = i + 1;
                if (end == line.length() || line.charAt(end) != '\'') {
                    return end;
                }
                i += 2;
            }
        }
        return end;
    }

    /** The value of a quoted string, its quotes included in the argument. */
    static String unquote(String quoted) {
        StringBuilder value = new StringBuilder();
        int last = quoted.length() - 1;
        int i = 1;
        while (i < last) {
            char c = quoted.charAt(i++);
            if (c == '\'') {
                i++;
            } else if (c == '\\') {
                int digits = i;
                while (digits < last && digits < i + 3 && isOctal(quoted.charAt(digits))) {
                    digits++;
                }
                if (digits > i) {
                    c = (char) (Integer.parseInt(quoted.substring(i, digits), 8) & 0xFF);
                    i = digits;
                } else {
                    c = escaped(quoted.charAt(i++));
                }
            }
            if (c == 0) {
                // The server's values are C strings: they end at a zero byte.
                return value.toString();
            }
            value.append(c);
        }
        return value.toString();
    }

    private static boolean isOctal(char c) {
        return c >= '0' && c <= '7';
    }

    private static char escaped(char c) {
        switch (c) {
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            default:
                return c;
        }
    }
}
