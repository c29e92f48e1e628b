package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Root file systems kept for all runs, in the directory named by the system property {@code standby.hosts.cache}
 * (default /var/cache/standby-wizard-hosts). Each is built when it is first asked for and built again when its recipe
 * changes; its directory's name ends in the recipe's checksum. Hosts only ever read them.
 */
public final class ImageCache {

    private static final Duration BUILD_LIMIT = Duration.ofMinutes(20);
    private static final String SYSTEM =
            "systemd,systemd-sysv,dbus,openssh-server,sudo,iproute2,procps,libpam-systemd,locales,python3-minimal";

    // One build at a time in this JVM; a file lock keeps other JVMs out.
    private final ReentrantLock inThisJvm = new ReentrantLock();
    private final Path directory;

    public ImageCache(Path directory) {
        this.directory = directory;
    }

    public static ImageCache standard() {
        return new ImageCache(Path.of(System.getProperty("standby.hosts.cache", "/var/cache/standby-wizard-hosts")));
    }

    /** The directories below a host of this kind, uppermost first; built now if need be (a minute or two each). */
    public List<Path> layers(HostImage image) {
        return List.of(built(
                image.name().toLowerCase(java.util.Locale.ROOT), recipe(image), root -> debootstrap(image, root)));
    }

    /** The private key that every host's users accept; made once. */
    public Path clientKey() {
        Path key = directory.resolve("client_key");
        return locked("client_key", () -> {
            if (!Files.exists(key)) {
                Proc.must("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test-client", "-f", key.toString());
            }
            return key;
        });
    }

    private interface Build {
        void into(Path root);
    }

    private interface Work<T> {
        T get();
    }

    private Path built(String name, String recipe, Build build) {
        Path done = directory.resolve(name + "-" + checksum(recipe));
        if (Files.isDirectory(done)) {
            return done;
        }
        return locked(name, () -> {
            if (Files.isDirectory(done)) {
                return done;
            }
            Path half = directory.resolve(name + ".building");
            Proc.must("rm", "-rf", "--one-file-system", half.toString());
            long start = System.nanoTime();
            build.into(half);
            try {
                Files.move(half, done);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            System.out.printf("built %s in %d s%n", done, (System.nanoTime() - start) / 1_000_000_000);
            return done;
        });
    }

    private static String recipe(HostImage image) {
        return String.join("\n", image.suite(), image.major(), SYSTEM, Scripts.read("base.sh"), Login.DBA_PASSWORD);
    }

    private void debootstrap(HostImage image, Path root) {
        Path debs = directory.resolve("debs");
        try {
            Files.createDirectories(debs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Proc.run(
                        BUILD_LIMIT,
                        new byte[0],
                        List.of(
                                "debootstrap",
                                "--variant=minbase",
                                "--cache-dir=" + debs,
                                String.format("--include=%s,postgresql-%s", SYSTEM, image.major()),
                                image.suite(),
                                root.toString(),
                                AptSource.ofThisMachine().mirror()))
                .ok();
        Chroot.run(root, BUILD_LIMIT, "", Scripts.read("base.sh"), Login.DBA_PASSWORD);
    }

    private <T> T locked(String name, Work<T> work) {
        inThisJvm.lock();
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                return work.get();
            }
        } catch (IOException e) {
            throw new HostLabException("cannot lock " + name + " in " + directory + ": run as root", e);
        } finally {
            inThisJvm.unlock();
        }
    }

    private static String checksum(String recipe) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(recipe.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
