package org.standbywizard.steps;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.conf.RawText;
import org.standbywizard.conf.RecoveryConf;
import org.standbywizard.conf.RecoveryFamily;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Setting;

/** What a standby's managed block holds. */
final class StandbyConf {
    /** A standby that has less of these than its primary does not start (PostgreSQL, "Hot Standby"). */
    static final List<String> NOT_LESS = List.of(
            "max_connections", "max_worker_processes", "max_prepared_transactions", "max_locks_per_transaction");

    /** Keys of one machine: in a copied configuration they come from the standby's own former file. */
    static final List<String> HOST_BOUND = List.of(
            "port",
            "listen_addresses",
            "unix_socket_directories",
            "ssl_cert_file",
            "ssl_key_file",
            "ssl_ca_file",
            "log_directory",
            "log_filename",
            "external_pid_file",
            "archive_mode",
            "archive_command",
            "cluster_name");

    private static final String TIMELINE = "recovery_target_timeline";
    /** Without a target these two mean nothing. */
    private static final Set<String> HARMLESS = Set.of("recovery_target_inclusive", "recovery_target_action");

    private static final Map<String, String> NEUTRAL = Map.of(TIMELINE, "latest", "recovery_min_apply_delay", "0");

    private static final String AUTO = "auto";

    private final ReplicationPlan plan;
    private final HostFacts primary;
    private final ConfChange primaryChange;
    private final Link link;
    private final FinishCopy.Source source;
    private final ConfFile former;
    private final Map<String, String> block = new LinkedHashMap<>();

    private StandbyConf(
            ReplicationPlan plan, HostFacts primary, ConfChange primaryChange, Link link, FinishCopy.Source source) {
        this.plan = plan;
        this.primary = primary;
        this.primaryChange = primaryChange;
        this.link = link;
        this.source = source;
        ClusterFacts cluster = link.facts().cluster();
        this.former = ConfFile.parse(
                cluster.file(cluster.configFile()).map(FileSnapshot::content).orElse(""));
    }

    static Map<String, String> block(
            ReplicationPlan plan, HostFacts primary, ConfChange primaryChange, Link link, FinishCopy.Source source) {
        StandbyConf conf = new StandbyConf(plan, primary, primaryChange, link, source);
        conf.fill();
        return conf.block;
    }

    private void fill() {
        PgVersion version = link.facts().cluster().version();
        if (source == FinishCopy.Source.COPIED && !link.following()) {
            block.putAll(primaryChange.block());
            block.remove(SyncConf.NAME);
            hostBound();
            leftovers(primaryConf(), true);
        } else {
            block.putAll(former.blockSettings());
            leftovers(former.withoutBlock(), false);
        }
        notLess();
        if (!version.atLeast(PgVersion.V10)
                || running("hot_standby").filter("off"::equals).isPresent()) {
            block.put("hot_standby", "on");
        }
        plan.settingsOf(link.standby().server()).forEach((name, value) -> {
            boolean inRecoveryConf = !FinishCopy.signals(version)
                    && RecoveryFamily.names(version).contains(name);
            if (!value.equals(AUTO) && !inRecoveryConf && !stands(name, value)) {
                block.put(name, RawText.carry(value));
            }
        });
        if (FinishCopy.signals(version)) {
            Optional<String> slot =
                    plan.replication().slots() ? Optional.of(link.standby().slotName()) : Optional.empty();
            boolean saysOtherwise = block.containsKey(TIMELINE);
            RecoveryConf.settings(version, link.receiverConninfo(plan), slot).forEach(block::put);
            if (!saysOtherwise) {
                // The default from 12 on.
                block.remove(TIMELINE);
            }
        }
    }

    /** The primary's file outside of its managed block, which a copied one begins with. */
    private ConfFile primaryConf() {
        return ConfFile.parse(primary.cluster()
                        .file(primary.cluster().configFile())
                        .map(FileSnapshot::content)
                        .orElse(""))
                .withoutBlock();
    }

    private void hostBound() {
        ConfFile copied = primaryConf();
        for (String name : HOST_BOUND) {
            Optional<String> own = former.lastValue(name);
            if (own.isPresent()) {
                block.put(name, own.get());
            } else if (name.equals("port")
                    && copied.lastValue(name).isPresent()
                    && link.facts().cluster().state() != ClusterFacts.State.UNINITIALISED) {
                block.put(name, String.valueOf(link.facts().cluster().port()));
            } else if (name.equals("listen_addresses")
                    && (copied.lastValue(name).isPresent() || block.containsKey(name))) {
                // The primary's addresses do not exist on this machine.
                block.put(name, "*");
            }
        }
    }

    /**
     * A recovery target ends a standby's recovery, wherever it stands. The rest of the family, and of whom commits wait
     * for, is the primary's where its file was copied: its cleanup command would empty the primary's archive (safety
     * rules 8 and 9).
     */
    private void leftovers(ConfFile file, boolean copied) {
        if (copied && file.lastValue(SyncConf.NAME).filter(v -> !v.isBlank()).isPresent()) {
            block.put(SyncConf.NAME, "");
        }
        PgVersion version = link.facts().cluster().version();
        if (!FinishCopy.signals(version)) {
            return;
        }
        for (String name : RecoveryFamily.names(version)) {
            boolean ours = copied || name.startsWith("recovery_target") && !name.equals(TIMELINE);
            if (ours && !HARMLESS.contains(name) && file.lastValue(name).isPresent()) {
                block.put(name, NEUTRAL.getOrDefault(name, ""));
            }
        }
    }

    /** At least what the primary will run with; what is not known here is written down. */
    private void notLess() {
        List<String> names = new java.util.ArrayList<>(NOT_LESS);
        if (link.facts().cluster().version().atLeast(PgVersion.V12)) {
            names.add("max_wal_senders");
        }
        ServerFacts server = primary.running();
        for (String name : names) {
            Setting onPrimary = server.settings().get(name);
            String wanted = primaryChange.block().getOrDefault(name, onPrimary.value());
            BigDecimal needed = number(wanted);
            Optional<BigDecimal> own = Optional.ofNullable(block.get(name))
                    .or(() -> source == FinishCopy.Source.COPIED && !link.following()
                            ? Optional.of(onPrimary.value())
                            : running(name).or(() -> former.lastValue(name)))
                    .map(StandbyConf::number);
            if (own.isEmpty() || own.get().compareTo(needed) < 0) {
                block.put(name, needed.toPlainString());
            }
        }
    }

    private static BigDecimal number(String value) {
        try {
            return new BigDecimal(value.strip());
        } catch (NumberFormatException e) {
            return BigDecimal.valueOf(-1);
        }
    }

    private Optional<String> running(String name) {
        return link.facts().server().map(s -> s.settings().get(name)).map(Setting::value);
    }

    /** Outside the block the standby's own file already says so. */
    private boolean stands(String name, String value) {
        return source == FinishCopy.Source.OUTSIDE
                && !block.containsKey(name)
                && former.lastValue(name).filter(RawText.carry(value)::equals).isPresent();
    }
}
