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

/**
 * The configuration files that a run leaves to others. What somebody wrote there since the preview, and the server has
 * not read yet, our reload or restart would bring into force (safety rule 4).
 *
 * @param ours what the run itself edits, and looks at when it does: {@code config_file}, {@code hba_file}, {@code
 *     auto_conf}
 * @param touched files that waited to be read when they were previewed, and since when (seconds since 1970)
 */
public record OthersFiles(Set<String> ours, Map<String, Double> touched) {
    static final String CONFIG_FILE = "config_file";
    static final String HBA_FILE = "hba_file";
    static final String AUTO_CONF = "auto_conf";

    /** What the server reads, what of that may be ours, and when it last read ({@code read_at}, seconds since 1970). */
    static final String QUERY = "SELECT path, extract(epoch FROM pg_conf_load_time())::text AS read_at,"
            + " CASE path WHEN current_setting('config_file') THEN 'config_file'"
            + " WHEN current_setting('hba_file') THEN 'hba_file'"
            + " WHEN current_setting('data_directory') || '/postgresql.auto.conf' THEN 'auto_conf'"
            + " ELSE '' END AS kind"
            + " FROM (SELECT current_setting('config_file') AS path UNION SELECT sourcefile FROM pg_file_settings"
            + " UNION SELECT current_setting('hba_file') UNION SELECT current_setting('ident_file')) AS files"
            + " WHERE path <> '' ORDER BY path";

    public OthersFiles {
        ours = java.util.Collections.unmodifiableSet(new TreeSet<>(ours));
        touched = java.util.Collections.unmodifiableMap(new TreeMap<>(touched));
    }

    static OthersFiles of(HostFacts facts, Set<String> ours) {
        Map<String, Double> touched = new LinkedHashMap<>();
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
        RemoteHost remote = context.remote(host);
        double loaded = Double.parseDouble(sql.query(Reload.LOADED).get(0).get("loaded"));
        if (FileTimes.of(remote, List.of(path), context.cancellation()).isAfter(path, loaded)) {
            throw Scripts.refused(remote, "others-unread", "", path);
        }
    }

    void requireRead(StepContext context, HostId host) {
        List<Map<String, String>> files =
                context.sql(host).batch(List.of(QUERY)).get(0);
        requireRead(context.remote(host), files, times(context, host, files));
    }

    /** @param files the answer to {@link #QUERY} */
    static FileTimes times(StepContext context, HostId host, List<Map<String, String>> files) {
        return FileTimes.of(
                context.remote(host), files.stream().map(row -> row.get("path")).toList(), context.cancellation());
    }

    /**
     * @param files the answer to {@link #QUERY}
     * @param times of those files
     * @throws FailureException Refused, if somebody else's waits to be read since the preview
     */
    void requireRead(RemoteHost remote, List<Map<String, String>> files, FileTimes times) {
        List<String> others = files.stream()
                .filter(row -> !ours.contains(row.get("kind")))
                .filter(row -> isUnread(row, times))
                .map(row -> row.get("path"))
                .filter(path -> !times.byPath().get(path).equals(touched.get(path)))
                .toList();
        if (!others.isEmpty()) {
            throw Scripts.refused(remote, "others-unread", "", String.join(", ", others));
        }
    }

    /** Whether the server has read all of them as they are, and a second has passed between the last edit and that. */
    static boolean areRead(List<Map<String, String>> files, FileTimes times) {
        return files.stream().noneMatch(row -> times.isAfter(row.get("path"), readAt(row) - 1));
    }

    private static boolean isUnread(Map<String, String> row, FileTimes times) {
        return times.isAfter(row.get("path"), readAt(row));
    }

    private static double readAt(Map<String, String> row) {
        return Double.parseDouble(row.get("read_at"));
    }
}
