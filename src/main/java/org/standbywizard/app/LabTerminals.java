package org.standbywizard.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.standbywizard.lab.Lab;
import org.standbywizard.plan.PlanValidator;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.RemoteTerminal;
import org.standbywizard.remote.SecretPrompt;
import org.standbywizard.remote.TerminalSize;
import org.standbywizard.ssh.HostKeyPolicy;
import org.standbywizard.ssh.HostKeyPrompt;
import org.standbywizard.ssh.SshConnector;
import org.standbywizard.ssh.SshOptions;
import org.standbywizard.store.PlanSecrets;

/** Terminals on a lab's hosts, by the lab's own files: nobody is asked for anything. They end when this is closed. */
final class LabTerminals implements AutoCloseable {
    private final Lab lab;
    private final Set<RemoteTerminal> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    LabTerminals(Lab lab) {
        this.lab = lab;
    }

    /** @throws org.standbywizard.remote.FailureException if the host cannot be reached, or Cancelled */
    RemoteTerminal open(String host, TerminalSize size, Cancellation cancellation) {
        SshOptions options = SshOptions.defaults(Map.of(), lab.directory(), false)
                .withHostKeys(HostKeyPolicy.STRICT)
                .withKnownHosts(List.of(lab.knownHosts()))
                .withConfig(Optional.of(lab.sshConfig()), Optional.empty());
        SshConnector connector =
                new SshConnector(options, new PlanSecrets(name -> null, SecretPrompt.NOBODY), HostKeyPrompt.refuse());
        RemoteTerminal terminal = new Kept(connector.terminal(server(host), size, cancellation));
        open.add(terminal);
        if (closed) {
            terminal.close();
        }
        return terminal;
    }

    private ServerPlan server(String host) {
        return new PlanValidator(lab.directory(), lab.directory())
                .validate(lab.plan()).get().servers().stream()
                        .filter(server -> server.id().name().equals(host))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(host));
    }

    @Override
    public void close() {
        closed = true;
        open.forEach(RemoteTerminal::close);
    }

    /** Closed with the others, and forgotten when it ends. */
    private final class Kept implements RemoteTerminal {
        private final RemoteTerminal terminal;

        Kept(RemoteTerminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public void follow(Follower follower) {
            terminal.follow(new Follower() {
                @Override
                public void output(String text) {
                    follower.output(text);
                }

                @Override
                public void ended(Optional<Failure> why) {
                    close();
                    follower.ended(why);
                }
            });
        }

        @Override
        public void write(byte[] typed) {
            terminal.write(typed);
        }

        @Override
        public void resize(TerminalSize size) {
            terminal.resize(size);
        }

        @Override
        public void close() {
            open.remove(this);
            terminal.close();
        }
    }
}
