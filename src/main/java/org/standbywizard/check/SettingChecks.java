package org.standbywizard.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.NearestWord;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Raised;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;

/** The plan's settings: known to the version, within its limits; and the ones a standby must not undercut. */
final class SettingChecks {
    /** PostgreSQL, section "Hot Standby"; max_wal_senders from 12 on. */
    private static final List<String> DEMANDED = List.of(
            "max_connections", "max_worker_processes", "max_prepared_transactions", "max_locks_per_transaction");

    private SettingChecks() {}

    static List<Finding> primary(ReplicationPlan plan, HostFacts primary) {
        ServerFacts server = primary.running();
        Map<String, String> planned = plan.settingsOf(plan.primary());
        List<Finding> findings = new ArrayList<>(valid(primary.host(), planned, server));
        planned.forEach((name, value) -> PrimaryNeeds.setting(server, name)
                .filter(s -> Raised.ONLY_RAISE.contains(s.name()))
                .filter(s -> !SettingValue.same(value, s) && Raised.suffices(value, s))
                .ifPresent(s -> findings.add(Outcome.SETTINGS_KEPT.on(primary.host(), name, value, s.value()))));
        return findings;
    }

    static List<Finding> standby(StandbyView view) {
        List<Finding> findings = new ArrayList<>();
        ServerFacts reference = view.self()
                .server()
                .filter(s -> s.version().sameMajor(view.server().version()))
                .orElse(view.server());
        if (view.cluster().version().sameMajor(reference.version())) {
            findings.addAll(
                    valid(view.id(), view.plan().settingsOf(view.standby().server()), reference));
        }
        findings.add(demanded(view));
        return findings;
    }

    private static List<Finding> valid(HostId host, Map<String, String> planned, ServerFacts server) {
        List<Finding> findings = new ArrayList<>();
        planned.forEach((name, value) -> problem(host, name, value, server).ifPresent(findings::add));
        return findings.isEmpty() ? List.of(Outcome.SETTINGS_VALID.on(host, planned.size())) : findings;
    }

    private static Optional<Finding> problem(HostId host, String name, String value, ServerFacts server) {
        Optional<Setting> known = PrimaryNeeds.setting(server, name);
        if (known.isEmpty()) {
            // A name with a dot belongs to an extension, which may not be loaded now.
            return name.contains(".")
                    ? Optional.empty()
                    : Optional.of(Outcome.SETTINGS_UNKNOWN.on(
                            host,
                            name,
                            server.version().major(),
                            hint(name, server.settings().keySet())));
        }
        Setting setting = known.get();
        if (setting.context().equals("internal")) {
            return Optional.of(Outcome.SETTINGS_FIXED.on(host, name, setting.value()));
        }
        return value.equals(PrimaryNeeds.AUTO)
                ? Optional.empty()
                : invalid(value, setting).map(allowed -> Outcome.SETTINGS_INVALID.on(host, name, value, allowed));
    }

    private static String hint(String name, Set<String> names) {
        String renamed =
                switch (name) {
                    case "wal_keep_segments" -> "wal_keep_size";
                    case "wal_keep_size" -> "wal_keep_segments";
                    default -> "";
                };
        return names.contains(renamed) ? renamed : NearestWord.of(name, names).orElse("-");
    }

    /** What is allowed, if the value is not. */
    static Optional<String> invalid(String value, Setting setting) {
        String normal = SettingValue.normal(value, setting);
        switch (setting.vartype()) {
            case "bool":
                return normal.equals("on") || normal.equals("off") ? Optional.empty() : Optional.of("on, off");
            case "enum":
                return setting.choices().isEmpty() || setting.choices().contains(normal)
                        ? Optional.empty()
                        : Optional.of(String.join(", ", setting.choices()));
            case "integer", "real":
                Optional<BigDecimal> number = SettingValue.number(value, setting);
                boolean within = number.filter(n -> within(n, setting)).isPresent();
                return within ? Optional.empty() : Optional.of(range(setting));
            default:
                return Optional.empty();
        }
    }

    private static boolean within(BigDecimal number, Setting setting) {
        return (setting.min().isEmpty() || number.compareTo(new BigDecimal(setting.min())) >= 0)
                && (setting.max().isEmpty() || number.compareTo(new BigDecimal(setting.max())) <= 0);
    }

    private static String range(Setting setting) {
        String unit = setting.unit().isEmpty() ? "" : " (" + setting.unit() + ")";
        return setting.min() + " - " + setting.max() + unit;
    }

    /** A standby with less than its primary does not start; the plan raises what it finds too low. */
    private static Finding demanded(StandbyView view) {
        List<String> names = new ArrayList<>(DEMANDED);
        if (view.server().version().atLeast(PgVersion.V12)) {
            names.add("max_wal_senders");
        }
        Optional<ServerFacts> own = view.self().server();
        if (own.isEmpty() || view.cluster().configInData()) {
            return Outcome.PARAMETERS_ENOUGH.on(view.id());
        }
        String low = names.stream()
                .filter(n -> PrimaryNeeds.number(own.get().value(n))
                        < PrimaryNeeds.number(view.server().value(n)))
                .map(n -> "%s (%s < %s)"
                        .formatted(n, own.get().value(n), view.server().value(n)))
                .collect(Collectors.joining(", "));
        return low.isEmpty() ? Outcome.PARAMETERS_ENOUGH.on(view.id()) : Outcome.PARAMETERS_RAISED.on(view.id(), low);
    }
}
