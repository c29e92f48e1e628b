package org.standbywizard.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerFacts;
import org.standbywizard.plan.Setting;
import org.standbywizard.plan.SettingValue;

/** How the primary keeps WAL: the limit of its slots, and an archive that must work. */
final class RetentionChecks {
    private static final String CAP = "max_slot_wal_keep_size";
    private static final long MEGABYTE = 1L << 20;

    /** What a slot may still gain while the plan is carried out: four segments of the usual size. */
    private static final long MARGIN_BYTES = 64 * MEGABYTE;

    private RetentionChecks() {}

    static List<Finding> of(ReplicationPlan plan, HostFacts primary) {
        List<Finding> findings = new ArrayList<>();
        HostId host = primary.host();
        ServerFacts server = primary.running();
        Map<String, String> planned = plan.settingsOf(plan.primary());
        if (plan.replication().slots()) {
            findings.add(cap(host, server, planned.getOrDefault(CAP, PrimaryNeeds.AUTO)));
        }
        findings.add(archive(host, primary, planned));
        return findings;
    }

    /** A slot that falls behind the cap is lost at the next checkpoint (safety rule 3). */
    private static Finding cap(HostId host, ServerFacts server, String planned) {
        Setting running = server.settings().get(CAP);
        if (running == null || !server.version().atLeast(PgVersion.V13)) {
            return Outcome.SLOT_CAP_NONE.on(host, server.version().major());
        }
        if (planned.equals(PrimaryNeeds.AUTO)) {
            return running.value().equals("-1")
                    ? Outcome.SLOT_CAP_PROPOSED.on(host)
                    : Outcome.SLOT_CAP_SET.on(host, running.value() + "MB");
        }
        Optional<BigDecimal> megabytes = SettingValue.number(planned, running);
        if (megabytes.filter(m -> m.signum() < 0).isPresent()) {
            return Outcome.SLOT_CAP_UNLIMITED.on(host);
        }
        Optional<ServerFacts.SlotFacts> greatest =
                server.slots().stream().max(Comparator.comparingLong(ServerFacts.SlotFacts::retainedBytes));
        long cap = megabytes.map(m -> m.longValue() * MEGABYTE).orElse(Long.MAX_VALUE);
        return greatest.filter(s -> s.retainedBytes() + MARGIN_BYTES > cap)
                .map(s -> Outcome.SLOT_CAP_SMALL.on(host, planned, s.name(), s.retainedBytes()))
                .orElseGet(() -> Outcome.SLOT_CAP_SET.on(host, planned));
    }

    /** Without a command that works, every WAL file is kept until the disk is full. */
    private static Finding archive(HostId host, HostFacts primary, Map<String, String> planned) {
        ServerFacts server = primary.running();
        String mode = planned.getOrDefault("archive_mode", server.value("archive_mode"));
        boolean off = mode.matches("(?i)off|of|false|no|0|f|n|") || mode.equals(PrimaryNeeds.AUTO);
        if (off) {
            return Outcome.ARCHIVE_OFF.on(host);
        }
        String library = planned.getOrDefault("archive_library", server.value("archive_library"));
        String command = planned.containsKey("archive_command")
                ? planned.get("archive_command")
                : running(server.value("archive_command"), primary.cluster());
        return command.isBlank() && library.isBlank()
                ? Outcome.ARCHIVE_NO_COMMAND.on(host)
                : Outcome.ARCHIVE_COMMAND.on(host);
    }

    /** While archiving is off the server shows {@code (disabled)} in place of the command. */
    private static String running(String shown, ClusterFacts cluster) {
        if (!shown.equals("(disabled)")) {
            return shown;
        }
        for (String path : List.of(cluster.autoConf(), cluster.configFile())) {
            Optional<String> value = cluster.file(path)
                    .map(FileSnapshot::content)
                    .flatMap(text -> ConfFile.parse(text).lastValue("archive_command"));
            if (value.isPresent()) {
                return value.get();
            }
        }
        return "";
    }
}
