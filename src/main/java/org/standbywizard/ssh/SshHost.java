package org.standbywizard.ssh;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import org.standbywizard.plan.Privilege;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;
import org.standbywizard.remote.Secret;

/** A host over one SSH connection; each command is one channel with one exec request. */
final class SshHost implements RemoteHost {
    private static final Script END = Script.resource(SshHost.class, "end.sh");
    private static final Duration END_LIMIT = Duration.ofSeconds(15);

    private final String name;
    private final String user;
    private final Privilege privilege;
    private final Optional<Secret> sudoPassword;
    private final SSHClient client;
    private final Chain chain;
    private final Sessions sessions;
    private final SecureRandom random;
    private final List<String> weak;

    /**
     * @param sudoPassword for {@link Privilege#SUDO_PASSWORD}
     * @param weak algorithms that the connection uses
     */
    SshHost(
            String name,
            String user,
            Privilege privilege,
            Optional<Secret> sudoPassword,
            SSHClient client,
            Chain chain,
            Sessions sessions,
            SecureRandom random,
            List<String> weak) {
        this.name = name;
        this.user = user;
        this.privilege = privilege;
        this.sudoPassword = sudoPassword;
        this.client = client;
        this.chain = chain;
        this.sessions = sessions;
        this.random = random;
        this.weak = List.copyOf(weak);
    }

    /** The same connection, once it is known what the login may become. */
    SshHost with(String loginName, Privilege found, Optional<Secret> password) {
        return new SshHost(name, loginName, found, password, client, chain, sessions, random, weak);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String user() {
        return user;
    }

    @Override
    public Privilege privilege() {
        return privilege;
    }

    @Override
    public List<String> weakAlgorithms() {
        return weak;
    }

    @Override
    public CommandResult run(Command command, Cancellation cancellation) {
        cancellation.check(name);
        String mark = mark();
        ExecLine line = line(command, mark);
        ExecChannel channel = start(line);
        Exec exec = new Exec(name, user, channel, mark, chain.executor(), client::isConnected);
        try (Cancellation.Registration stop = cancellation.onCancel(() -> exec.stop(new Failure.Cancelled(name)))) {
            exec.begin(line, command.stdin().bytes(), sudoPassword);
            return exec.await(line, command.script().name(), command.timeout());
        } catch (RejectedExecutionException e) {
            throw lost(new IOException("the connection is closed", e));
        } catch (FailureException e) {
            // Before the script's start there is only sudo, which ends with its input. Another sudo, to end it, would
            // send the same wrong password again.
            boolean begun = !line.sudoPassword() || exec.starter().started();
            if (begun && client.isConnected() && channel.isOpen()) {
                end(exec.starter().session(), mark, command.runAs());
            }
            throw e;
        } finally {
            chain.later(() -> close(channel));
        }
    }

    @Override
    public Duplex open(Command command) {
        String mark = mark();
        ExecLine line = line(command, mark);
        ExecChannel channel = start(line);
        ExecDuplex duplex = new ExecDuplex(channel, mark, chain, session -> end(session, mark, command.runAs()));
        try {
            duplex.begin(line, sudoPassword, name, user);
            return duplex;
        } catch (IOException e) {
            duplex.close();
            throw lost(e);
        } catch (RejectedExecutionException e) {
            throw lost(new IOException("the connection is closed", e));
        } catch (FailureException e) {
            duplex.close();
            throw e;
        }
    }

    @Override
    public Duplex forward(String address, int port) {
        try {
            return new ForwardDuplex(client.newDirectConnection(address, port), chain);
        } catch (OpenFailException e) {
            throw new FailureException(
                    new Failure.Unreachable(
                            name, Dialer.reason(e), port, name + " to " + address + ": " + e.getMessage()),
                    e);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    private String mark() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private ExecLine line(Command command, String mark) {
        if (privilege == Privilege.NONE
                && command.runAs() instanceof RunAs.User as
                && !as.name().equals(user)) {
            throw new FailureException(
                    new Failure.SudoFailed(name, user, "not-allowed", "needed to become " + as.name()));
        }
        ExecLine line = ExecLine.of(command, mark, privilege, user);
        if (line.line().getBytes(java.nio.charset.StandardCharsets.UTF_8).length > ExecLine.MAX_LENGTH) {
            throw new FailureException(new Failure.Refused(
                    name, "command-too-long", List.of(command.script().name()), ""));
        }
        return line;
    }

    private ExecChannel start(ExecLine line) {
        try {
            ExecChannel channel = sessions.take();
            channel.start(line.line());
            return channel;
        } catch (OpenFailException e) {
            throw new FailureException(new Failure.Refused(name, "session-limit", List.of(), e.getMessage()), e);
        } catch (IOException e) {
            throw lost(e);
        }
    }

    /** Ends what a command left running: closing its channel does not. */
    private void end(String session, String mark, RunAs runAs) {
        RunAs ender = runAs instanceof RunAs.Login ? runAs : new RunAs.Admin();
        Command command = Command.of(END, ender, session, mark).withTimeout(END_LIMIT);
        String own = mark();
        ExecLine line = line(command, own);
        try {
            ExecChannel channel = start(line);
            try {
                Exec exec = new Exec(name, user, channel, own, chain.executor(), client::isConnected);
                exec.begin(line, new byte[0], sudoPassword);
                exec.await(line, END.name(), END_LIMIT);
            } finally {
                chain.later(() -> close(channel));
            }
        } catch (FailureException | RejectedExecutionException e) {
            // The failure that led here is the one to report; the command's streams are closed in any case.
        }
    }

    private static void close(ExecChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The connection is gone, and the channel with it.
        }
    }

    private FailureException lost(IOException e) {
        return new FailureException(new Failure.ConnectionLost(name, Dialer.text(e)), e);
    }

    @Override
    public void close() {
        chain.close();
    }
}
