package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One server with systemd, sshd, sudo and PostgreSQL, in a container and a network namespace of its own. */
public final class TestHost {

    public static final int SSH_PORT = 22;

    private static final Duration WHAT_GOES_ON = Duration.ofSeconds(30);
    private static final Duration EXEC_LIMIT = Duration.ofMinutes(2);
    private static final byte[] NOTHING = new byte[0];

    private final String name;
    private final HostImage image;
    private final String ipv4;
    private final String ipv6;
    private final Path clientKey;
    private final Path directory;
    private final HostNetwork network;
    private final Machine machine;
    private final int megabytes;

    TestHost(HostSpec spec, LabSlot slot, int index, List<Path> layers, Path clientKey) {
        this.name = spec.name();
        this.image = spec.image();
        this.clientKey = clientKey;
        this.megabytes = spec.diskMegabytes();
        String tag = slot.hostTag(index);
        int last = 10 + index;
        this.ipv4 = slot.ipv4(last);
        this.ipv6 = slot.ipv6(last);
        this.directory = slot.directory().resolve(name);
        HostDisk.mount(tag, directory, layers, spec.diskMegabytes());
        Chroot.run(root(), EXEC_LIMIT, publicKey(), Scripts.read("prepare.sh"), spec.prepareArguments());
        this.network = HostNetwork.create(slot, tag, last);
        this.machine = new Machine(tag, root(), network.namespace(), directory.resolve("console.log"), ipv4);
    }

    /** Boots and waits until sshd answers and systemd has started everything. */
    void boot() {
        machine.boot();
        String state = machine.settle();
        if (!state.equals("running")) {
            throw new HostLabException(String.format(
                    "%s came up %s:%n%s",
                    name, state, exec("systemctl --failed --no-pager --plain").out()));
        }
    }

    public String name() {
        return name;
    }

    public HostImage image() {
        return image;
    }

    public String ipv4() {
        return ipv4;
    }

    public String ipv6() {
        return ipv6;
    }

    /** The private key file that root, admin and dba accept. */
    public Path clientKey() {
        return clientKey;
    }

