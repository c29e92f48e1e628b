package org.standbywizard.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Says in one line how much of the program the tests ran, from JaCoCo's jacoco.csv. */
public final class Coverage {
    /** Columns of the file: what was missed; what was run stands in the next one. */
    private static final int INSTRUCTIONS = 3;

    private static final int BRANCHES = 5;

    private Coverage() {}

    /** @param args where the file is */
    public static void main(String[] args) throws IOException {
        System.out.println(line(Files.readAllLines(Path.of(args[0]))));
    }

    /** @param csv a line of headings, then one of figures for each class */
    static String line(List<String> csv) {
        return String.format(
                Locale.ROOT,
                "coverage: %.1f %% of instructions, %.1f %% of branches",
                percent(csv, INSTRUCTIONS),
                percent(csv, BRANCHES));
    }

    private static double percent(List<String> csv, int missedAt) {
        double missed = sum(csv, missedAt);
        double run = sum(csv, missedAt + 1);
        return 100 * run / (missed + run);
    }

    private static double sum(List<String> csv, int column) {
        return csv.stream()
                .skip(1)
                .mapToLong(line -> Long.parseLong(line.split(",", -1)[column]))
                .sum();
    }
}
