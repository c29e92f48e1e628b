package org.standbywizard.learn;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A named state of the practice lab, in which lessons start. Each is what the wizard's own run has made when it stops
 * before the first step of a kind, on every host that has such a step.
 */
public enum LabState {
    /** As new: the servers know nothing of each other. */
    BARE(null),
    /** The role is there. */
    ROLE("edit-file"),
    /** The primary's files say what they shall; it has not read them. */
    WRITTEN("reload-server"),
    /** The primary runs with them. */
    IN_FORCE("create-slot"),
    /** The primary is ready, with slots; nothing was copied. */
    PREPARED("base-backup"),
    /** Copies lie beside the standbys' data directories, as they came. */
    COPIED("finish-copy"),
    /** Every standby streams, and is verified. */
    STREAMING(null);

    private final String before;

    LabState(String before) {
        this.before = before;
    }

    /** As it is written in lessons and typed: {@code in-force}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The state from which it is made each time, by going on with that one's run; empty if it can be kept and brought back.
     * Servers are stopped to be kept, and would read their files at the start.
     */
    public Optional<LabState> from() {
        return this == WRITTEN ? Optional.of(ROLE) : Optional.empty();
    }

    /** The kind of step that a run stops before; empty where there is no run, or it goes to its end. */
    public Optional<String> before() {
        return Optional.ofNullable(before);
    }

    public static Optional<LabState> of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(LabState::word).toList();
    }
}
