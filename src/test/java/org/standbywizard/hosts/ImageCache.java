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
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Root file systems kept for all runs, in the directory named by the system property {@code standby.hosts.cache}
 * (default /var/cache/standby-wizard-hosts). Each is built when it is first asked for and built again when its recipe
 * changes; its directory's name ends in the recipe's checksum. Hosts only ever read them.
 */
public final class ImageCache {

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
        List<Path> below = image.below().map(this::layers).orElse(List.of());
        List<Path> all = new ArrayList<>();
        all.add(built(image, below));
        all.addAll(below);
        return all;
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

    private interface Work<T> {
        T get();
    }

    private Path built(HostImage image, List<Path> below) {
        ImageBuilder builder = new ImageBuilder(image, directory.resolve("downloads"));
        String name = image.name().toLowerCase(Locale.ROOT);
        Path done = directory.resolve(name + "-" + checksum(builder.recipe(below)));
        if (Files.isDirectory(done)) {
            return done;
        }
        return locked(name, () -> {
            if (Files.isDirectory(done)) {
                return done;
            }
            Path half = directory.resolve(name + ".building");
            removeHalfBuilt(half);
            long start = System.nanoTime();
            builder.build(half, below);
            try {
                Files.move(half, done);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            System.out.printf("built %s in %d s%n", done, (System.nanoTime() - start) / 1_000_000_000);
            return done;
        });
    }

    private static void removeHalfBuilt(Path half) {
        Path disk = half.resolveSibling(half.getFileName() + ".disk");
        Proc.attempt("umount", disk.resolve("merged").toString());
        Proc.must("rm", "-rf", "--one-file-system", half.toString(), disk.toString());
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
