package org.standbywizard.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.FailureException;

/**
 * A practice lab: one primary and its standbys-to-be on this computer, each an SSH host of its own, all gone when it is
 * closed. Its methods may be called from any thread, one at a time each; none of them belongs on a thread of the window.
 */
public final class Lab implements AutoCloseable {
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;
    private static final int TRIES = 50;

    private final Path directory;
    private final PgVersion version;
    private final LabLock lock;
    private final List<LabHost> hosts = new ArrayList<>();
    private volatile State state = State.STARTING;
    private Load load;

    /** What a lab does now. */
    public enum State {
        STARTING,
        RUNNING,
        RESETTING,
        STOPPED
    }

    /** The way to a ready lab, for a progress display. */
    public enum Stage {
        /** What a former lab left, if its program was killed, is cleared away. */
        CLEARING,
        /** The server programs are unpacked; only the first time. */
        UNPACKING,
        /** Clusters are made by initdb; only the first time. */
        INITIALISING,
        STARTING,
        READY
    }

    /**
     * One host of a lab, for display.
     *
     * @param sshPort where it is reached, at 127.0.0.1
     * @param port where its PostgreSQL server listens, at 127.0.0.1
     * @param socketDirectory where its Unix socket is
     */
    public record Host(String name, int sshPort, int port, Path dataDirectory, Path socketDirectory) {}

    private Lab(Path directory, PgVersion version, LabLock lock) {
        this.directory = directory;
        this.version = version;
        this.lock = lock;
    }

    /**
     * Starts a lab; takes seconds, the first time of a version some more.
     *
     * @param stages told how far it is
     * @throws FailureException Refused {@code lab-...}, or Cancelled; nothing is left behind then
     */
    public static Lab start(LabSettings settings, Consumer<Stage> stages, Cancellation cancellation) {
        Archives.Archive archive = settings.archives().find(settings.major());
        Account account = Account.find();
        Path place = LabPlace.prepare(settings.home(), account);
        stages.accept(Stage.CLEARING);
        Leftovers.clearDead(place);
        Lab lab = open(place, archive.version());
        try {
            lab.make(settings, archive, account, place, stages, cancellation);
            return lab;
        } catch (IOException e) {
            lab.close();
            throw LabFailures.refused("lab-start", e, archive.version());
        } catch (RuntimeException e) {
            lab.close();
            throw e;
        }
    }

    private static Lab open(Path place, PgVersion version) {
        try {
            Path directory = LabPlace.newLab(place);
            return new Lab(
                    directory,
                    version,
                    LabLock.take(directory).orElseThrow(() -> LabFailures.refused("lab-place", "", directory)));
        } catch (IOException e) {
            throw LabFailures.refused("lab-place", e, place);
        }
    }

    private void make(
            LabSettings settings,
            Archives.Archive archive,
            Account account,
            Path place,
            Consumer<Stage> stages,
            Cancellation cancellation)
            throws IOException {
        Path unpacked = place.resolve("programs");
        if (!Programs.areUnpacked(archive, unpacked)) {
            stages.accept(Stage.UNPACKING);
        }
        Programs programs = Programs.of(archive, unpacked);
        cancellation.check("practice");
        List<LabServer> servers = servers(settings, archive, programs, account, place, stages);
        cancellation.check("practice");
        stages.accept(Stage.STARTING);
        Path bin = ClientPrograms.make(directory, programs, version);
        String password = newPassword();
        write(password(), password, "rw-------");
        together(servers, LabServer::restart);
        StringBuilder known = new StringBuilder();
        for (LabServer server : servers) {
            LabHost host = new LabHost(server, bin, password);
            hosts.add(host);
            host.start();
            known.append(host.knownHost()).append('\n');
        }
        write(knownHosts(), known.toString(), "rw-r--r--");
        write(sshConfig(), "", "rw-r--r--");
        LabData.make(primary());
        cancellation.check("practice");
        load = Load.start(primary());
        state = State.RUNNING;
        stages.accept(Stage.READY);
    }

