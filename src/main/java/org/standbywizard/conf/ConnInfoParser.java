package org.standbywizard.conf;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads keyword/value connection strings as libpq does (fe-connect.c, conninfo_parse). The last of equal keywords wins. */
final class ConnInfoParser {

    private final String text;
    private int at;

    private ConnInfoParser(String text) {
        this.text = text;
    }

    static Map<String, String> parse(String text) {
        if (text.startsWith("postgresql://") || text.startsWith("postgres://")) {
            throw new IllegalArgumentException("a connection URI; write it as keywords and values instead");
        }
        ConnInfoParser parser = new ConnInfoParser(text);
        Map<String, String> options = new LinkedHashMap<>();
        parser.skipSpace();
        while (parser.at < text.length()) {
            String name = parser.name();
            options.put(name, parser.value(name));
            parser.skipSpace();
        }
        return options;
    }

    private String name() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '=' && !isSpace(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        skipSpace();
        if (at == text.length() || text.charAt(at) != '=') {
            // The word may be a stray piece of a password: it stays out of the message.
            throw new IllegalArgumentException("missing \"=\" after the word at character " + (start + 1));
        }
        at++;
        skipSpace();
        return name;
    }

    private String value(String name) {
        StringBuilder value = new StringBuilder();
        boolean quoted = at < text.length() && text.charAt(at) == '\'';
        if (quoted) {
            at++;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (quoted ? c == '\'' : isSpace(c)) {
                return value.toString();
            }
            if (c != '\\') {
                value.append(c);
            } else if (at < text.length()) {
                value.append(text.charAt(at++));
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("no closing quote in the value of " + name);
        }
        return value.toString();
    }

    private void skipSpace() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }
}
