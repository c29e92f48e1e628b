package org.standbywizard.conf;

import java.util.Set;
import java.util.TreeSet;
import org.standbywizard.plan.PgVersion;

/** The parameters of recovery: leftovers of them make a standby stop, wait or promote itself. */
public final class RecoveryFamily {

    private RecoveryFamily() {}

    /** The family's names in that version: of recovery.conf up to 11, of postgresql.conf from 12. */
    public static Set<String> names(PgVersion version) {
        Set<String> names = new TreeSet<>(Set.of(
                "primary_conninfo",
                "primary_slot_name",
                "restore_command",
                "archive_cleanup_command",
                "recovery_end_command",
                "recovery_min_apply_delay",
                "recovery_target",
                "recovery_target_time",
                "recovery_target_xid",
                "recovery_target_name",
                "recovery_target_inclusive",
                "recovery_target_action",
                "recovery_target_timeline"));
        if (version.atLeast(PgVersion.V10)) {
            names.add("recovery_target_lsn");
        }
        if (!version.atLeast(PgVersion.V12)) {
            names.add("standby_mode");
            names.add("trigger_file");
        } else if (!version.atLeast(PgVersion.V16)) {
            names.add("promote_trigger_file");
        }
        return Set.copyOf(names);
    }
}
