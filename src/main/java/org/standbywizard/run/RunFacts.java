package org.standbywizard.run;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Proof;

/** What one wants to know of a run afterwards, picked out of its events. */
public final class RunFacts implements Consumer<RunEvent> {
    /** Fact of a proof, followed by the standby's name. */
    private static final String DELAY = "at-most-ms-";

    private static final String SLOT_DROPPED = "slot-dropped ";

    private final ChangeSet changeSet;
    private final Map<String, Long> delays = new TreeMap<>();
    private final Set<String> droppedSlots = new TreeSet<>();

    public RunFacts(ChangeSet changeSet) {
        this.changeSet = changeSet;
    }

    @Override
    public synchronized void accept(RunEvent event) {
        if (event instanceof RunEvent.StepEnded ended && isProof(ended.step())) {
            ended.facts().forEach((name, value) -> {
                if (name.startsWith(DELAY)) {
                    delays.put(name.substring(DELAY.length()), Long.valueOf(value));
                }
            });
        } else if (event instanceof RunEvent.Output output) {
            droppedSlot(output).ifPresent(droppedSlots::add);
        }
    }

    /** The slot that this line says was dropped. */
    static Optional<String> droppedSlot(RunEvent.Output output) {
        return output.line().startsWith(SLOT_DROPPED)
                ? Optional.of(output.line().substring(SLOT_DROPPED.length()))
                : Optional.empty();
    }

    private boolean isProof(String id) {
        return changeSet
                .steps()
                .anyMatch(step -> step instanceof Proof && step.id().equals(id));
    }

    /** The proof's delays, at most so many milliseconds, by standby; empty if there was no proof. */
    public synchronized Map<String, Long> delays() {
        return new TreeMap<>(delays);
    }

    /** Slots that a step dropped again because it failed or was stopped. */
    public synchronized Set<String> droppedSlots() {
        return new TreeSet<>(droppedSlots);
    }
}