    private List<LabServer> servers(
            LabSettings settings,
            Archives.Archive archive,
            Programs programs,
            Account account,
            Path place,
            Consumer<Stage> stages)
            throws IOException {
        List<String> names = new ArrayList<>(List.of("primary"));
        for (int i = 1; i <= settings.standbys(); i++) {
            names.add("standby" + i);
        }
        Path keep = place.resolve("clusters");
        if (names.stream().anyMatch(name -> !LabServer.isFresh(keep, name, archive, account))) {
            stages.accept(Stage.INITIALISING);
        }
        together(names, name -> LabServer.fresh(keep, name, archive, programs, account));
        List<LabServer> servers = new ArrayList<>();
        for (String name : names) {
            Path fresh = LabServer.fresh(keep, name, archive, programs, account);
            servers.add(new LabServer(name, directory.resolve(name), programs, fresh, account, freePort(servers)));
        }
        return servers;
    }

    /** Below the ports that systems give to outgoing connections: a server that restarts must find its own free. */
    private static int freePort(List<LabServer> others) throws IOException {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST_PORT + random.nextInt(PORTS);
            if (others.stream().anyMatch(server -> server.port() == port)) {
                continue;
            }
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException e) {
                // Somebody has it; another will be free.
                continue;
            }
        }
        throw new IOException("no free port from " + FIRST_PORT + " to " + (FIRST_PORT + PORTS));
    }

    private static String newPassword() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void write(Path file, String text, String mode) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
        Files.writeString(file, text);
    }

    private interface Work<T> {
        void on(T one) throws IOException;
    }

    /** The same with each at the same time; the first failure once all have ended. */
    private static <T> void together(List<T> all, Work<T> work) throws IOException {
        List<CompletableFuture<Void>> begun = all.stream()
                .map(one -> CompletableFuture.runAsync(() -> {
                    try {
                        work.on(one);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }))
                .toList();
        try {
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException io ? io.getCause() : new IOException(e.getCause());
        }
    }

    private LabServer primary() {
        return hosts.get(0).server();
    }

    /** The servers, the primary first. */
    public List<Host> hosts() {
        return hosts.stream().map(LabHost::shown).toList();
    }

    public State state() {
        return state;
    }

    /** The name of the logins. */
    public String user() {
        return primary().account().name();
    }

    public PgVersion version() {
        return version;
    }

    /** Where everything of the lab lies; gone when it is closed. */
    public Path directory() {
        return directory;
    }

    /**
     * The plan that reaches this lab from this computer, by the password in {@link #password()}.
     */
    public PlanDraft plan() {
        return LabPlan.of(hosts, password());
    }

    /** The same with the password asked for, for a window that cannot read this computer's files. */
    public PlanDraft planForElsewhere() {
        return LabPlan.of(hosts, null);
    }

    /** A file of this user alone with the one password of all the lab's logins. */
    public Path password() {
        return directory.resolve("login");
    }

    /** The file with the host keys, so that nobody is asked and nothing is accepted blindly. */
    public Path knownHosts() {
        return directory.resolve("known_hosts");
    }

    /** An empty file, so that no rule of this user's own for 127.0.0.1 is in the way. */
    public Path sshConfig() {
        return directory.resolve("ssh_config");
    }

    public Load load() {
        return load;
    }

    /**
     * Puts every server back into its first state; open SSH connections go on. Takes about a second.
     *
     * @throws FailureException Refused {@code lab-start}
     */
    public synchronized void reset() {
        if (state == State.STOPPED) {
            return;
        }
        state = State.RESETTING;
        load.rate(0);
        try {
            Leftovers.endAll(directory);
            together(hosts, host -> host.server().restart());
            LabData.make(primary());
            state = State.RUNNING;
        } catch (IOException e) {
            throw LabFailures.refused("lab-start", e, version);
        }
    }

    /** Breaks a host's SSH connections and takes no new ones, as a machine does that lost its network. */
    public synchronized void cut(String name) {
        host(name).stop();
    }

    /**
     * Takes SSH connections again, with the same port and key.
     *
     * @throws FailureException Refused {@code lab-start}
     */
    public synchronized void mend(String name) {
        try {
            host(name).start();
        } catch (IOException e) {
            throw LabFailures.refused("lab-start", e, version);
        }
    }

    private LabHost host(String name) {
        return hosts.stream()
                .filter(host -> host.server().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no host " + name + " in the lab"));
    }

    /** Ends everything of the lab and removes its directory. A second time it does nothing. */
    @Override
    public synchronized void close() {
        if (state == State.STOPPED) {
            return;
        }
        state = State.STOPPED;
        if (load != null) {
            load.close();
        }
        hosts.forEach(LabHost::stop);
        Leftovers.endAll(directory);
        Trees.deleteQuietly(directory);
        lock.close();
    }
}
