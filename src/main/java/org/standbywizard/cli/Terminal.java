package org.standbywizard.cli;

import java.util.Optional;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Secret;

/** Where lines go and answers come from. Safe for use by several threads. */
public interface Terminal {
    /** One line to standard output. */
    void line(String text);

    /** One line to standard error. */
    void error(String text);

    /** A line that the next line or progress replaces; empty takes it away. Nothing happens unless {@link #live}. */
    void progress(String text);

    /** Whether standard output is a terminal, so that a line can be replaced. */
    boolean live();

    /** Whether a person can be asked. */
    boolean asks();

    /** Whether colours may be used. */
    boolean colored();

    /** Characters in a line. */
    int columns();

    /**
     * Asks and waits for a line; one question at a time.
     *
     * @return empty at the end of input
     * @throws org.standbywizard.remote.FailureException Cancelled
     */
    Optional<String> ask(String question, Cancellation cancellation);

    /** As {@link #ask}, without showing what is typed. */
    Optional<Secret> askSecret(String question, Cancellation cancellation);
}
