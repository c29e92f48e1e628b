package org.standbywizard.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import org.standbywizard.plan.Privilege;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.RemoteHost;

/** A host whose commands are run by whatever the test gives: a real sh here, or inside a test host. */
record ShellHost(String name, Privilege privilege, BiFunction<String, List<String>, CommandResult> shell)
        implements RemoteHost {

    static CommandResult result(int status, String out, String err) {
        return new CommandResult(status, out.getBytes(StandardCharsets.UTF_8), err.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public CommandResult run(Command command, Cancellation cancellation) {
        return shell.apply(command.script().text(), command.args());
    }

    @Override
    public Duplex open(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Duplex forward(String address, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
