package org.standbywizard.steps;

import java.util.Map;

/**
 * What performing a step came to.
 *
 * @param changed false if all of it stood already
 * @param facts figures for the report, by name (bytes, milliseconds, LSN)
 */
public record StepOutcome(boolean changed, Map<String, String> facts) {
    public StepOutcome {
        facts = Map.copyOf(facts);
    }

    public static StepOutcome done() {
        return new StepOutcome(true, Map.of());
    }

    public static StepOutcome done(Map<String, String> facts) {
        return new StepOutcome(true, facts);
    }

    public static StepOutcome already() {
        return new StepOutcome(false, Map.of());
    }
}
