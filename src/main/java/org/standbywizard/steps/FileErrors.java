package org.standbywizard.steps;

import java.util.List;
import java.util.Map;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.RemoteHost;

/** Asks a server for errors in its configuration files before it is made to read them. */
final class FileErrors {
    /** A setting that waits for a restart is reported as an error too; it is not one. */
    private static final String CONF =
            "SELECT sourcefile, sourceline, name, error FROM pg_file_settings WHERE error IS NOT NULL"
                    + " AND error <> 'setting could not be applied'";

    /** After a reload such a setting either waits for a restart, or its value was refused. */
    static final String REFUSED = "SELECT f.sourcefile, f.sourceline, f.name, f.setting FROM pg_file_settings f"
            + " JOIN pg_settings s ON lower(s.name) = lower(f.name)"
            + " WHERE f.error = 'setting could not be applied' AND NOT s.pending_restart";

    private static final String HBA = "SELECT line_number, error FROM pg_hba_file_rules WHERE error IS NOT NULL";

    private FileErrors() {}

    /** @param refused the answer to {@link #REFUSED}, asked after a reload */
    static void requireNoneRefused(RemoteHost remote, List<Map<String, String>> refused) {
        if (!refused.isEmpty()) {
            throw Scripts.refused(remote, "conf-errors", refused.toString());
        }
    }

    /** What to ask before a reload or restart. */
    static List<String> queries(PgVersion version) {
        return ReloadServer.tellsHbaErrors(version) ? List.of(CONF, HBA) : List.of(CONF);
    }

    /** @param answers to {@link #queries} */
    static void requireNone(RemoteHost remote, List<List<Map<String, String>>> answers) {
        if (!answers.get(0).isEmpty()) {
            throw Scripts.refused(remote, "conf-errors", answers.get(0).toString());
        }
        if (answers.size() > 1 && !answers.get(1).isEmpty()) {
            throw Scripts.refused(remote, "hba-errors", answers.get(1).toString());
        }
    }
}
