package org.standbywizard.conf;

import java.util.ArrayList;
import java.util.List;

/** Splits a logical line into fields, and a field at its commas into tokens, as hba.c does (next_token). */
final class HbaTokenizer {

    private final String line;
    private int at;
    private boolean comma;

    private HbaTokenizer(String line) {
        int zero = line.indexOf(0);
        this.line = zero < 0 ? line : line.substring(0, zero);
    }

    static List<List<HbaToken>> fields(String line) {
        HbaTokenizer tokenizer = new HbaTokenizer(line);
        List<List<HbaToken>> fields = new ArrayList<>();
        while (tokenizer.at < tokenizer.line.length()) {
            List<HbaToken> field = tokenizer.field();
            if (!field.isEmpty()) {
                fields.add(field);
            }
        }
        return fields;
    }

    private List<HbaToken> field() {
        List<HbaToken> tokens = new ArrayList<>();
        do {
            HbaToken token = token();
            if (token == null) {
                break;
            }
            tokens.add(token);
        } while (comma);
        return tokens;
    }

    private HbaToken token() {
        comma = false;
        while (at < line.length() && (isBlank(line.charAt(at)) || line.charAt(at) == ',')) {
            at++;
        }
        StringBuilder text = new StringBuilder();
        boolean inQuote = false;
        boolean wasQuote = false;
        boolean sawQuote = false;
        boolean initialQuote = false;
        while (at < line.length() && (inQuote || !isBlank(line.charAt(at)))) {
            char c = line.charAt(at);
            if (c == '#' && !inQuote) {
                at = line.length();
                break;
            }
            at++;
            if (c == ',' && !inQuote) {
                comma = true;
                break;
            }
            if (c != '"' || wasQuote) {
                text.append(c);
            }
            wasQuote = inQuote && c == '"' && !wasQuote;
            if (c == '"') {
                inQuote = !inQuote;
                sawQuote = true;
                initialQuote = initialQuote || text.length() == 0;
            }
        }
        return sawQuote || text.length() > 0 ? new HbaToken(text.toString(), initialQuote) : null;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
