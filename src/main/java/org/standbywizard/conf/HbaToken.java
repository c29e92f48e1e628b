package org.standbywizard.conf;

import java.util.Set;

/**
 * One name of a pg_hba.conf field. A quote at its beginning takes the special meaning from keywords, {@code +} and
 * {@code @}, but not from the {@code /} of a regular expression.
 */
public record HbaToken(String text, boolean quoted) {

    private static final Set<String> KEYWORDS = Set.of("all", "sameuser", "samerole", "samegroup", "replication");

    /** A keyword such as {@code all}. */
    public static HbaToken keyword(String word) {
        return new HbaToken(word, false);
    }

    /** A name meant literally, whatever it looks like. */
    public static HbaToken name(String name) {
        RawText.require(name);
        if (name.isEmpty() || name.indexOf('\n') >= 0 || name.indexOf('\r') >= 0 || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("pg_hba.conf cannot hold an empty name or one with a line break");
        }
        if (name.startsWith("/")) {
            throw new IllegalArgumentException("pg_hba.conf takes a name that starts with / for a regular expression");
        }
        boolean plain = name.matches("[A-Za-z0-9_.\\x80-\\xFF-]+") && !KEYWORDS.contains(name);
        return new HbaToken(name, !plain);
    }

    public boolean is(String keyword) {
        return !quoted && text.equals(keyword);
    }

    /** Whether it stands for the members of a role. */
    public boolean isGroup() {
        return !quoted && text.startsWith("+");
    }

    /** Whether it stands for the names in another file. */
    public boolean isFile() {
        return !quoted && text.length() > 1 && text.startsWith("@");
    }

    /** As the file spells it. */
    String render() {
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
