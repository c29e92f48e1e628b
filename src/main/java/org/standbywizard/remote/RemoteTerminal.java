package org.standbywizard.remote;

import java.util.Optional;

/** A person's shell on a host, with a terminal. None of its methods waits for the host. */
public interface RemoteTerminal extends AutoCloseable {
    /** Tells of its output from the beginning, on a thread of its own that ends with the shell. Call it once. */
    void follow(Follower follower);

    /** Sends what was typed, after what was sent before. What comes after the end is lost. */
    void write(byte[] typed);

    /** Tells the host of another size, so that its programs draw anew. */
    void resize(TerminalSize size);

    /** Ends the shell. */
    @Override
    void close();

    /** Who is told. */
    interface Follower {
        /** @param text decoded, with a terminal's control sequences (ECMA-48, xterm), which may be cut anywhere */
        void output(String text);

        /** The last that is told. @param why empty if the shell ended, or was closed */
        void ended(Optional<Failure> why);
    }
}
