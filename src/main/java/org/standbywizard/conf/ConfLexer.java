package org.standbywizard.conf;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one line as PostgreSQL's scanner does (guc-file.l): the longest token wins, and among equals the first in the
 * scanner's order. No token spans lines, so each line can be read by itself.
 */
final class ConfLexer {

    private enum Token {
        END,
        ID,
        QUALIFIED_ID,
        STRING,
        UNQUOTED_STRING,
        INTEGER,
        REAL,
        EQUALS,
        ERROR
    }

    // Every byte above ASCII counts as a letter.
    private static final String LETTER = "[A-Za-z_\\x80-\\uFFFF]";
    private static final String WORD = LETTER + "[A-Za-z_0-9\\x80-\\uFFFF]*+";
    private static final Pattern ID = Pattern.compile(WORD);
    private static final Pattern QUALIFIED_ID = Pattern.compile(WORD + "\\." + WORD);
    private static final Pattern UNQUOTED_STRING = Pattern.compile(LETTER + "[A-Za-z_0-9\\x80-\\uFFFF\\-._:/]*+");
    private static final Pattern INTEGER = Pattern.compile("[+-]?(?:0x[0-9a-fA-F]++|[0-9]++)[a-zA-Z]*+");
    private static final Pattern REAL = Pattern.compile("[+-]?[0-9]*+\\.[0-9]*+(?:[Ee][+-]?[0-9]++)?");

    private final String line;
    private int position;
    private int start;

    private ConfLexer(String line) {
        this.line = line;
    }

    /** The entry of a line (without its line feed), or nothing for a blank or a comment. */
    static Optional<ConfEntry> read(String line, int number) {
        return new ConfLexer(line).entry(number);
    }

    static boolean isName(String name) {
        return ID.matcher(name).matches() || QUALIFIED_ID.matcher(name).matches();
    }

    private Optional<ConfEntry> entry(int number) {
        Token token = next();
        if (token == Token.END) {
            return Optional.empty();
        }
        if (token != Token.ID && token != Token.QUALIFIED_ID) {
            return error(number);
        }
        String name = lexeme();
        token = next();
        if (token == Token.EQUALS) {
            token = next();
        }
        String value;
        switch (token) {
            case STRING:
                value = ConfQuote.unquote(lexeme());
                break;
            case ID, INTEGER, REAL, UNQUOTED_STRING:
                value = lexeme();
                break;
            default:
                return error(number);
        }
        if (next() != Token.END) {
            return error(number);
        }
        for (ConfEntry.Include.Kind kind : ConfEntry.Include.Kind.values()) {
            if (kind.word().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(new ConfEntry.Include(number, kind, value));
            }
        }
        return Optional.of(new ConfEntry.Setting(number, name, value));
    }

    private Optional<ConfEntry> error(int number) {
        return Optional.of(new ConfEntry.SyntaxError(number, start >= line.length() ? "end of line" : lexeme()));
    }

    private String lexeme() {
        return line.substring(start, position);
    }

    private Token next() {
        while (position < line.length() && " \t\r".indexOf(line.charAt(position)) >= 0) {
            position++;
        }
        start = position;
        if (position == line.length() || line.charAt(position) == '#') {
            start = line.length();
            position = start;
            return Token.END;
        }
        Token best = line.charAt(start) == '=' ? Token.EQUALS : Token.ERROR;
        int end = start + 1;
        Token[] kinds = {Token.ID, Token.QUALIFIED_ID, Token.STRING, Token.UNQUOTED_STRING, Token.INTEGER, Token.REAL};
        int[] ends = {
            match(ID),
            match(QUALIFIED_ID),
            ConfQuote.endOf(line, start),
            match(UNQUOTED_STRING),
            match(INTEGER),
            match(REAL)
        };
        for (int i = 0; i < kinds.length; i++) {
            if (ends[i] > end || ends[i] == end && best == Token.ERROR) {
                best = kinds[i];
                end = ends[i];
            }
        }
        position = end;
        return best;
    }

    private int match(Pattern pattern) {
        Matcher matcher = pattern.matcher(line).region(start, line.length());
        return matcher.lookingAt() ? matcher.end() : -1;
    }
}
