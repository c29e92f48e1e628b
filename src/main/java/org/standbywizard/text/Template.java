package org.standbywizard.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A text with places. {@code {name}} takes the value as it is; {@code {name|bytes}}, {@code {name|millis}} and {@code
 * {name|rate}} write a figure for people. {@code '{'} and {@code '}'} are braces and two apostrophes are one, as in
 * MessageFormat; a single apostrophe is itself. A value is never read as a text with places, and cannot
 * break the line or move a terminal's cursor ({@link Printable}).
 */
public final class Template {
    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    private sealed interface Part {
        record Words(String text) implements Part {}

        record Place(String name, String form, String source) implements Part {}
    }

    /** Never fails: what is no place is words. */
    public static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' && text.startsWith("''", at)) {
                words.append('\'');
                at += 2;
            } else if (text.startsWith("'{'", at) || text.startsWith("'}'", at)) {
                words.append(text.charAt(at + 1));
                at += 3;
            } else if (c == '{' && placeEnd(text, at) > 0) {
                int end = placeEnd(text, at);
                parts.add(new Part.Words(words.toString()));
                words.setLength(0);
                parts.add(place(text.substring(at, end + 1)));
                at = end + 1;
            } else {
                words.append(c);
                at++;
            }
        }
        parts.add(new Part.Words(words.toString()));
        return new Template(parts);
    }

    /** Names of the places. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Part.Place place) {
                names.add(place.name());
            }
        }
        return names;
    }

    /** A place without a value stays as it is written. */
    public String fill(Map<String, String> values, Locale locale) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            if (part instanceof Part.Words words) {
                out.append(words.text());
            } else if (part instanceof Part.Place place) {
                String value = values.get(place.name());
                out.append(
                        value == null
                                ? place.source()
                                : Sizes.form(place.form(), Printable.line(value.strip()), locale));
            }
        }
        return out.toString();
    }

    /** The closing brace's index, or -1 if no place begins here. */
    private static int placeEnd(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '}') {
                return i > open + 1 ? i : -1;
            }
            boolean allowed = c == '|' && i > open + 1 || c == '-' || c == '_' || c == '.';
            if (!allowed && !Character.isLetterOrDigit(c)) {
                return -1;
            }
        }
        return -1;
    }

    private static Part place(String source) {
        String inner = source.substring(1, source.length() - 1);
        int bar = inner.indexOf('|');
        return bar < 0
                ? new Part.Place(inner, "", source)
                : new Part.Place(inner.substring(0, bar), inner.substring(bar + 1), source);
    }
}
