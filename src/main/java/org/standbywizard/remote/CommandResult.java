package org.standbywizard.remote;

import java.nio.charset.StandardCharsets;

/** What a remote command said. Streams are bounded by the adapter. */
public record CommandResult(int exitStatus, byte[] stdout, byte[] stderr) {

    public boolean ok() {
        return exitStatus == 0;
    }

    public String out() {
        return new String(stdout, StandardCharsets.UTF_8);
    }

    public String err() {
        return new String(stderr, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "exit status " + exitStatus;
    }
}
