package org.standbywizard.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A PostgreSQL server or client version, as {@code server_version_num} counts it: 90624 is 9.6.24, 150018 is 15.18.
 */
public record PgVersion(int number) implements Comparable<PgVersion> {

    public static final PgVersion V9_6 = new PgVersion(90600);
    public static final PgVersion V10 = new PgVersion(100000);
    public static final PgVersion V11 = new PgVersion(110000);
    public static final PgVersion V12 = new PgVersion(120000);
    public static final PgVersion V13 = new PgVersion(130000);
    public static final PgVersion V14 = new PgVersion(140000);
    public static final PgVersion V15 = new PgVersion(150000);
    public static final PgVersion V16 = new PgVersion(160000);
    public static final PgVersion V17 = new PgVersion(170000);
    public static final PgVersion V18 = new PgVersion(180000);

    private static final Pattern TEXT = Pattern.compile("(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?");

    public PgVersion {
        if (number < 80000 || number > 999999) {
            throw new IllegalArgumentException("not a PostgreSQL version number: " + number);
        }
    }

    /**
     * Reads the first version in a text such as {@code 9.6.24}, {@code 15} or {@code postgres (PostgreSQL) 18.1 (Debian)}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static PgVersion parse(String text) {
        Matcher found = TEXT.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException("no PostgreSQL version in: " + text);
        }
        int first = Integer.parseInt(found.group(1));
        int second = found.group(2) == null ? 0 : Integer.parseInt(found.group(2));
        int third = found.group(3) == null ? 0 : Integer.parseInt(found.group(3));
        return new PgVersion(first >= 10 ? first * 10000 + second : first * 10000 + second * 100 + third);
    }

    /** Whether this is {@code other} or newer. */
    public boolean atLeast(PgVersion other) {
        return number >= other.number;
    }

    /** The major version as people write it: {@code 9.6}, {@code 15}. */
    public String major() {
        return number >= 100000 ? String.valueOf(number / 10000) : number / 10000 + "." + number / 100 % 100;
    }

    /** Whether both can share a data directory and a WAL stream. */
    public boolean sameMajor(PgVersion other) {
        return major().equals(other.major());
    }

    @Override
    public int compareTo(PgVersion other) {
        return Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
        return number >= 100000 ? major() + "." + number % 10000 : major() + "." + number % 100;
    }
}
