package org.standbywizard.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Setting;

/** The primary's settings and what changing them means. */
final class PrimaryChecks {
    private final ReplicationPlan plan;
    private final HostFacts primary;
    private final ServerFacts server;
    private final List<StandbyView> standbys;
    private final PrimaryNeeds needs;
    private final HostId host;
    private final Map<String, String> planned;

    private PrimaryChecks(ReplicationPlan plan, HostFacts primary, List<StandbyView> standbys) {
        this.plan = plan;
        this.primary = primary;
        this.server = primary.running();
        this.standbys = standbys;
        this.needs = PrimaryNeeds.of(plan, server, standbys);
        this.host = primary.host();
        this.planned = plan.settingsOf(plan.primary());
    }

    static List<Finding> of(ReplicationPlan plan, HostFacts primary, List<StandbyView> standbys) {
        PrimaryChecks checks = new PrimaryChecks(plan, primary, standbys);
        List<Finding> findings = new ArrayList<>(SettingChecks.primary(plan, primary));
        findings.add(checks.walLevel());
        findings.add(checks.senders());
        findings.add(checks.slots());
        findings.add(checks.listen());
        findings.addAll(checks.overridden());
        findings.addAll(RetentionChecks.of(plan, primary));
        findings.add(SynchronousChecks.of(plan, checks.server, checks.host));
        findings.add(checks.rewind());
        findings.add(checks.publications());
        findings.add(checks.others());
        findings.add(checks.restart());
        return findings;
    }

    private Finding walLevel() {
        String level = server.value("wal_level");
        return level.equals("minimal")
                ? Outcome.WAL_LEVEL_RAISED.on(host, level, needs.changed().getOrDefault("wal_level", "replica"))
                : Outcome.WAL_LEVEL_ENOUGH.on(host, level);
    }

    private Finding senders() {
        int limit = PrimaryNeeds.number(server.value("max_wal_senders"));
        int wanted = Math.max(limit, Math.max(needs.senders(), planned("max_wal_senders")));
        int connections = Math.max(PrimaryNeeds.number(server.value("max_connections")), planned("max_connections"));
        if (!server.version().atLeast(PgVersion.V12) && wanted >= connections) {
            return Outcome.SENDERS_CONNECTIONS.on(host, wanted, connections);
        }
        if (limit >= needs.senders()) {
            return Outcome.SENDERS_ENOUGH.on(host, limit, server.senders().size(), needs.senders());
        }
        return isPlanned("max_wal_senders") && planned("max_wal_senders") < needs.senders()
                ? Outcome.SENDERS_PLANNED.on(host, planned("max_wal_senders"), needs.senders())
                : Outcome.SENDERS_RAISED.on(host, limit, server.senders().size(), needs.senders());
    }

    private Finding slots() {
        if (!plan.replication().slots()) {
            return Outcome.SLOTS_NOT_WANTED.on(host);
        }
        int limit = PrimaryNeeds.number(server.value("max_replication_slots"));
        if (limit >= needs.slots()) {
            return Outcome.SLOTS_ENOUGH.on(host, limit, needs.slots());
        }
        return isPlanned("max_replication_slots") && planned("max_replication_slots") < needs.slots()
                ? Outcome.SLOTS_PLANNED.on(host, planned("max_replication_slots"), needs.slots())
                : Outcome.SLOTS_RAISED.on(host, limit, needs.slots());
    }

    private Finding listen() {
        String running = server.value("listen_addresses");
        String wanted = planned.getOrDefault("listen_addresses", PrimaryNeeds.AUTO);
        if (!wanted.equals(PrimaryNeeds.AUTO) && !running.contains("*")) {
            Optional<StandbyView> left = standbys.stream()
                    .filter(s -> Listening.leavesOut(wanted, s))
                    .findFirst();
            if (left.isPresent()) {
                return Outcome.LISTEN_PLANNED.on(
                        host, wanted, left.get().addresses().primaryAddress());
            }
        }
        if (!Listening.covers(running, standbys)) {
            return Outcome.LISTEN_WIDENED.on(host, running);
        }
        return Listening.isSpecific(running)
                ? Outcome.LISTEN_SPECIFIC.on(host, running)
                : Outcome.LISTEN_ENOUGH.on(host, running);
    }

    /** Values that our block in postgresql.conf cannot change: ALTER SYSTEM's and the command line's win. */
    private List<Finding> overridden() {
        List<Finding> findings = new ArrayList<>();
        ClusterFacts cluster = primary.cluster();
        List<Setting> changed = needs.changed().keySet().stream()
                .map(name -> PrimaryNeeds.setting(server, name))
                .flatMap(Optional::stream)
                .toList();
        String fixed = names(changed, s -> s.source().equals("command line"));
        if (!fixed.isEmpty()) {
            findings.add(Outcome.OVERRIDDEN_COMMAND_LINE.on(host, fixed));
        }
        String auto = names(
                changed,
                s -> s.sourceFile().equals(cluster.autoConf())
                        || s.sourceFile().equals(cluster.realDataDirectory() + "/postgresql.auto.conf"));
        if (!auto.isEmpty()) {
            boolean locked = server.value("allow_alter_system").equals("off");
            findings.add((locked ? Outcome.OVERRIDDEN_LOCKED : Outcome.OVERRIDDEN_AUTO).on(host, auto));
        }
        return findings.isEmpty() ? List.of(Outcome.OVERRIDDEN_NONE.on(host)) : findings;
    }

    private static String names(List<Setting> settings, java.util.function.Predicate<Setting> which) {
        return settings.stream().filter(which).map(Setting::name).collect(Collectors.joining(", "));
    }

    /** pg_rewind needs one of the two beforehand. */
    private Finding rewind() {
        if (server.value("data_checksums").equals("on")) {
            return Outcome.REWIND_CHECKSUMS.on(host);
        }
        boolean planned = this.planned.getOrDefault("wal_log_hints", "").matches("(?i)on|true|yes|1");
        return planned || server.value("wal_log_hints").equals("on")
                ? Outcome.REWIND_HINTS.on(host)
                : Outcome.REWIND_NEITHER.on(host);
    }

    private Finding publications() {
        return server.publicationsForAll().isEmpty()
                ? Outcome.PUBLICATIONS_NONE.on(host)
                : Outcome.PUBLICATIONS_FOUND.on(host, String.join(", ", server.publicationsForAll()));
    }

    /** Standbys that are none of this plan's; they go on undisturbed. */
    private Finding others() {
        List<String> own = standbys.stream()
                .map(s -> s.standby().applicationNameOrDefault())
                .toList();
        List<String> others = server.senders().stream()
                .map(ServerFacts.SenderFacts::applicationName)
                .filter(name -> !own.contains(name))
                .toList();
        return others.isEmpty()
                ? Outcome.STANDBYS_NONE.on(host)
                : Outcome.STANDBYS_SOME.on(host, others.size(), String.join(", ", others));
    }

    private Finding restart() {
        List<String> names = needs.restarting(server);
        return names.isEmpty()
                ? Outcome.RESTART_NOT_NEEDED.on(host)
                : Outcome.RESTART_NEEDED.on(host, String.join(", ", names), server.clients());
    }

    private boolean isPlanned(String name) {
        return planned.containsKey(name) && !planned.get(name).equals(PrimaryNeeds.AUTO);
    }

    private int planned(String name) {
        return PrimaryNeeds.number(planned.getOrDefault(name, ""));
    }
}
