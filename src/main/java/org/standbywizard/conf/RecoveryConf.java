package org.standbywizard.conf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.PgVersion;

/** What turns a copy into a standby: recovery.conf up to 11, ordinary settings beside standby.signal from 12. */
public final class RecoveryConf {

    private RecoveryConf() {}

    /**
     * The settings in that version's own names, conninfo already limited to what its libpq knows.
     *
     * @param slot the replication slot, if one is used
     */
    public static Map<String, String> settings(PgVersion version, ConnInfo conninfo, Optional<String> slot) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!version.atLeast(PgVersion.V12)) {
            settings.put("standby_mode", "on");
        }
        settings.put("primary_conninfo", conninfo.forVersion(version).text());
        slot.ifPresent(name -> settings.put("primary_slot_name", name));
        settings.put("recovery_target_timeline", "latest");
        return settings;
    }

    /** The whole recovery.conf for versions up to 11. */
    public static ConfFile file(PgVersion version, ConnInfo conninfo, Optional<String> slot) {
        if (version.atLeast(PgVersion.V12)) {
            throw new IllegalArgumentException(
                    "PostgreSQL " + version.major() + " refuses to start with a recovery.conf");
        }
        return ConfFile.parse("").withBlock(settings(version, conninfo, slot));
    }
}
