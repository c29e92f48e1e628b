package org.standbywizard.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.standbywizard.run.RunEvent;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Proof;

/** Picks the proof's measured delays out of a run's events. */
final class ProofDelays implements Consumer<RunEvent> {
    /** Fact of a proof, followed by the standby's name. */
    private static final String FACT = "at-most-ms-";

    private final ChangeSet changeSet;
    private final Map<String, Long> millis = new TreeMap<>();

    ProofDelays(ChangeSet changeSet) {
        this.changeSet = changeSet;
    }

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.StepEnded ended
                && changeSet
                        .steps()
                        .anyMatch(step -> step instanceof Proof && step.id().equals(ended.step()))) {
            ended.facts().forEach((name, value) -> {
                if (name.startsWith(FACT)) {
                    millis.put(name.substring(FACT.length()), Long.valueOf(value));
                }
            });
        }
    }

    /** At most so many milliseconds, by standby; empty if there was no proof. */
    synchronized Map<String, Long> millis() {
        return new TreeMap<>(millis);
    }
}
