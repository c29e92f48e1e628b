package org.standbywizard.ui.model;

import java.time.Instant;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.remote.Failure;

/** Where the connection to one server is. */
public sealed interface LinkState {
    /** Nothing was tried since the login was last changed. */
    record Idle() implements LinkState {}

    /** Logging in and looking. */
    record Connecting() implements LinkState {}

    /** Logging in waits for the person: a host key to judge, or a secret. */
    record Asking(Question question) implements LinkState {}

    record Failed(Failure failure) implements LinkState {}

    /** @param facts what was found at {@code at} */
    record Connected(HostFacts facts, Instant at) implements LinkState {}

    /** Whether a login attempt goes on. */
    default boolean isBusy() {
        return this instanceof Connecting || this instanceof Asking;
    }

    /** The same, but idle if an attempt goes on: it was stopped. */
    default LinkState stopped() {
        return isBusy() ? new Idle() : this;
    }

    /** Facts of an earlier day, of a plan that was opened again: to be shown grey, with their date. */
    record Remembered(HostFacts facts, Instant at) implements LinkState {}
}
