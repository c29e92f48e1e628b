package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;

/**
 * Makes a server read its files again, after it has been asked whether it accepts them.
 *
 * @param expected settings that must be in force afterwards without a restart
 * @param others files that must not have been changed by somebody meanwhile
 */
public record ReloadServer(String id, HostId host, Map<String, String> expected, OthersFiles others) implements Step {
    public ReloadServer {
        expected = java.util.Collections.unmodifiableMap(new TreeMap<>(expected));
    }

    @Override
    public Risk risk() {
        return Risk.REVERSIBLE;
    }

    @Override
    public List<String> titleArgs() {
        return List.of();
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return Equivalent.sql("SELECT pg_reload_conf();");
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        List<List<Map<String, String>>> now = look(context);
        FileErrors.requireNone(context.remote(host), now.subList(3, now.size()));
        List<Map<String, String>> files = now.get(2);
        if (!OthersFiles.areRead(files, OthersFiles.times(context, host, files))) {
            return Standing.notYet("not-reloaded");
        }
        return SettingsCheck.standing(expected, now.get(1));
    }

    private List<List<Map<String, String>>> look(StepContext context) {
        Sql sql = context.sql(host);
        List<String> questions =
                new ArrayList<>(List.of(Reload.LOADED, SettingsCheck.query(expected), OthersFiles.QUERY));
        questions.addAll(FileErrors.queries(sql.version()));
        return sql.batch(questions);
    }

    @Override
    public StepOutcome perform(StepContext context) {
        RemoteHost remote = context.remote(host);
        String settings = SettingsCheck.query(expected);
        List<List<Map<String, String>>> now = look(context);
        List<Map<String, String>> files = now.get(2);
        FileTimes times = OthersFiles.times(context, host, files);
        if (OthersFiles.areRead(files, times)
                && SettingsCheck.differences(expected, now.get(1)).isEmpty()) {
            return StepOutcome.already();
        }
        FileErrors.requireNone(remote, now.subList(3, now.size()));
        others.requireRead(remote, files, times);
        HbaLog log = HbaLog.begin(context, host);
        List<List<Map<String, String>>> after =
                Reload.after(context, host, now.get(0), List.of(FileErrors.REFUSED, settings));
        log.requireAccepted();
        FileErrors.requireNoneRefused(remote, after.get(0));
        Map<String, String> wrong = SettingsCheck.differences(expected, after.get(1));
        if (!wrong.isEmpty()) {
            throw Scripts.refused(remote, "setting-not-in-force", wrong.toString());
        }
        return StepOutcome.done();
    }

    /** After the files were put back, the server reads them once more. */
    @Override
    public void undo(StepContext context) {
        others.requireRead(context, host);
        Reload.now(context, host, List.of());
    }

    /** Whether the version can tell of errors in pg_hba.conf before a reload. */
    static boolean tellsHbaErrors(PgVersion version) {
        return version.atLeast(PgVersion.V10);
    }
}
