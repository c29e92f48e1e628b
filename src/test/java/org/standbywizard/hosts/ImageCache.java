package org.standbywizard.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Root file systems kept for all runs, in the directory named by the system property {@code standby.hosts.cache}
 * (default /var/cache/standby-wizard-hosts). Each is built when it is first asked for and built again when its recipe
 * changes; its directory's name ends in the recipe's checksum. Hosts only ever read them.
 */
public final class ImageCache {

    private static final Duration KEEP_UNUSED = Duration.ofDays(2);

    private final Path directory;

    public ImageCache(Path directory) {
        this.directory = directory;
    }

    public static ImageCache standard() {
        return new ImageCache(Path.of(System.getProperty("standby.hosts.cache", "/var/cache/standby-wizard-hosts")));
    }

    /** Builds what is missing of these, as many at once as there are processors. */
    public void prepare(Collection<HostImage> images) {
        // Those from packages first: the others are made from them and take a second.
        images.stream().map(i -> i.below().orElse(i)).distinct().toList().parallelStream()
                .forEach(this::layers);
        images.forEach(this::layers);
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
        return locked(ImageCache.class, "client_key", () -> {
            if (!Files.exists(key)) {
                Proc.must("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "test-client", "-f", key.toString());
            }
            return key;
        });
    }

    private Path built(HostImage image, List<Path> below) {
        ImageBuilder builder = new ImageBuilder(image, below);
        String name = image.name().toLowerCase(Locale.ROOT);
        Path done = directory.resolve(name + "-" + checksum(builder.recipe()));
        return locked(image, name, () -> {
            if (!Files.isDirectory(done)) {
                Path half = directory.resolve(name + ".building");
                Mounts.removeTree(half);
                long start = System.nanoTime();
                move(builder.build(half), done);
                Mounts.removeTree(half);
                removeOutdated(name, done);
                System.out.printf("built %s in %d s%n", done, (System.nanoTime() - start) / 1_000_000_000);
            }
            touch(done);
            return done;
        });
    }

    /** Removes what older recipes made, unless somebody who still has them was here lately. */
    private void removeOutdated(String name, Path current) {
        Instant limit = Instant.now().minus(KEEP_UNUSED);
        String mounted = Mounts.all().toString();
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                boolean old = entry.getFileName().toString().startsWith(name + "-") && !entry.equals(current);
                if (old
                        && !mounted.contains(entry.toString())
                        && Files.getLastModifiedTime(entry).toInstant().isBefore(limit)) {
                    Mounts.removeTree(entry);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One at a time: the monitor keeps this JVM's threads apart, the file lock other JVMs. */
    private <T> T locked(Object monitor, String name, Supplier<T> work) {
        synchronized (monitor) {
            try {
                Files.createDirectories(directory);
                try (FileChannel channel = FileChannel.open(
                                directory.resolve(name + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    assert lock.isValid();
                    return work.get();
                }
            } catch (IOException e) {
                throw new HostLabException("cannot lock " + name + " in " + directory + ": run as root", e);
            }
        }
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void touch(Path used) {
        try {
            Files.setLastModifiedTime(used, FileTime.from(Instant.now()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
