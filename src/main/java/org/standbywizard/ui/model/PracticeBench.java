package org.standbywizard.ui.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.standbywizard.learn.LabState;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.RemoteTerminal;
import org.standbywizard.remote.TerminalSize;

/**
 * What can be done with the servers of a practice lab beside the wizard: exercises, statements, and a terminal. What does
 * not say otherwise takes its time and belongs on no thread of the window.
 */
public interface PracticeBench {
    /** The names of the exercises that its version can have, in their order; does not wait. */
    List<String> exercises();

    /**
     * Puts a fault into a pair that works.
     *
     * @return what is wrong already; then nothing was done
     * @throws org.standbywizard.remote.FailureException if it cannot be put in
     */
    List<Sign> inject(String exercise, Cancellation cancellation);

    /**
     * Looks at the servers until nothing is wrong any more, for some seconds: a standby tries again only every five.
     *
     * @return what is still wrong; nothing if it is mended
     */
    List<Sign> check(String exercise, Cancellation cancellation);

    /**
     * Brings the lab into a state, whatever was done to it: the first time by a reset and the wizard's own job up to
     * there, later in about two seconds.
     *
     * @throws org.standbywizard.remote.FailureException if that fails, or was cancelled
     */
    void setUp(LabState state, Cancellation cancellation);

    /**
     * Something that was seen on the servers.
     *
     * @param key its words are {@code practice.sign.<key>}
     * @param detail a name that these words speak of; may be empty
     */
    record Sign(String key, String host, String detail) {}

    /** The hosts, the primary first; does not wait. */
    List<Host> hosts();

    /**
     * Opens a terminal on a host, beside its data directory; nobody is asked for a password.
     *
     * @throws org.standbywizard.remote.FailureException if the host cannot be reached, or Cancelled
     */
    RemoteTerminal terminal(String host, TerminalSize size, Cancellation cancellation);

    /**
     * A host, for who wants a terminal of their own on it.
     *
     * @param ssh the command that opens one; asks for the password
     */
    record Host(String name, String ssh) {}

    /** The logins' password. */
    String password();

    /** Runs a statement at a server's superuser session, which lasts; the server ends what takes ten seconds. */
    Answer ask(String host, String sql);

    /** What a server answers to a statement. */
    sealed interface Answer {
        /**
         * @param columns none if it was no query
         * @param rows a bounded number; null for SQL's null
         * @param more whether there were more rows than these
         * @param tag of the command, such as {@code INSERT 0 1}
         */
        record Done(List<String> columns, List<List<String>> rows, boolean more, String tag) implements Answer {
            public Done {
                columns = List.copyOf(columns);
                rows = Collections.unmodifiableList(new ArrayList<>(rows));
            }
        }

        /** @param state SQLSTATE; empty if the server was not reached */
        record Refused(String state, String message) implements Answer {}
    }
}
