package org.standbywizard.pg;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.standbywizard.plan.Privilege;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;

/** This machine as a host: its sh runs the scripts, whoever they should run as, and ports are reached directly. */
public final class LocalHost implements RemoteHost {
    private final String name;

    public LocalHost(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String user() {
        return System.getProperty("user.name");
    }

    @Override
    public Privilege privilege() {
        return user().equals("root") ? Privilege.ROOT : Privilege.NONE;
    }

    @Override
    public CommandResult run(Command command, Cancellation cancellation) {
        List<String> argv = new ArrayList<>(List.of("sh", "-c", command.script().text(), "sh"));
        argv.addAll(command.args());
        try {
            Path errors = Files.createTempFile("local-host", ".err");
            try {
                ProcessBuilder builder =
                        new ProcessBuilder(argv).directory(Path.of("/").toFile());
                builder.environment().put("LC_ALL", "C");
                Process process = builder.redirectError(errors.toFile()).start();
                try (OutputStream in = process.getOutputStream()) {
                    in.write(command.stdin().bytes());
                }
                byte[] out = process.getInputStream().readAllBytes();
                if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new FailureException(new Failure.TimedOut(
                            name, command.script().name(), command.timeout().toMillis()));
                }
                return new CommandResult(process.exitValue(), out, Files.readAllBytes(errors));
            } finally {
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Cancelled(name), e);
        }
    }

    @Override
    public Duplex open(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Duplex forward(String address, int port) {
        try {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(address, port), 5_000);
            return new SocketDuplex(socket, socket.getInputStream(), socket.getOutputStream());
        } catch (IOException e) {
            throw new FailureException(new Failure.SqlFailed(name, "08001", String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void close() {
        // There is no connection.
    }

    private record SocketDuplex(Socket socket, InputStream in, OutputStream out) implements Duplex {
        @Override
        public String errors() {
            return "";
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                // Then it is gone already.
            }
        }
    }
}
