package org.standbywizard.run;

import java.util.Set;
import org.standbywizard.remote.Failure;

/** Tells a server that does not run from one that could not be asked. */
final class ServerDown {
    private static final Set<String> NO_SOCKET = Set.of("socket-missing", "socket-refused");

    private ServerDown() {}

    private static final String CANNOT_CONNECT_NOW = "57P03";

    /** Whether it may let people in a moment later. */
    static boolean isStarting(Failure failure) {
        return failure instanceof Failure.SqlFailed sql && sql.sqlState().equals(CANNOT_CONNECT_NOW)
                || failure instanceof Failure.Refused refused && NO_SOCKET.contains(refused.reason());
    }

    static boolean is(Failure failure) {
        return failure instanceof Failure.SqlFailed
                || failure instanceof Failure.Refused refused && NO_SOCKET.contains(refused.reason());
    }
}
