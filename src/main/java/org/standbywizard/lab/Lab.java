package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.FailureException;

/**
 * A practice lab: one primary and its standbys-to-be on this computer, each an SSH host of its own, all gone when it is
 * closed. Its methods may be called from any thread, one at a time each; none of them belongs on a thread of the window.
 * Long, because its ways from state to state are all here, and exclude each other.
 */
public final class Lab implements AutoCloseable {
    private final LabFiles files;
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

    Lab(Path directory, PgVersion version, LabLock lock) {
        this.files = new LabFiles(directory);
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
        return new LabMaker(settings, stages, cancellation).make();
    }

    /**
     * Brings back the lab that was {@link #save}d last, as it was, with the same ports and keys. Of the settings its
     * version and its number of standbys are not looked at.
     *
     * @throws FailureException Refused {@code lab-none-saved} or another {@code lab-...}; it stays saved then
     */
    public static Lab resume(LabSettings settings, Consumer<Stage> stages, Cancellation cancellation) {
        return new LabMaker(settings, stages, cancellation).resume();
    }

    LabFiles files() {
        return files;
    }

    /** Adds a host and takes SSH connections for it. */
    void add(LabHost host) throws IOException {
        hosts.add(host);
        host.start();
    }

    /** All hosts are there. */
    void run() throws IOException {
        Files.deleteIfExists(files.saved());
        load = Load.start(primary());
        state = State.RUNNING;
    }

    private LabServer primary() {
        return hosts.get(0).server();
    }

    /** The servers, the primary first. */
    public List<Host> hosts() {
        return hosts.stream().map(LabHost::shown).toList();
    }

    /** The servers for whoever gives exercises on them, the primary first. */
    public List<Station> stations() {
        return hosts.stream().map(host -> new Station(host.server())).toList();
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
        return files.directory();
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
        return files.password();
    }

    /** The file with the host keys, so that nobody is asked and nothing is accepted blindly. */
    public Path knownHosts() {
        return files.knownHosts();
    }

    /** An empty file, so that no rule of this user's own for 127.0.0.1 is in the way. */
    public Path sshConfig() {
        return files.sshConfig();
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
        change(() -> {
            load.rate(0);
            Leftovers.endAll(directory());
            Parallel.each(hosts, host -> host.server().restart());
            LabData.make(primary());
        });
    }

    /**
     * Keeps what all servers have now under a name, to be brought back by {@link #bring}. They are stopped in order for
     * it, the primary first, so that the standbys have all of its WAL, and started again. Takes two seconds.
     *
     * @throws FailureException Refused {@code lab-start}
     */
    public synchronized void keep(String name) {
        change(() -> {
            for (LabHost host : hosts) {
                host.server().stop();
            }
            Trees.make(files.kept(), "rwxr-xr-x");
            Trees.make(files.kept().resolve(name), "rwxr-xr-x");
            Parallel.each(hosts, host -> host.server().copyTo(kept(name, host)));
            startAll();
        });
    }

    /** Whether {@link #keep} kept something under this name. */
    public boolean hasKept(String name) {
        return hosts.stream().allMatch(host -> Files.isDirectory(kept(name, host)));
    }

    /**
     * Puts every server back into the state that was kept so, whatever state it is in, and writes no more rows. Takes about a
     * second.
     *
     * @throws FailureException Refused {@code lab-start}
     */
    public synchronized void bring(String name) {
        change(() -> {
            load.rate(0);
            Leftovers.endAll(directory());
            Parallel.each(hosts, host -> host.server().takeFrom(kept(name, host)));
            startAll();
        });
    }

    /** The primary first: a standby that finds none tries again only after five seconds. */
    private void startAll() throws IOException {
        primary().start();
        Parallel.each(hosts.subList(1, hosts.size()), host -> host.server().start());
    }

    private Path kept(String name, LabHost host) {
        return files.kept().resolve(name).resolve(host.server().name());
    }

    private void change(Change work) {
        if (state == State.STOPPED) {
            return;
        }
        state = State.RESETTING;
        try {
            work.make();
            state = State.RUNNING;
        } catch (IOException e) {
            throw LabFailures.refused("lab-start", e, version, directory());
        }
    }

    /** What is done with all servers. */
    private interface Change {
        void make() throws IOException;
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
            throw LabFailures.refused("lab-start", e, version, directory());
        }
    }

    private LabHost host(String name) {
        return hosts.stream()
                .filter(host -> host.server().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no host " + name + " in the lab"));
    }

    /**
     * Ends everything of the lab as {@link #close} does, but keeps its files for {@link #resume}.
     *
     * @throws FailureException Refused {@code lab-save}
     */
    public synchronized void save() {
        if (state == State.STOPPED) {
            return;
        }
        try {
            Parallel.each(hosts, host -> host.server().stop());
            stop();
            Leftovers.endAll(directory());
            LabFiles.write(files.saved(), "", "rw-r--r--");
        } catch (IOException e) {
            throw LabFailures.refused("lab-save", e, directory());
        } finally {
            lock.close();
        }
    }

    private void stop() {
        state = State.STOPPED;
        if (load != null) {
            load.close();
        }
        hosts.forEach(LabHost::stop);
    }

    /** Ends everything of the lab and removes its directory. A second time it does nothing. */
    @Override
    public synchronized void close() {
        if (state == State.STOPPED) {
            return;
        }
        stop();
        Leftovers.clear(directory());
        lock.close();
    }
}
