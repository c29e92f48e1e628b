package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.SqlText;

/** A read-only question, and to which server: what shows that a step is in force. */
public record Question(HostId host, String sql) {
    private static final String ROLE = "SELECT rolname, rolcanlogin, rolreplication, rolsuper,"
            + " rolpassword IS NOT NULL AS has_password FROM pg_authid WHERE rolname = %L";
    private static final String SLOT =
            "SELECT slot_name, slot_type, active, restart_lsn FROM pg_replication_slots WHERE slot_name = %L";
    private static final String FILE = "SELECT name, setting, applied, error FROM pg_file_settings"
            + " WHERE sourcefile = %L AND name = ANY (string_to_array(%L, ',')) ORDER BY seqno";
    private static final String HBA = "SELECT line_number, type, database, user_name, address, auth_method, error"
            + " FROM pg_hba_file_rules WHERE 'replication' = ANY (database) ORDER BY line_number";
    private static final String OVERRIDES = "SELECT name, setting, sourcefile FROM pg_file_settings"
            + " WHERE name = ANY (string_to_array(%L, ',')) ORDER BY seqno";
    private static final String SETTINGS = "SELECT name, current_setting(name) AS setting, pending_restart"
            + " FROM pg_settings WHERE name = ANY (string_to_array(%L, ',')) ORDER BY name";
    private static final String LOADED = "SELECT pg_conf_load_time() AS loaded";
    private static final String STARTED = "SELECT pg_postmaster_start_time() AS started";
    private static final String RECOVERY =
            "SELECT pg_is_in_recovery() AS in_recovery, pg_last_wal_receive_lsn() AS received,"
                    + " pg_last_wal_replay_lsn() AS replayed";
    private static final String RECOVERY_9_6 =
            "SELECT pg_is_in_recovery() AS in_recovery, pg_last_xlog_receive_location() AS received,"
                    + " pg_last_xlog_replay_location() AS replayed";
    private static final String SENDER = "SELECT application_name, client_addr, state, sync_state, sent_lsn,"
            + " replay_lsn FROM pg_stat_replication WHERE application_name = %L";
    private static final String SENDER_9_6 = "SELECT application_name, client_addr, state, sync_state,"
            + " sent_location AS sent_lsn, replay_location AS replay_lsn FROM pg_stat_replication"
            + " WHERE application_name = %L";
    private static final String SENDERS =
            "SELECT application_name, client_addr, state, sync_state FROM pg_stat_replication ORDER BY 1";

    /**
     * What to ask after a step; nothing after one that no server's answer shows.
     *
     * @param version of the step's own server
     */
    public static List<Question> after(Step step, PgVersion version) {
        boolean ten = version.atLeast(PgVersion.V10);
        List<Question> asked = new ArrayList<>();
        if (step instanceof EnsureRole role) {
            asked.add(on(role.host(), ROLE, role.role()));
        } else if (step instanceof CreateSlot slot) {
            asked.add(on(slot.host(), SLOT, slot.slot()));
        } else if (step instanceof EditFile edit) {
            ofFile(edit, ten, asked);
        } else if (step instanceof ResetOverride reset) {
            asked.add(on(reset.host(), OVERRIDES, names(reset.was().keySet())));
        } else if (step instanceof ReloadServer reload) {
            asked.add(
                    reload.expected().isEmpty()
                            ? on(reload.host(), LOADED)
                            : on(
                                    reload.host(),
                                    SETTINGS,
                                    names(reload.expected().keySet())));
        } else if (step instanceof RestartServer restart) {
            asked.add(on(restart.host(), SETTINGS, names(restart.expected().keySet())));
            asked.add(on(restart.host(), STARTED));
        } else if (step instanceof BaseBackup backup && !backup.slot().isEmpty()) {
            asked.add(on(backup.primary(), SLOT, backup.slot()));
        } else if (step instanceof StartServer start) {
            asked.add(on(start.host(), ten ? RECOVERY : RECOVERY_9_6));
        } else if (step instanceof AwaitStreaming wait) {
            asked.add(on(wait.primary(), ten ? SENDER : SENDER_9_6, wait.applicationName()));
        } else if (step instanceof Proof proof) {
            asked.add(on(proof.host(), SENDERS));
        }
        return List.copyOf(asked);
    }

    private static void ofFile(EditFile edit, boolean ten, List<Question> asked) {
        switch (edit.format()) {
            case CONF -> {
                // The standby's is edited while its server is stopped.
                if (!edit.purpose().equals("standby-conf")) {
                    asked.add(on(edit.host(), FILE, edit.path(), names(changed(edit))));
                }
            }
            case HBA -> {
                if (ten) {
                    asked.add(on(edit.host(), HBA));
                }
            }
            case WHOLE -> {}
        }
    }

    private static Collection<String> changed(EditFile edit) {
        Map<String, String> changed = new TreeMap<>(ConfFile.parse(edit.after()).blockSettings());
        ConfFile.parse(edit.before()).blockSettings().forEach(changed::remove);
        return changed.keySet();
    }

    private static String names(Collection<String> names) {
        return String.join(",", names);
    }

    private static Question on(HostId host, String template, String... values) {
        return new Question(host, RawText.show(SqlText.of(template, values).render()));
    }
}
