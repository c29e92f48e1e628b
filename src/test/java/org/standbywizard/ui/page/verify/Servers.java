package org.standbywizard.ui.page.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Lsn;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ServiceFacts;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.plan.Setting;
import org.standbywizard.remote.Failure;
import org.standbywizard.verify.CommitWaits;
import org.standbywizard.verify.ReceiverRow;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.SenderRow;
import org.standbywizard.verify.ServerSample;
import org.standbywizard.verify.ServerStatus;
import org.standbywizard.verify.ServiceState;
import org.standbywizard.verify.SlotRow;
import org.standbywizard.verify.WalPosition;

/** A primary and its standbys for a test to change; {@link #look} is what a look at them says. */
final class Servers {
    static final long END = 0x25C01A8F0L;
    private static final long OWN_END = 0x1522BB8L;

    final String primary;
    boolean primaryAway;
    boolean primaryInRecovery;
    Optional<CommitWaits> waits = Optional.of(new CommitWaits(0, OptionalLong.empty()));
    String syncNames = "";
    final Map<String, Standby> standbys = new LinkedHashMap<>();
    Instant now = Instant.parse("2026-11-25T10:09:00Z");

    Servers(String primary, String... names) {
        this.primary = primary;
        for (String name : names) {
            standbys.put(name, new Standby(name));
        }
    }

    /** One standby: at first streaming and in step. */
    static final class Standby {
        final String name;
        String applicationName;
        String slot;
        String state = "streaming";
        String sync = "async";
        long behind;
        OptionalLong millis = OptionalLong.empty();
        boolean away;
        boolean promoted;
        boolean alone;
        boolean lost;
        boolean paused;
        boolean cut;
        long kept = 1 << 20;
        long limit = 40L << 30;
        String systemIdentifier = "7000000000000000001";

        Standby(String name) {
            this.name = name;
            this.slot = name.replaceAll("[^a-z0-9_]", "_");
            this.applicationName = slot;
        }

        Standby lag(long bytes, long ms) {
            behind = bytes;
            millis = ms < 0 ? OptionalLong.empty() : OptionalLong.of(ms);
            return this;
        }

        /** As before a set-up: a server of its own, that the primary knows nothing of. */
        Standby neverSetUp() {
            alone = true;
            systemIdentifier = "7000000000000000002";
            return this;
        }

        Standby setUp() {
            alone = false;
            systemIdentifier = "7000000000000000001";
            return this;
        }

        private boolean sends() {
            return !alone && !cut && !promoted && !lost;
        }
    }

    Standby standby(String name) {
        return standbys.get(name);
    }

    /** The next look, a second later. */
    ReplicationStatus look() {
        now = now.plusSeconds(1);
        List<ServerStatus> all = new ArrayList<>();
        all.add(primaryAway ? away(primary) : answer(primary, primarySample()));
        standbys.values().forEach(s -> all.add(s.away ? away(s.name) : answer(s.name, standbySample(s))));
        return new ReplicationStatus(now, all);
    }

    private static ServerStatus away(String name) {
        return new ServerStatus(
                new HostId(name),
                Optional.of(new Failure.ConnectionLost(name, "connection reset by peer")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ServerStatus answer(String name, ServerSample sample) {
        ServiceFacts facts =
                new ServiceFacts(ServiceKind.SYSTEMD, "postgresql@15-main.service", true, "active", "auto", 700);
        return new ServerStatus(
                new HostId(name),
                Optional.empty(),
                Optional.of(sample),
                Optional.of(new ServiceState(facts, 700, List.of("0.0.0.0", "::"))),
                Optional.empty());
    }

    private static Optional<Lsn> lsn(long position) {
        return Optional.of(Lsn.parse(String.format("%X/%X", position >> 32, position & 0xffffffffL)));
    }

    private ServerSample primarySample() {
        List<SenderRow> senders = new ArrayList<>();
        List<SlotRow> slots = new ArrayList<>();
        long pid = 100;
        for (Standby s : standbys.values()) {
            pid++;
            if (s.sends()) {
                Optional<Lsn> at = lsn(END - s.behind);
                senders.add(new SenderRow(
                        pid,
                        "replicator",
                        s.applicationName,
                        "10.0.0." + (pid - 99),
                        s.state,
                        s.sync,
                        s.sync.equals("async") ? 0 : 1,
                        at,
                        at,
                        at,
                        at,
                        OptionalLong.of(s.behind),
                        s.millis));
            }
            if (!s.slot.isEmpty() && !s.alone) {
                slots.add(new SlotRow(
                        s.slot,
                        "physical",
                        s.sends(),
                        s.sends() ? pid : 0,
                        s.lost ? "lost" : "reserved",
                        "",
                        s.lost ? OptionalLong.empty() : OptionalLong.of(s.kept),
                        OptionalLong.of(s.limit)));
            }
        }
        return sample(
                primaryInRecovery,
                1,
                END,
                Optional.empty(),
                senders,
                Optional.empty(),
                slots,
                waits,
                false,
                "7000000000000000001");
    }

    private ServerSample standbySample(Standby s) {
        Optional<ReceiverRow> receiver = s.sends() && !primaryAway
                ? Optional.of(new ReceiverRow("streaming", 1, "10.0.0.1", 5432, s.slot, lsn(END), OptionalLong.of(200)))
                : Optional.empty();
        return sample(
                !s.promoted && !s.alone,
                s.promoted ? 2 : 1,
                s.alone ? OWN_END : END,
                s.promoted || s.alone ? Optional.empty() : lsn(END - s.behind),
                List.of(),
                receiver,
                List.of(),
                Optional.empty(),
                s.paused,
                s.systemIdentifier);
    }

    private ServerSample sample(
            boolean recovery,
            int timeline,
            long end,
            Optional<Lsn> replayed,
            List<SenderRow> senders,
            Optional<ReceiverRow> receiver,
            List<SlotRow> slots,
            Optional<CommitWaits> commits,
            boolean paused,
            String systemIdentifier) {
        return new ServerSample(
                new PgVersion(150018),
                recovery,
                systemIdentifier,
                timeline,
                Instant.EPOCH,
                Instant.EPOCH,
                recovery,
                false,
                new WalPosition(lsn(end), replayed, paused, OptionalLong.empty()),
                senders,
                receiver,
                slots,
                commits,
                settings());
    }

    private Map<String, Setting> settings() {
        Map<String, Setting> settings = new HashMap<>();
        Map.of(
                        "wal_level", "replica",
                        "hot_standby", "on",
                        "listen_addresses", "*",
                        "max_connections", "100",
                        "max_wal_senders", "10",
                        "max_replication_slots", "10",
                        "synchronous_standby_names", syncNames)
                .forEach((name, value) -> settings.put(
                        name,
                        new Setting(
                                name,
                                value,
                                "",
                                value.matches("\\d+") ? "integer" : "string",
                                "postmaster",
                                "configuration file",
                                "/c",
                                1,
                                "",
                                false)));
        return settings;
    }
}
