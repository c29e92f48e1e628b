package org.standbywizard.hosts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Real hosts on a closed network of their own, for one test class or one person. Several labs can be open at the same
 * time on one machine. Needs root and the programs of {@link #open}; closing it leaves nothing behind, and opening one
 * cleans up after labs whose JVM died. As a field with {@code @RegisterExtension static} it closes after the class.
 */
public final class HostLab implements AutoCloseable, AfterAllCallback {

    private static final List<String> PROGRAMS = List.of(
            "debootstrap", "systemd-nspawn", "ip", "iptables", "mount", "nsenter", "unshare", "ssh", "ssh-keygen");

    private final ImageCache images;
    private final LabSlot slot;
    private final List<TestHost> hosts = new CopyOnWriteArrayList<>();
    private final AtomicInteger index = new AtomicInteger();
    private final Thread atExit = new Thread(this::release, "host-lab-exit");
    private boolean open = true;

    private HostLab(ImageCache images, LabSlot slot) {
        this.images = images;
        this.slot = slot;
    }

    /**
     * Takes a free network.
     *
     * @throws HostLabException if this is not root on Linux or a program is missing
     */
    public static HostLab open() {
        for (String program : PROGRAMS) {
            if (!isInstalled(program)) {
                throw new HostLabException(String.format(
                        "%s is not installed: apt-get install debootstrap debian-archive-keyring systemd-container iproute2 iptables openssh-client xz-utils",
                        program));
            }
        }
        KernelLimits.raise();
        LabSlot slot = LabSlot.take();
        HostLab lab = new HostLab(ImageCache.standard(), slot);
        Runtime.getRuntime().addShutdownHook(lab.atExit);
        HostNetwork.createBridge(slot);
        return lab;
    }

    private static boolean isInstalled(String program) {
        return List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").stream()
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }

    /** Builds these images now, those that are missing, rather than with the first host that needs them. */
    public void prepare(List<HostImage> wanted) {
        images.prepare(wanted);
    }

    /** Makes and boots one host with a running cluster. */
    public TestHost start(String name, HostImage image) {
        return start(HostSpec.of(name, image));
    }

    public TestHost start(HostSpec spec) {
        return startAll(List.of(spec)).get(0);
    }

    /** Makes and boots hosts, all at once; returns them in the order asked for. */
    public List<TestHost> startAll(List<HostSpec> specs) {
        prepare(specs.stream().map(HostSpec::image).distinct().toList());
        ExecutorService pool = Executors.newFixedThreadPool(specs.size());
        try {
            List<Callable<TestHost>> boots = new ArrayList<>();
            for (HostSpec spec : specs) {
                int number = index.incrementAndGet();
                boots.add(() -> boot(spec, number));
            }
            List<TestHost> started = new ArrayList<>();
            for (Future<TestHost> host : pool.invokeAll(boots)) {
                started.add(host.get());
            }
            return started;
        } catch (ExecutionException e) {
            throw new HostLabException("a host did not start: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostLabException("interrupted while hosts booted", e);
        } finally {
            pool.shutdown();
        }
    }

    private TestHost boot(HostSpec spec, int number) {
        TestHost host = new TestHost(spec, slot, number, images.layers(spec.image()), images.clientKey());
        hosts.add(host);
        host.boot();
        return host;
    }

    public List<TestHost> hosts() {
        return List.copyOf(hosts);
    }

    /** What every name of this lab on this machine starts with. */
    public String tag() {
        return slot.bridge();
    }

    /** Ends and throws away one host. */
    public void discard(TestHost host) {
        host.destroy();
        hosts.remove(host);
    }

    /** Ends and throws away all hosts; the network stays for more. */
    public void discardAll() {
        hosts().forEach(this::discard);
    }

    @Override
    public void close() {
        release();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending already; the hook finds the lab closed.
            return;
        }
    }

    private synchronized void release() {
        if (open) {
            open = false;
            slot.release();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }
}
