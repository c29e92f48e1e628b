package org.standbywizard.ui.shell;

import java.util.List;
import java.util.Optional;
import org.standbywizard.learn.Topic;

/**
 * What the Learn panel can tell about.
 *
 * @param hands of the very step that is meant, in its order; empty for what is no step
 * @param slot that this step makes
 */
public record Subject(Topic topic, List<ByHand> hands, Optional<String> slot) {
    public Subject {
        hands = List.copyOf(hands);
    }

    public Subject(Topic topic, List<ByHand> hands) {
        this(topic, hands, Optional.empty());
    }

    public static Subject of(Topic topic) {
        return new Subject(topic, List.of());
    }
}
