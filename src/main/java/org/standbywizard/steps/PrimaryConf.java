package org.standbywizard.steps;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.ListenAddresses;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.PrimaryDemand;
import org.standbywizard.plan.Raised;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** What the primary's managed block must hold so that its standbys can copy and stream. Only raises. */
final class PrimaryConf {
    private static final String AUTO = "auto";
    private static final String CAP = "max_slot_wal_keep_size";
    private static final String LISTEN = "listen_addresses";
    /** Where a plan's own value is too low for its standbys, what they need wins. */
    private static final Set<String> NEEDED = Set.of("wal_level", "max_wal_senders", "max_replication_slots");

    private static final long MEGABYTE = 1L << 20;
    private static final long SEGMENT_MB = 16;
    private static final long LEAST_CAP_MB = 1024;
    /** What a slot may gain between the look and the reload. */
    private static final long MARGIN_MB = 64;
    /** A standby without a slot lives on this much WAL. */
    private static final long KEPT_MB = 1024;

    private final ReplicationPlan plan;
    private final HostFacts primary;
    private final ServerFacts server;
    private final List<Link> links;
    private final Map<String, String> wanted = new LinkedHashMap<>();

    private PrimaryConf(ReplicationPlan plan, HostFacts primary, List<Link> links) {
        this.plan = plan;
        this.primary = primary;
        this.server = primary.running();
        this.links = links;
    }

    static ConfChange of(ReplicationPlan plan, HostFacts primary, List<Link> links) {
        PrimaryConf conf = new PrimaryConf(plan, primary, links);
        conf.require();
        conf.explicit();
        return conf.change();
    }

    private void require() {
        PrimaryDemand demand = PrimaryDemand.of(
                server,
                (int) links.stream().filter(link -> !link.following()).count(),
                links.stream().map(link -> link.standby().slotName()).toList());
        wanted.put(LISTEN, "*");
        wanted.put("wal_level", demand.walLevel());
        wanted.put("max_wal_senders", String.valueOf(demand.senders()));
        if (plan.replication().slots()) {
            wanted.put("max_replication_slots", String.valueOf(demand.slots()));
            capOnSlots();
        } else {
            keepWal(KEPT_MB);
        }
    }

    private void keepWal(long megabytes) {
        if (server.version().atLeast(PgVersion.V13)) {
            wanted.put("wal_keep_size", megabytes + "MB");
        } else {
            wanted.put("wal_keep_segments", String.valueOf(megabytes / SEGMENT_MB));
        }
    }

    /** A forgotten slot must not fill the primary's disk: half of what is free, never below what a slot holds now. */
    private void capOnSlots() {
        if (!server.version().atLeast(PgVersion.V13)) {
            return;
        }
        long held = server.slots().stream()
                .mapToLong(ServerFacts.SlotFacts::retainedBytes)
                .max()
                .orElse(0);
        long cap = primary.cluster().freeBytes() / 2 / MEGABYTE / SEGMENT_MB * SEGMENT_MB;
        if (cap >= LEAST_CAP_MB && cap >= held / MEGABYTE + LEAST_CAP_MB) {
            wanted.put(CAP, cap + "MB");
        }
    }

    /** Whether the primary limits what a slot keeps, once the change is in force. */
    static boolean capsSlots(HostFacts primary, ConfChange change) {
        String running = primary.running().value(CAP);
        return !running.isEmpty()
                && !change.changed().getOrDefault(CAP, running).startsWith("-");
    }

    /** What the plan itself asks for; {@code auto} leaves the value found above. */
    private void explicit() {
        plan.settingsOf(plan.primary()).forEach((name, value) -> {
            if (!value.equals(AUTO)) {
                wanted.put(name, asked(name, value));
            } else if (name.startsWith("wal_keep") && !wanted.containsKey(name)) {
                keepWal(KEPT_MB);
            }
        });
    }

    /** What the plan asks for, unless the standbys need more, or others are served by what runs now (safety rule 3). */
    private String asked(String name, String value) {
        Setting running = server.settings().get(name);
        if (running == null) {
            return value;
        }
        if (name.equals(LISTEN)) {
            return ListenAddresses.both(running.value(), value);
        }
        if (name.equals(CAP)) {
            requireRoom(value, running);
            return value;
        }
        return NEEDED.contains(name) && wanted.containsKey(name)
                ? Raised.higher(value, wanted.get(name), running)
                : value;
    }

    /** A slot that holds more than the cap is lost at the next checkpoint. */
    private void requireRoom(String value, Setting running) {
        long cap =
                SettingValue.number(value, running).map(BigDecimal::longValue).orElse(-1L);
        if (cap < 0 || Raised.suffices(value, running)) {
            return;
        }
        server.slots().stream()
                .filter(slot -> slot.retainedBytes() / MEGABYTE + MARGIN_MB > cap)
                .findFirst()
                .ifPresent(slot -> {
                    throw new FailureException(new Failure.Refused(
                            primary.host().name(),
                            "slot-cap-small",
                            List.of(value, slot.name(), String.valueOf(slot.retainedBytes())),
                            ""));
                });
    }

    private ConfChange change() {
        ClusterFacts cluster = primary.cluster();
        Map<String, String> before = cluster.file(cluster.configFile())
                .map(file -> ConfFile.parse(file.content()).blockSettings())
                .orElse(Map.of());
        ConfFile auto = ConfFile.parse(
                cluster.file(cluster.autoConf()).map(FileSnapshot::content).orElse(""));
        Map<String, String> block = new LinkedHashMap<>(before);
        if (plan.replication().synchronous().mode() == org.standbywizard.plan.Synchronous.Mode.OFF) {
            block.remove(SyncConf.NAME);
        }
        Map<String, String> changed = new LinkedHashMap<>();
        Map<String, String> overridden = new LinkedHashMap<>();
        boolean restart = false;
        for (Map.Entry<String, String> entry : wanted.entrySet()) {
            Setting running = server.settings().get(entry.getKey());
            if (running == null || enough(entry.getKey(), entry.getValue(), running)) {
                continue;
            }
            block.put(entry.getKey(), RawText.carry(entry.getValue()));
            changed.put(entry.getKey(), entry.getValue());
            restart |= running.needsRestart();
            auto.lastValue(entry.getKey()).ifPresent(value -> overridden.put(entry.getKey(), value));
        }
        return new ConfChange(block, changed, restart, overridden);
    }

    private boolean enough(String name, String value, Setting running) {
        boolean explicit = plan.settingsOf(plan.primary()).containsKey(name)
                && !plan.settingsOf(plan.primary()).get(name).equals(AUTO);
        if (explicit && !Raised.ONLY_RAISE.contains(name)) {
            return name.equals(LISTEN)
                    ? new HashSet<>(ListenAddresses.entries(running.value()))
                            .containsAll(ListenAddresses.entries(value))
                    : SettingValue.same(value, running);
        }
        if (name.equals(LISTEN)) {
            return links.stream().allMatch(link -> ListenAddresses.covers(running.value(), link.primaryAddresses()));
        }
        if (name.equals(CAP) && !explicit) {
            // Somebody's own cap stands; ours was frozen when it was first applied.
            return !running.value().equals("-1");
        }
        return Raised.suffices(value, running);
    }
}
