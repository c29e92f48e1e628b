package org.standbywizard.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.channel.ChannelSession;

/** One exec request of a login, run as sshd does: a process lives on when its channel is closed. */
final class LoginCommand extends ChannelCommand {
    private final List<String> words;
    private final Map<String, String> environment;
    private Process process;

    LoginCommand(List<String> words, Map<String, String> environment) {
        this.words = words;
        this.environment = environment;
    }

    /** One that is run for another: it reads, writes and ends in its place. */
    LoginCommand(List<String> words, Map<String, String> environment, ChannelCommand whole) {
        super(whole);
        this.words = words;
        this.environment = environment;
    }

    /** What a login's shell is started with for a request. */
    static List<String> shell(String line) {
        return List.of("/bin/sh", "-c", line);
    }

    @Override
    public void start(ChannelSession channel, Environment ignored) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(new java.io.File("/"));
        builder.environment().clear();
        builder.environment().putAll(environment);
        process = builder.start();
        Thread output = thread(() -> pass(process.getInputStream(), out()));
        Thread errors = thread(() -> pass(process.getErrorStream(), err()));
        thread(() -> {
            pass(in(), process.getOutputStream());
            closeInput();
        });
        thread(() -> {
            try {
                int status = process.waitFor();
                output.join();
                errors.join();
                exit().onExit(status);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "practice-login");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void pass(InputStream from, OutputStream to) {
        byte[] data = new byte[1 << 15];
        boolean wanted = true;
        try {
            for (int count = from.read(data); count >= 0; count = from.read(data)) {
                // What nobody reads any more is thrown away, so that the process can go on.
                wanted = wanted && write(data, count, to);
            }
        } catch (IOException e) {
            // The channel or the process is gone, which is an end like any other.
            return;
        }
    }

    private static boolean write(byte[] data, int count, OutputStream to) {
        try {
            to.write(data, 0, count);
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

    /** Ends its process as one whose terminal is gone. */
    void hangUp() {
        if (process != null) {
            process.destroy();
        }
    }

    @Override
    public void destroy(ChannelSession channel) {
        closeInput();
    }
}
