package org.standbywizard.remote;

import java.io.InputStream;
import java.io.OutputStream;

/** A two-way byte stream over an SSH connection. Closing it ends the remote side. */
public interface Duplex extends AutoCloseable {
    InputStream in();

    OutputStream out();

    /** What the remote side wrote to standard error so far; empty for a forwarded port. */
    String errors();

    @Override
    void close();
}
