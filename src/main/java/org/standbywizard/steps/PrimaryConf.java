package org.standbywizard.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Raised;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Setting;

/** What the primary's managed block must hold so that its standbys can copy and stream. Only raises. */
final class PrimaryConf {
    private static final String AUTO = "auto";
    private static final long MEGABYTE = 1L << 20;
    private static final long SEGMENT_MB = 16;
    private static final long LEAST_CAP_MB = 1024;
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
        long fresh = links.stream().filter(link -> !link.following()).count();
        wanted.put("listen_addresses", "*");
        wanted.put("wal_level", server.version().atLeast(PgVersion.V10) ? "replica" : "hot_standby");
        // Each copy takes two senders while it runs; one is spare for the login test.
        wanted.put("max_wal_senders", String.valueOf(server.senders().size() + 2 * fresh + 1));
        if (plan.replication().slots()) {
            Set<String> there = server.slots().stream()
                    .map(ServerFacts.SlotFacts::name)
                    .collect(java.util.stream.Collectors.toSet());
            long missing = links.stream()
                    .filter(link -> !there.contains(link.standby().slotName()))
                    .count();
            wanted.put("max_replication_slots", String.valueOf(there.size() + missing));
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
            wanted.put("max_slot_wal_keep_size", cap + "MB");
        }
    }

    /** What the plan itself asks for; {@code auto} leaves the value found above. */
    private void explicit() {
        plan.settingsOf(plan.primary()).forEach((name, value) -> {
            if (!value.equals(AUTO)) {
                wanted.put(name, value);
            } else if (name.startsWith("wal_keep") && !wanted.containsKey(name)) {
                keepWal(KEPT_MB);
            }
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
            return org.standbywizard.plan.SettingValue.same(value, running)
                    || name.equals("listen_addresses") && running.value().equals("*");
        }
        if (name.equals("listen_addresses")) {
            return running.value().contains("*") || listensForStandbys(running.value());
        }
        if (name.equals("max_slot_wal_keep_size") && !explicit) {
            // Somebody's own cap stands; ours was frozen when it was first applied.
            return !running.value().equals("-1");
        }
        return Raised.suffices(value, running);
    }

    /** Every address that a standby of this plan uses is listened on already. */
    private boolean listensForStandbys(String listened) {
        List<String> addresses = List.of(listened.replace(" ", "").split(","));
        return links.stream().allMatch(link -> {
            String wantedAddress = link.addresses().primaryAddress();
            return addresses.contains(wantedAddress)
                    || wantedAddress.equals("127.0.0.1") && addresses.contains("localhost");
        });
    }
}
