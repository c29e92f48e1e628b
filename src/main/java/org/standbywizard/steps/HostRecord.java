package org.standbywizard.steps;

import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Script;

/** The run's root-only directory on a host: before-images and what an undo needs, in case the desktop dies. */
public final class HostRecord {
    static final Script OPEN =
            Script.resource(HostRecord.class, "open-run.sh").after(Script.resource(HostRecord.class, "lib.sh"));
    static final Script CLOSE =
            Script.resource(HostRecord.class, "close-run.sh").after(Script.resource(HostRecord.class, "lib.sh"));

    private static final Script LOOK =
            Script.resource(HostRecord.class, "swap-look.sh").after(Script.resource(HostRecord.class, "lib.sh"));

    private HostRecord() {}

    /** Makes the directory and keeps a copy of the change set in it. */
    public static void open(RemoteHost remote, ServerRef server, byte[] changeSet, Cancellation cancellation) {
        remote.runOrFail(Scripts.admin(OPEN, server.runDirectory()).withStdin(changeSet), cancellation);
    }

    /** Whether the run's copy stands in the data directory's place, whatever the journal knows of it. */
    public static boolean isSwapped(RemoteHost remote, ServerRef server, Cancellation cancellation) {
        return remote.runOrFail(Scripts.admin(LOOK, server.runDirectory(), server.dataDirectory()), cancellation)
                .out()
                .strip()
                .equals("swapped");
    }

    /** Removes it, after everything was taken back. */
    public static void remove(RemoteHost remote, ServerRef server, Cancellation cancellation) {
        remote.runOrFail(Scripts.admin(CLOSE, server.runDirectory()), cancellation);
    }
}