    /** What known_hosts should say of this host: a line for each of its addresses and keys. */
    public String knownHosts() {
        StringBuilder lines = new StringBuilder();
        try (Stream<Path> keys = Files.list(file("/etc/ssh"))) {
            for (Path key :
                    keys.filter(k -> k.toString().endsWith("_key.pub")).sorted().toList()) {
                String[] part = Files.readString(key).strip().split(" ");
                lines.append(String.format("%s,%s %s %s%n", ipv4, ipv6, part[0], part[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toString();
    }

    /** Runs a POSIX sh script inside as root, without SSH; it sees the arguments as $1, $2, ... */
    public Proc.Result exec(String script, String... args) {
        List<String> command = new ArrayList<>(machine.enter());
        command.addAll(List.of("/bin/sh", "-c", script, "sh"));
        command.addAll(List.of(args));
        try {
            return Proc.run(EXEC_LIMIT, NOTHING, command);
        } catch (Proc.NoEnd e) {
            throw new HostLabException(e.getMessage() + "\n" + whatGoesOn(), e);
        }
    }

    /** For a report on what hangs: jobs of the service manager, processes, the end of the logs. */
    private String whatGoesOn() {
        List<String> command = new ArrayList<>(machine.enter());
        command.addAll(List.of("/bin/sh", "-c", Scripts.read("what-goes-on.sh")));
        Proc.Result result = Proc.run(WHAT_GOES_ON, NOTHING, command);
        return result.out() + result.err();
    }

    /**
     * Stops a unit in order, once systemd has seen its start through: before that, Debian's would be ended by a signal to
     * each process, which can hang.
     */
    public void stopService(String unit) {
        exec(Scripts.read("stop-service.sh"), unit).ok();
    }

    /** Runs one SQL text as the superuser postgres on the host's own cluster; unaligned rows. */
    public String sql(String sql) {
        return exec(
                        "cd / && exec runuser -u postgres -- \"$1/psql\" -XAtq -v ON_ERROR_STOP=1 -c \"$2\"",
                        image.binDirectory(),
                        sql)
                .ok();
    }

    /** Runs a command by this machine's own ssh client and the lab's key. */
    public Proc.Result ssh(String user, String command) {
        Path known = directory.resolve("known_hosts");
        try {
            Files.writeString(known, knownHosts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Proc.run(
                EXEC_LIMIT,
                NOTHING,
                List.of(
                        "ssh",
                        "-F",
                        "none",
                        "-i",
                        clientKey.toString(),
                        "-o",
                        "BatchMode=yes",
                        "-o",
                        "ConnectTimeout=5",
                        "-o",
                        "IdentitiesOnly=yes",
                        "-o",
                        "StrictHostKeyChecking=yes",
                        "-o",
                        "UserKnownHostsFile=" + known,
                        user + "@" + ipv4,
                        command));
    }

    /** The same file as this machine sees it: {@code file("/etc/passwd")}; links in it lead to this machine's files. */
    public Path file(String path) {
        return root().resolve(path.substring(1));
    }

    /** Shuts down in order and boots again on the same disk. Services may fail; see {@code systemctl --failed}. */
    public void reboot() {
        machine.shutDown();
        machine.boot();
        machine.settle();
    }

    /** Ends every process at once, as when power is lost (what was written stays); {@link #powerOn} boots again. */
    public void powerCut() {
        machine.kill();
    }

    /** As {@link #powerCut}, and nobody whom it was connected with gets a word of it. */
    public void pullPlug() {
        network.down();
        machine.kill();
        network.forget();
    }

    /** Boots after {@link #pullPlug}. */
    public void plugIn() {
        network.up();
        powerOn();
    }

    /** Boots after {@link #powerCut} or {@link #shutDown}. */
    public void powerOn() {
        machine.boot();
        machine.settle();
    }

    public void shutDown() {
        machine.shutDown();
    }

    /** Pulls the network cable. */
    public void networkDown() {
        network.down();
    }

    public void networkUp() {
        network.up();
    }

    /** Drops TCP packets for a port, as a firewall on this host would. */
    public void blockPort(int port) {
        network.block(port);
    }

    public void unblockPort(int port) {
        network.unblock(port);
    }

    /** Cuts off whoever is logged in by SSH, and refuses new connections; on the host nobody notices at first. */
    public void cutSsh() {
        network.cutSsh();
    }

    public void uncutSsh() {
        network.uncutSsh();
    }

    /** Loses every packet between this host and another one. */
    public void cutFrom(TestHost other) {
        network.cutFrom(other.ipv4);
    }

    public void uncutFrom(TestHost other) {
        network.uncutFrom(other.ipv4);
    }

    /** Leaves not a byte of room on the disk; only for a host that was made with a size. */
    public void fillDisk() {
        HostDisk.fill(directory);
    }

    public void freeDisk() {
        HostDisk.free(directory, megabytes);
    }

    /** Ends it and gives back its disk and network; the lab calls this. */
    void destroy() {
        machine.kill();
        network.delete();
        HostDisk.unmount(directory);
    }

    /** Makes the host's line slow in both directions, until {@link #unlimitNetwork}. */
    public void limitNetwork(int kilobitsPerSecond) {
        network.limit(kilobitsPerSecond);
    }

    public void unlimitNetwork() {
        network.unlimit();
    }

    @Override
    public String toString() {
        return String.format("%s (%s, %s, %s)", name, image, ipv4, ipv6);
    }

    /** The whole file system as its processes see it, with what is mounted there; while it runs. */
    public Path live() {
        return Path.of("/proc", String.valueOf(machine.leader().pid()), "root");
    }

    private Path root() {
        return directory.resolve("root");
    }

    private String publicKey() {
        try {
            return Files.readString(Path.of(clientKey + ".pub"), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
