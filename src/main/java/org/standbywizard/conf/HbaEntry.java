package org.standbywizard.conf;

/** What one logical line of pg_hba.conf says; blank lines and comments have no entry. */
public sealed interface HbaEntry {

    /** The number of the (first) line, from 1. */
    int line();

    /** A rule. */
    record Rule(int line, HbaRule rule) implements HbaEntry {}

    /** A directive that reads other files at this place (16+). */
    record Include(int line, ConfEntry.Include.Kind kind, String path) implements HbaEntry {}

    /** A line the server refuses, and with it the whole file. */
    record Broken(int line, HbaObstacle obstacle) implements HbaEntry {}
}
