package org.standbywizard.hosts;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The running container of one host (systemd-nspawn, see its manual page); it can be ended and booted again. */
final class Machine {

    private static final Duration BOOT_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);
    private static final int CONSOLE_LINES = 30;
    private static final int POLL_MILLIS = 20;

    private final String tag;
    private final Path root;
    private final Path namespace;
    private final Path console;
    private final String address;
    private Process nspawn;

    Machine(String tag, Path root, Path namespace, Path console, String address) {
        this.tag = tag;
        this.root = root;
        this.namespace = namespace;
        this.console = console;
        this.address = address;
    }

    /** Starts the container and waits until sshd says its banner. */
    synchronized void boot() {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", Scripts.read("boot.sh"), "sh"));
        Cgroups.create(tag).forEach(group -> command.add(group.toString()));
        command.addAll(List.of(
                "--",
                "systemd-nspawn",
                "--quiet",
                "--register=no",
                "--keep-unit",
                "--network-namespace-path=" + namespace,
                "--directory=" + root,
                "--machine=" + tag,
                "--boot",
                "--console=pipe",
                "--kill-signal=SIGRTMIN+3",
                "--resolv-conf=off",
                "--timezone=off",
                "--link-journal=no"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console.toFile()));
        // One plain hierarchy inside, as current systems have it, also where this machine still mixes the two versions.
        builder.environment().put("SYSTEMD_NSPAWN_UNIFIED_HIERARCHY", "1");
        try {
            nspawn = builder.start();
        } catch (IOException e) {
            throw new HostLabException("cannot start systemd-nspawn: install systemd-container", e);
        }
        awaitSsh();
    }

    private void awaitSsh() {
        long end = System.nanoTime() + BOOT_LIMIT.toNanos();
        try {
            while (!nspawn.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (answers()) {
                    return;
                }
                if (System.nanoTime() > end) {
                    throw new HostLabException(String.format(
                            "%s: no SSH at %s after %d s; its console:%n%s",
                            tag, address, BOOT_LIMIT.toSeconds(), consoleEnd()));
                }
            }
            throw new HostLabException(String.format(
                    "%s ended with %d while it booted; its console:%n%s", tag, nspawn.exitValue(), consoleEnd()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostLabException("interrupted while " + tag + " booted", e);
        }
    }

    private String consoleEnd() {
        try {
            List<String> lines = new String(Files.readAllBytes(console), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - CONSOLE_LINES), lines.size()));
        } catch (IOException e) {
            return "(not readable: " + e.getMessage() + ")";
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(1000);
            socket.connect(new InetSocketAddress(address, TestHost.SSH_PORT), 200);
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readNBytes(4), StandardCharsets.US_ASCII).equals("SSH-");
            }
        } catch (IOException e) {
            // Not yet: the deadline above tells when to give up.
            return false;
        }
    }

    /** Waits until systemd has started what starts at boot; returns its state, "running" if all went well. */
    String settle() {
        List<String> command = new ArrayList<>(enter());
        command.addAll(List.of("systemctl", "is-system-running", "--wait"));
        return Proc.run(BOOT_LIMIT, new byte[0], command).out().strip();
    }

    /** The command before a command that shall run inside as root. */
    List<String> enter() {
        ProcessHandle leader = leader();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", Scripts.read("boot.sh"), "sh"));
        Cgroups.of(leader).forEach(group -> command.add(group.toString()));
        command.addAll(List.of(
                "--",
                "nsenter",
                "--target",
                String.valueOf(leader.pid()),
                "--mount",
                "--uts",
                "--ipc",
                "--net",
                "--pid",
                "--cgroup",
                "env",
                "-i",
                "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
                "HOME=/root",
                "LC_ALL=C"));
        return command;
    }

    /** The container's process 1, as this machine sees it. */
    synchronized ProcessHandle leader() {
        if (nspawn == null || !nspawn.isAlive()) {
            throw new HostLabException(tag + " is not running; its console:\n" + consoleEnd());
        }
        return nspawn.children()
                .findFirst()
                .orElseThrow(() -> new HostLabException(tag + " has no process 1; its console:\n" + consoleEnd()));
    }

    /** An orderly shutdown, as by the power button. */
    synchronized void shutDown() {
        nspawn.destroy();
        try {
            if (!nspawn.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw new HostLabException(String.format(
                        "%s did not shut down in %d s; its console:%n%s", tag, STOP_LIMIT.toSeconds(), consoleEnd()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostLabException("interrupted while " + tag + " shut down", e);
        }
        Cgroups.remove(tag);
    }

    static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(KILL_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new HostLabException("process " + process.pid() + " does not end", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostLabException("interrupted while a host ended", e);
        }
    }

    /** Ends everything in it at once. */
    synchronized void kill() {
        if (nspawn == null) {
            return;
        }
        List<ProcessHandle> inside = nspawn.children().toList();
        inside.forEach(ProcessHandle::destroyForcibly);
        inside.forEach(Machine::awaitEnd);
        nspawn.destroyForcibly();
        awaitEnd(nspawn.toHandle());
        Cgroups.remove(tag);
    }
}
