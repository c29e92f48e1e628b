package org.standbywizard.hosts;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs a constant script in a root file system that is not booted; nothing that it starts or mounts outlives it. */
final class Chroot {

    private static final String WITH_PROC =
            "mount -t proc proc \"$1/proc\" && mount -t tmpfs tmpfs \"$1/dev/shm\" && exec chroot \"$@\"";

    private Chroot() {}

    static String run(Path root, Duration limit, String stdin, String script, String... args) {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--mount",
                "--pid",
                "--ipc",
                "--net",
                "--fork",
                "--kill-child",
                "sh",
                "-c",
                WITH_PROC,
                "sh"));
        command.addAll(List.of(root.toString(), "/bin/sh", "-c", script, "sh"));
        command.addAll(List.of(args));
        return Proc.run(limit, stdin.getBytes(StandardCharsets.UTF_8), command).ok();
    }
}
