package org.standbywizard.lab;

import java.io.InputStream;
import java.io.OutputStream;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.command.Command;

/** What a login's channel gives a command before it starts it: streams, and whom to tell of the end. */
abstract class ChannelCommand implements Command {
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;

    ChannelCommand() {}

    /** With what another one was given. */
    ChannelCommand(ChannelCommand given) {
        this.in = given.in;
        this.out = given.out;
        this.err = given.err;
        this.exit = given.exit;
    }

    @Override
    public void setInputStream(InputStream stream) {
        in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
        out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
        err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
        exit = callback;
    }

    InputStream in() {
        return in;
    }

    OutputStream out() {
        return out;
    }

    OutputStream err() {
        return err;
    }

    ExitCallback exit() {
        return exit;
    }
}
