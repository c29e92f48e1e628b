package org.standbywizard.steps;

/** What a step can cost. INTERRUPTS cuts connections; REPLACES puts other data into a data directory's place. */
public enum Risk {
    READS,
    REVERSIBLE,
    INTERRUPTS,
    REPLACES
}
