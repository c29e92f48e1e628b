package org.standbywizard.steps;

import java.util.Optional;
import org.standbywizard.conf.RawText;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;

/**
 * A file as it is.
 *
 * @param owner {@code user:group}
 * @param text its bytes as one char each
 */
record FileNow(String owner, String text) {
    private static final int ABSENT = 3;

    /** Reads it; empty if there is none. */
    static Optional<FileNow> read(RemoteHost remote, String path, Cancellation cancellation) {
        CommandResult result = remote.run(Scripts.admin(Scripts.FILE_NOW, path), cancellation);
        if (result.exitStatus() == ABSENT) {
            return Optional.empty();
        }
        if (!result.ok()) {
            throw Scripts.refused(remote, "file-not-read", result, path);
        }
        String all = RawText.of(result.stdout());
        int line = all.indexOf('\n');
        return Optional.of(new FileNow(all.substring(0, Math.max(0, line)), all.substring(line + 1)));
    }

    /** The number of the first line in which two texts differ, counted from 1. */
    static int firstDifference(String one, String other) {
        String[] left = one.split("\n", -1);
        String[] right = other.split("\n", -1);
        int line = 0;
        while (line < left.length && line < right.length && left[line].equals(right[line])) {
            line++;
        }
        return line + 1;
    }
}
