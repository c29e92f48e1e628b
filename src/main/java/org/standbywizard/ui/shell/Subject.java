package org.standbywizard.ui.shell;

import java.util.List;
import org.standbywizard.learn.Topic;

/**
 * What the Learn panel can tell about.
 *
 * @param hands of the very step that is meant, in its order; empty for what is no step
 */
public record Subject(Topic topic, List<ByHand> hands) {
    public Subject {
        hands = List.copyOf(hands);
    }

    public static Subject of(Topic topic) {
        return new Subject(topic, List.of());
    }
}
