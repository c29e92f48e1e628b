package org.standbywizard.script;

import java.util.List;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.EnsureRole;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.WritePassfile;

/**
 * What one script does.
 *
 * @param number its turn; parts of the same number may run side by side
 */
record HostPart(int number, HostId host, List<Step> steps) {
    HostPart {
        steps = List.copyOf(steps);
    }

    /** The script's name without its ending. */
    String name() {
        return number + "-" + host.name().replaceAll("[^A-Za-z0-9_.-]", "_");
    }

    String file() {
        return name() + ".sh";
    }

    boolean asksForPassword() {
        return steps.stream()
                .anyMatch(step -> step instanceof WritePassfile
                        || step instanceof EnsureRole role
                                && role.authentication().needsPassword());
    }
}
