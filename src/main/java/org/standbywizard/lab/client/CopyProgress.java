package org.standbywizard.lab.client;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Progress lines as pg_basebackup prints them, one a second at most. */
final class CopyProgress {
    private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Optional<PrintStream> told;
    private final long totalKb;
    private final int tablespaces;
    private long bytes;
    private int begun;
    private long last;

    CopyProgress(Optional<PrintStream> told, long totalKb, int tablespaces) {
        this.told = told;
        this.totalKb = totalKb;
        this.tablespaces = tablespaces;
        this.last = System.nanoTime() - EVERY_NANOS;
    }

    /** A further archive begins. */
    void archive() {
        begun++;
    }

    void copied(int count) {
        bytes += count;
        if (System.nanoTime() - last >= EVERY_NANOS) {
            last = System.nanoTime();
            line(Math.max(0, begun - 1));
        }
    }

    void end() {
        line(tablespaces);
    }

    private void line(int done) {
        long kb = bytes / 1024;
        long total = Math.max(totalKb, kb);
        told.ifPresent(stream -> stream.println(String.format(
                "%d/%d kB (%d%%), %d/%d tablespace%s",
                kb, total, total == 0 ? 100 : kb * 100 / total, done, tablespaces, tablespaces == 1 ? "" : "s")));
    }
}
