package org.standbywizard.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/**
 * The configuration files that a run leaves to others. What somebody wrote there since the preview, and the server has
 * not read yet, our reload or restart would bring into force (safety rule 4).
 *
 * @param ours what the run itself edits, and looks at when it does: {@code config_file}, {@code hba_file}, {@code
 *     auto_conf}
 * @param touched files that waited to be read when they were previewed, and since when (seconds since 1970)
 */
public record OthersFiles(Set<String> ours, Map<String, Long> touched) {
    static final String CONFIG_FILE = "config_file";
    static final String HBA_FILE = "hba_file";
    static final String AUTO_CONF = "auto_conf";

    /** What the server would read that is newer than what it has read. */
    static final String QUERY = "SELECT path, extract(epoch FROM modification)::bigint::text AS modified,"
            + " CASE path WHEN current_setting('config_file') THEN 'config_file'"
            + " WHEN current_setting('hba_file') THEN 'hba_file'"
            + " WHEN current_setting('data_directory') || '/postgresql.auto.conf' THEN 'auto_conf'"
            + " ELSE '' END AS kind"
            + " FROM (SELECT path, (pg_stat_file(path, true)).modification AS modification"
            + " FROM (SELECT sourcefile AS path FROM pg_file_settings UNION SELECT current_setting('hba_file')"
            + " UNION SELECT current_setting('ident_file')) AS files) AS times"
            + " WHERE modification > pg_conf_load_time() ORDER BY path";

    public OthersFiles {
        ours = java.util.Collections.unmodifiableSet(new TreeSet<>(ours));
        touched = java.util.Collections.unmodifiableMap(new TreeMap<>(touched));
    }

    private static final String WAITS =
            "SELECT 1 FROM (SELECT (pg_stat_file(%L, true)).modification AS modification) AS f"
                    + " WHERE modification > pg_conf_load_time()";

    static OthersFiles of(HostFacts facts, Set<String> ours) {
        Map<String, Long> touched = new LinkedHashMap<>();
        facts.cluster().files().stream()
                .filter(FileSnapshot::exists)
                .filter(file -> file.modifiedAt() > facts.running().configLoadedAt())
                .forEach(file -> touched.put(file.path(), file.modifiedAt()));
        return new OthersFiles(ours, touched);
    }

    /**
     * Before our part is taken out of a file that somebody changed, after which nobody can tell what was read of it.
     *
     * @throws FailureException Refused, if the server runs and has not read the file as it is
     */
    static void requireRead(StepContext context, HostId host, String path) {
        Sql sql;
        try {
            sql = context.sql(host);
        } catch (FailureException e) {
            // Down, so its next start reads everything anyway.
            return;
        }
        if (!sql.batch(List.of(SqlText.of(WAITS, path).render())).get(0).isEmpty()) {
            throw Scripts.refused(context.remote(host), "others-unread", "", path);
        }
    }

    void requireRead(StepContext context, HostId host) {
        requireRead(
                context.remote(host), context.sql(host).batch(List.of(QUERY)).get(0));
    }

    /** @param newer the answer to {@link #QUERY} */
    void requireRead(RemoteHost remote, List<Map<String, String>> newer) {
        List<String> others = newer.stream()
                .filter(row -> !ours.contains(row.get("kind")))
                .filter(row -> !Long.valueOf(row.get("modified")).equals(touched.get(row.get("path"))))
                .map(row -> row.get("path"))
                .toList();
        if (!others.isEmpty()) {
            throw Scripts.refused(remote, "others-unread", "", String.join(", ", others));
        }
    }
}
