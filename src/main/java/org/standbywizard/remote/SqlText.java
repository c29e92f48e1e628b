package org.standbywizard.remote;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with its values apart, for what bind parameters cannot carry (identifiers, utility statements). The
 * template has PostgreSQL's format() places: {@code %I} an identifier, {@code %L} a literal. Placeholders are filled
 * here, so that what is previewed is what is executed.
 */
public record SqlText(String template, List<String> values) {
    private static final Pattern PLACE = Pattern.compile("%([IL%])");

    public SqlText {
        values = List.copyOf(values);
    }

    public static SqlText of(String template, String... values) {
        return new SqlText(template, List.of(values));
    }

    /** The statement as the server gets it. */
    public String render() {
        StringBuilder sql = new StringBuilder();
        Matcher place = PLACE.matcher(template);
        int next = 0;
        while (place.find()) {
            String text =
                    switch (place.group(1)) {
                        case "I" -> identifier(values.get(next++));
                        case "L" -> literal(values.get(next++));
                        default -> "%";
                    };
            place.appendReplacement(sql, Matcher.quoteReplacement(text));
        }
        if (next != values.size()) {
            throw new IllegalArgumentException("values do not fit the template: " + template);
        }
        place.appendTail(sql);
        return sql.toString();
    }

    /** A quoted identifier (PostgreSQL, section "Identifiers and Key Words"). */
    public static String identifier(String name) {
        refuseNul(name);
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A string constant that reads the same whatever standard_conforming_strings says. */
    public static String literal(String value) {
        refuseNul(value);
        String quoted = "'" + value.replace("'", "''") + "'";
        return value.indexOf('\\') < 0 ? quoted : "E" + quoted.replace("\\", "\\\\");
    }

    private static void refuseNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL cannot hold a NUL character");
        }
    }

    @Override
    public String toString() {
        return render();
    }
}
