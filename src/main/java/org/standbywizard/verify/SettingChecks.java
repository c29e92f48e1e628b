package org.standbywizard.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Setting;

/** Wanted settings in force, and none waiting for a restart. */
final class SettingChecks {
    private SettingChecks() {}

    static List<Finding> of(ExpectedServer expected, ServerSample sample) {
        HostId id = expected.id();
        List<Finding> findings = new ArrayList<>();
        expected.settings().forEach((name, wanted) -> {
            Setting running = sample.settings().get(name);
            if (running == null && !WantedSettings.visible(name, sample.version())) {
                return;
            }
            if (running == null) {
                findings.add(Outcome.SETTING_UNKNOWN.on(
                        id, name, wanted, sample.version().major()));
            } else if (!WantedSettings.met(wanted, running)) {
                findings.add(Outcome.SETTING_DIFFERS.on(id, name, wanted, withUnit(running), source(running)));
            }
        });
        if (findings.isEmpty()) {
            findings.add(Outcome.SETTINGS_IN_FORCE.on(id, expected.settings().size()));
        }
        findings.add(pending(expected, sample));
        return findings;
    }

    private static Finding pending(ExpectedServer expected, ServerSample sample) {
        TreeSet<String> waiting = sample.settings().values().stream()
                .filter(SettingChecks::waits)
                .map(Setting::name)
                .collect(Collectors.toCollection(TreeSet::new));
        if (waiting.isEmpty()) {
            return Outcome.PENDING_NONE.on(expected.id());
        }
        boolean wanted = waiting.stream().anyMatch(expected.settings()::containsKey);
        return (wanted ? Outcome.PENDING_WANTED : Outcome.PENDING_OTHERS).on(expected.id(), String.join(", ", waiting));
    }

    /** A value from the command line wins over the files at every restart, though the server calls it pending. */
    private static boolean waits(Setting setting) {
        return setting.pendingRestart() && !setting.source().equals("command line");
    }

    /** {@code 32 x 16MB} where the unit is a multiple, {@code 512MB} where it is not. */
    private static String withUnit(Setting setting) {
        String unit = setting.unit();
        if (unit.isEmpty() || setting.value().startsWith("-")) {
            return setting.value();
        }
        boolean multiple = Character.isDigit(unit.charAt(0));
        return multiple
                ? String.join(" x ", setting.value(), unit)
                : setting.value().concat(unit);
    }

    private static String source(Setting setting) {
        return setting.sourceFile().isEmpty() ? setting.source() : setting.sourceFile() + ":" + setting.sourceLine();
    }
}
