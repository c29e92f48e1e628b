package org.standbywizard.verify;

import java.time.Duration;
import java.util.OptionalLong;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;

/** How much a directory takes, such as one that a set-up set aside. */
public final class DirectorySize {
    private static final Script SCRIPT = Script.resource(DirectorySize.class, "directory-size.sh");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private DirectorySize() {}

    /**
     * Counts it, in bytes; empty if there is no such directory.
     *
     * @throws org.standbywizard.remote.FailureException if the machine cannot tell within a minute
     */
    public static OptionalLong read(RemoteHost host, String directory, Cancellation cancellation) {
        Command command = Command.of(SCRIPT, new RunAs.Admin(), directory).withTimeout(LIMIT);
        String said = host.runOrFail(command, cancellation).out().strip();
        return said.matches("\\d{1,15}") ? OptionalLong.of(Long.parseLong(said) * 1024) : OptionalLong.empty();
    }
}
