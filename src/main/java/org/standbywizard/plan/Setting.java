package org.standbywizard.plan;

/**
 * One row of pg_settings.
 *
 * @param value the running value in {@code unit}
 * @param unit such as {@code 8kB}, {@code ms}, or empty
 * @param context {@code postmaster} needs a restart, {@code sighup} and others a reload
 * @param source such as {@code configuration file}, {@code default}
 * @param sourceFile empty unless from a file
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
        boolean pendingRestart) {
    /** Whether a change takes effect only after a restart. */
    public boolean needsRestart() {
        return context.equals("postmaster");
    }
}
