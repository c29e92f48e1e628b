package org.standbywizard.ui.model;

/** Shows an address in the person's web browser. Starts a program: not on the window's thread. */
@FunctionalInterface
public interface Browser {
    /** @throws org.standbywizard.remote.FailureException Refused {@code browser} if there is none */
    void open(String address);
}
