package org.standbywizard.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;

/** Runs an exec request by {@code sh -c}, and like OpenSSH leaves the process alone when the channel is closed. */
final class ShellCommand implements Command {
    private final String line;
    private final Map<String, String> environment;
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;
    private Process process;

    ShellCommand(String line, Map<String, String> environment) {
        this.line = line;
        this.environment = environment;
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

    @Override
    public void start(ChannelSession channel, Environment ignored) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", line);
        builder.environment().clear();
        builder.environment().putAll(environment);
        process = builder.start();
        Thread stdout = thread(() -> pump(process.getInputStream(), out));
        Thread stderr = thread(() -> pump(process.getErrorStream(), err));
        thread(() -> {
            pump(in, process.getOutputStream());
            closeInput();
        });
        thread(() -> {
            try {
                int status = process.waitFor();
                stdout.join();
                stderr.join();
                exit.onExit(status);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "test ssh command");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void pump(InputStream from, OutputStream to) {
        byte[] buffer = new byte[8192];
        boolean wanted = true;
        try {
            for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                // What nobody reads any more is thrown away, as sshd does.
                wanted = wanted && write(buffer, n, to);
            }
        } catch (IOException e) {
            // The channel is gone, which is an end like any other.
            return;
        }
    }

    private static boolean write(byte[] buffer, int length, OutputStream to) {
        try {
            to.write(buffer, 0, length);
            to.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It ended without reading all.
            return;
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        closeInput();
    }
}
