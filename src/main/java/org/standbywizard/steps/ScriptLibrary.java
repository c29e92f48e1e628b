package org.standbywizard.steps;

import java.util.List;
import org.standbywizard.remote.Script;

/** What others take of this package's scripts: the functions that each begins with, and looks that change nothing. */
public final class ScriptLibrary {
    private ScriptLibrary() {}

    public static Script functions() {
        return Scripts.LIBRARY;
    }

    /** What looks for the lock of a wizard. */
    public static Script lock() {
        return Scripts.LOCK;
    }

    /** Where the locks of wizards lie that work on this server: of one with root, of one that logs in as its OS user. */
    public static List<String> lockPlaces(ServerRef server) {
        return List.of(
                ServerRefs.ROOT_DIRECTORY,
                server.ownerDirectory().isEmpty() ? server.wizardDirectory() : server.ownerDirectory());
    }

    /** What tells when files were last written. */
    public static Script fileTimes() {
        return Scripts.FILE_TIMES;
    }

    /** Each file of the server: when it last read its files (seconds since 1970), the file's kind or -, its path. */
    public static String filesQuery() {
        return "SELECT read_at || ' ' || coalesce(nullif(kind, ''), '-') || ' ' || path FROM (" + OthersFiles.QUERY
                + ") AS files";
    }
}
