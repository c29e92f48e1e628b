package org.standbywizard.plan;

import java.util.List;

/**
 * Whether commits wait for standbys (synchronous_standby_names).
 *
 * @param count how many standbys must confirm
 * @param standbys server names in order of priority; empty means all of the plan
 */
public record Synchronous(Mode mode, int count, List<HostId> standbys) {
    public enum Mode {
        OFF,
        FIRST,
        ANY
    }

    public static Synchronous off() {
        return new Synchronous(Mode.OFF, 0, List.of());
    }
}
