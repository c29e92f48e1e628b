package org.standbywizard.ui;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteTerminal;
import org.standbywizard.remote.TerminalSize;

/** A terminal on nothing: it shows what the test says and keeps what was typed. */
public final class FakeTerminal implements RemoteTerminal {
    public final List<TerminalSize> sizes = new ArrayList<>();
    public final StringBuilder typed = new StringBuilder();
    public boolean closed;
    private final String host;
    private Follower follower;

    FakeTerminal(String host, TerminalSize size) {
        this.host = host;
        sizes.add(size);
    }

    @Override
    public void follow(Follower told) {
        follower = told;
        show(host + "$ ");
    }

    /** Comes from the host; a line ends with CR and LF. */
    public void show(String output) {
        follower.output(output);
    }

    public void end(Optional<Failure> why) {
        follower.ended(why);
    }

    @Override
    public void write(byte[] bytes) {
        typed.append(new String(bytes, StandardCharsets.UTF_8));
    }

    @Override
    public void resize(TerminalSize size) {
        sizes.add(size);
    }

    @Override
    public void close() {
        closed = true;
    }
}
