package org.standbywizard.plan;

import java.util.List;

/**
 * One row of pg_settings.
 *
 * @param value the running value in {@code unit}
 * @param unit such as {@code 8kB}, {@code ms}, or empty
 * @param context {@code postmaster} needs a restart, {@code sighup} and others a reload
 * @param source such as {@code configuration file}, {@code default}
 * @param sourceFile empty unless from a file
 * @param min smallest allowed value in {@code unit}, empty if there is no limit
 * @param max greatest allowed value in {@code unit}, empty if there is no limit
 * @param choices allowed words of an enum
 */
public record Setting(
        String name,
        String value,
        String unit,
        String vartype,
        String context,
        String source,
        String sourceFile,
        int sourceLine,
        String bootValue,
        boolean pendingRestart,
        String min,
        String max,
        List<String> choices) {
    public Setting {
        choices = List.copyOf(choices);
    }

    /** A setting without limits. */
    public Setting(
            String name,
            String value,
            String unit,
            String vartype,
            String context,
            String source,
            String sourceFile,
            int sourceLine,
            String bootValue,
            boolean pendingRestart) {
        this(
                name,
                value,
                unit,
                vartype,
                context,
                source,
                sourceFile,
                sourceLine,
                bootValue,
                pendingRestart,
                "",
                "",
                List.of());
    }

    /** Whether a change takes effect only after a restart. */
    public boolean needsRestart() {
        return context.equals("postmaster");
    }
}
