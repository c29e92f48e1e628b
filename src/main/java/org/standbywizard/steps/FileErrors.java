package org.standbywizard.steps;

import java.util.List;
import java.util.Map;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;

/** Asks a server for errors in its configuration files before it is made to read them. */
final class FileErrors {
    /** A setting that waits for a restart is reported as an error too; it is not one. */
    private static final String CONF =
            "SELECT sourcefile, sourceline, name, error FROM pg_file_settings WHERE error IS NOT NULL"
                    + " AND error <> 'setting could not be applied'";

    /** After a reload such a setting either waits for a restart, or its value was refused. */
    private static final String REFUSED = "SELECT f.sourcefile, f.sourceline, f.name, f.setting FROM pg_file_settings f"
            + " JOIN pg_settings s ON lower(s.name) = lower(f.name)"
            + " WHERE f.error = 'setting could not be applied' AND NOT s.pending_restart";

    private static final String HBA = "SELECT line_number, error FROM pg_hba_file_rules WHERE error IS NOT NULL";

    private FileErrors() {}

    /** To be asked after a reload. */
    static void requireNoneRefused(RemoteHost remote, Sql sql) {
        List<Map<String, String>> refused = sql.query(REFUSED);
        if (!refused.isEmpty()) {
            throw Scripts.refused(remote, "conf-errors", refused.toString());
        }
    }

    static void requireNone(RemoteHost remote, Sql sql) {
        List<Map<String, String>> conf = sql.query(CONF);
        if (!conf.isEmpty()) {
            throw Scripts.refused(remote, "conf-errors", conf.toString());
        }
        if (ReloadServer.tellsHbaErrors(sql.version())) {
            List<Map<String, String>> hba = sql.query(HBA);
            if (!hba.isEmpty()) {
                throw Scripts.refused(remote, "hba-errors", hba.toString());
            }
        }
    }
}
