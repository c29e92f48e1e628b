package org.standbywizard.hosts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this machine's kernel allows all hosts together. A booted systemd holds about ten inotify instances, all of them
 * root's: with the usual 128 the twelfth host comes up degraded.
 */
final class KernelLimits {
    private static final Path INOTIFY = Path.of("/proc/sys/fs/inotify/max_user_instances");
    private static final int ENOUGH = 1024;

    private KernelLimits() {}

    /** Raises what is too low; never lowers. */
    static void raise() {
        try {
            if (Integer.parseInt(Files.readString(INOTIFY).strip()) < ENOUGH) {
                Files.writeString(INOTIFY, String.valueOf(ENOUGH));
            }
        } catch (IOException e) {
            throw new HostLabException("cannot let more hosts run at the same time", e);
        }
    }
}
