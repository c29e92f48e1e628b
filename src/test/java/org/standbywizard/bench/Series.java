package org.standbywizard.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measured times of one thing, in milliseconds. */
final class Series {
    private final List<Long> millis = new ArrayList<>();

    Series add(long value) {
        millis.add(value);
        return this;
    }

    long median() {
        List<Long> sorted = millis.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    long min() {
        return millis.stream().mapToLong(Long::longValue).min().orElseThrow();
    }

    /** {@code 6.31 s (6.12 to 6.80, 5 runs)}. */
    @Override
    public String toString() {
        long max = millis.stream().mapToLong(Long::longValue).max().orElseThrow();
        return millis.size() == 1
                ? seconds(median())
                : String.format(
                        Locale.ROOT,
                        "%s (%s to %s, %d runs)",
                        seconds(median()),
                        plain(min()),
                        plain(max),
                        millis.size());
    }

    static String seconds(long millis) {
        return plain(millis) + " s";
    }

    private static String plain(long millis) {
        return String.format(Locale.ROOT, "%.2f", millis / 1000.0);
    }
}
