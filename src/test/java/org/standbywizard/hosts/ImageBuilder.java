package org.standbywizard.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes the layer of one image; {@link ImageCache} keeps it. */
final class ImageBuilder {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Path DEBOOTSTRAP_SUITES = Path.of("/usr/share/debootstrap/scripts");
    private static final String KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";
    private static final String SYSTEM =
            "systemd,systemd-sysv,dbus,openssh-server,sudo,iproute2,procps,libpam-systemd,locales,python3-minimal";

    private final HostImage image;
    private final List<Path> below;

    /** For an image over the finished layers below it; none for one that is made from packages. */
    ImageBuilder(HostImage image, List<Path> below) {
        this.image = image;
        this.below = below;
    }

    /** Everything that decides what the layer holds. */
    String recipe() {
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
                Scripts.read(layoutScript()),
                unitFile());
    }

    /** Makes the layer somewhere in a directory, and returns where. */
    Path build(Path work) {
        try {
            Files.createDirectories(work);
            return below.isEmpty() ? debootstrap(work.resolve("root")) : change(work);
        } catch (IOException e) {
            throw new HostLabException("cannot build " + image + " in " + work, e);
        }
    }

    private Path debootstrap(Path root) {
        List<String> command = new ArrayList<>(List.of(
                "debootstrap",
                "--variant=minbase",
                "--force-check-gpg",
                "--keyring=" + KEYRING,
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
        return root;
    }

    /** The layer is what an overlay's upper directory holds after the changes. */
    private Path change(Path work) throws IOException {
        Path merged = work.resolve("merged");
        Path upper = work.resolve("upper");
        for (Path directory : List.of(merged, upper, work.resolve("work"))) {
            Files.createDirectories(directory);
        }
        HostDisk.overlay("image", below, work, merged);
        if (image.embedded().isPresent()) {
            Path programs = Path.of(image.binDirectory()).getParent();
            EmbeddedServer.unpack(
                    image.embedded().get(), merged.resolve(Path.of("/").relativize(programs)), work);
        }
        Chroot.run(
                merged,
                LIMIT,
                unitFile(),
                Scripts.read(layoutScript()),
                image.major(),
                image.clientMajor(),
                image.layout().name().toLowerCase(Locale.ROOT),
                image.embedded().isPresent() ? "embedded" : "debian",
                image.language());
        Mounts.unmountBelow(merged);
        return upper;
    }

    private String layoutScript() {
        return image.layout() == HostImage.Layout.DEBIAN ? "debian-layout.sh" : "rpm-layout.sh";
    }

    private String unitFile() {
        // The embedded servers are built without systemd's notification.
        return Scripts.read(image.embedded().isPresent() ? "forking.service" : "notify.service");
    }
}
