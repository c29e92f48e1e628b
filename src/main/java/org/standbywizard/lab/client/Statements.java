package org.standbywizard.lab.client;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a typed statement ends (PostgreSQL, "Lexical Structure"). */
final class Statements {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String text;
    private int at;

    private Statements(String text) {
        this.text = text;
    }

    /** @return the place of the semicolon that ends the first statement, or -1 if it is not finished */
    static int end(String text) {
        return new Statements(text).end();
    }

    private int end() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ';') {
                return at;
            } else if (c == '\'' || c == '"') {
                quoted(c, c == '\'' && isEscaping());
            } else if (c == '$' && !isInName()) {
                dollars();
            } else if (text.startsWith("--", at)) {
                skipPast("\n", at);
            } else if (text.startsWith("/*", at)) {
                comment();
            } else {
                at++;
            }
        }
        return -1;
    }

    private boolean isEscaping() {
        return at > 0
                && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e')
                && (at == 1 || !Character.isJavaIdentifierPart(text.charAt(at - 2)));
    }

    private boolean isInName() {
        return at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1));
    }

    /** A doubled quote ends it and begins it again, which comes to the same. */
    private void quoted(char quote, boolean escapes) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += escapes && text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    private void dollars() {
        Matcher tag = DOLLAR.matcher(text).region(at, text.length());
        if (tag.lookingAt()) {
            skipPast(tag.group(), tag.end());
        } else {
            at++;
        }
    }

    private void skipPast(String end, int from) {
        int there = text.indexOf(end, from);
        at = there < 0 ? text.length() : there + end.length();
    }

    /** They nest. */
    private void comment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < text.length());
    }
}
