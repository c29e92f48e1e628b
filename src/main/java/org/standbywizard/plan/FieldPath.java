package org.standbywizard.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a field stands in a plan: {@code standbys[0].ssh.port}, {@code settings["pg_stat_statements.max"]}. A name that
 * is not a plain word stands in brackets and JSON quotes.
 */
public record FieldPath(List<Segment> segments) {
    public static final FieldPath ROOT = new FieldPath(List.of());

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern SEGMENT = Pattern.compile(
            "\\.?([A-Za-z_$][A-Za-z0-9_$]*)|\\[(\\d{1,4})]|\\[\"((?:[^\"\\\\]++|\\\\.)*+)\"]", Pattern.DOTALL);

    /** One step down. */
    public sealed interface Segment {}

    /** A member of an object. */
    public record Name(String name) implements Segment {}

    /** An element of a list, from 0. */
    public record Index(int index) implements Segment {}

    public FieldPath {
        segments = List.copyOf(segments);
    }

    public FieldPath name(String name) {
        return with(new Name(name));
    }

    public FieldPath index(int index) {
        return with(new Index(index));
    }

    private FieldPath with(Segment segment) {
        List<Segment> longer = new ArrayList<>(segments);
        longer.add(segment);
        return new FieldPath(longer);
    }

    /** @throws IllegalArgumentException if the text is no path */
    public static FieldPath parse(String text) {
        List<Segment> found = new ArrayList<>();
        Matcher segment = SEGMENT.matcher(text);
        int at = 0;
        while (at < text.length()) {
            segment.region(at, text.length());
            boolean dotFits = (text.charAt(at) == '.') != (at == 0);
            if (!segment.lookingAt() || (segment.group(1) != null && !dotFits)) {
                throw new IllegalArgumentException("not a field's path: " + text);
            }
            found.add(segment(segment));
            at = segment.end();
        }
        return new FieldPath(found);
    }

    private static Segment segment(Matcher found) {
        if (found.group(1) != null) {
            return new Name(found.group(1));
        }
        return found.group(2) != null
                ? new Index(Integer.parseInt(found.group(2)))
                : new Name(found.group(3).replaceAll("(?s)\\\\(.)", "$1"));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Segment segment : segments) {
            if (segment instanceof Index index) {
                text.append('[').append(index.index()).append(']');
            } else {
                append(text, ((Name) segment).name());
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String name) {
        if (PLAIN.matcher(name).matches()) {
            text.append(text.length() == 0 ? "" : ".").append(name);
        } else {
            text.append("[\"")
                    .append(name.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append("\"]");
        }
    }
}
