package org.standbywizard.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.conf.ConfEntry;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.FinishCopy;
import org.standbywizard.steps.ResetOverride;
import org.standbywizard.steps.RestartServer;

/** Reads off a run's steps which parameters it wrote. */
final class SettingChanges {
    private final List<Deed> deeds;
    private final Map<String, SettingChange> found = new LinkedHashMap<>();

    private SettingChanges(List<Deed> deeds) {
        this.deeds = deeds;
    }

    /** Of all steps that were done, whether they still stand or not, in their order. */
    static List<SettingChange> of(List<Deed> deeds) {
        SettingChanges changes = new SettingChanges(deeds);
        deeds.stream().filter(deed -> deed.state() != Deed.State.NOT_BEGUN).forEach(changes::add);
        return List.copyOf(changes.found.values());
    }

    private void add(Deed deed) {
        if (deed.step() instanceof EditFile edit && edit.format() == EditFile.Format.CONF) {
            edited(deed, edit);
        } else if (deed.step() instanceof FinishCopy finish) {
            finish.block().forEach((name, value) -> put(deed, name, Optional.empty(), value, "postgresql.conf"));
            settings(finish.recoveryConf())
                    .forEach((name, value) -> put(deed, name, Optional.empty(), value, "recovery.conf"));
        } else if (deed.step() instanceof ResetOverride reset) {
            reset.was().forEach((name, value) -> overridden(deed, reset.host(), name, value));
        }
    }

    private void edited(Deed deed, EditFile edit) {
        Map<String, String> before = settings(edit.before());
        Map<String, String> after = settings(edit.after());
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            if (!Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(after.get(name)))) {
                put(deed, name, Optional.ofNullable(before.get(name)), after.get(name), edit.path());
            }
        }
    }

    /** @param after null if it was taken out */
    private void put(Deed deed, String name, Optional<String> inFile, String after, String file) {
        HostId host = deed.step().host();
        String key = host + "|" + name;
        Optional<RestartServer> restart = restart(host, name);
        Optional<String> ran =
                restart.flatMap(step -> Optional.ofNullable(step.was().get(name)));
        // Of several edits the first says what was, the last what is.
        Optional<String> before = found.containsKey(key) ? found.get(key).before() : ran.or(() -> inFile);
        found.put(
                key,
                new SettingChange(
                        host,
                        name,
                        before.map(RawText::show),
                        Optional.ofNullable(after).map(RawText::show),
                        file,
                        restart.map(step -> step.causes().contains(name)).orElse(false),
                        deed.stands()));
    }

    /** It won over the file's own value, so it is what was in force. */
    private void overridden(Deed deed, HostId host, String name, String value) {
        String key = host + "|" + name;
        SettingChange known = found.get(key);
        String file = "postgresql.auto.conf";
        found.put(
                key,
                new SettingChange(
                        host,
                        name,
                        Optional.of(value),
                        known == null ? Optional.empty() : known.after(),
                        known == null ? file : known.file(),
                        known != null && known.restart(),
                        deed.stands()));
    }

    private Optional<RestartServer> restart(HostId host, String name) {
        return deeds.stream()
                .map(Deed::step)
                .filter(RestartServer.class::isInstance)
                .map(RestartServer.class::cast)
                .filter(step -> step.host().equals(host) && step.expected().containsKey(name))
                .findFirst();
    }

    /** The last value of each name wins, as for the server. */
    private static Map<String, String> settings(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (ConfEntry.Setting setting : ConfFile.parse(text).settings()) {
            values.put(setting.name().toLowerCase(java.util.Locale.ROOT), setting.value());
        }
        return values;
    }
}
