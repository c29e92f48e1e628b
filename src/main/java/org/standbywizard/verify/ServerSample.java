package org.standbywizard.verify;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Setting;

/**
 * What one server said of itself at one moment.
 *
 * @param timeline of the WAL it writes or receives, 0 if unknown
 * @param startedAt of the postmaster
 * @param configLoadedAt when the configuration files were last read
 * @param readOnly transaction_read_only as a new transaction sees it
 * @param defaultReadOnly default_transaction_read_only
 * @param commitWaits unknown up to 9.6
 * @param settings pg_settings by name
 */
public record ServerSample(
        PgVersion version,
        boolean inRecovery,
        String systemIdentifier,
        int timeline,
        Instant startedAt,
        Instant configLoadedAt,
        boolean readOnly,
        boolean defaultReadOnly,
        WalPosition wal,
        List<SenderRow> senders,
        Optional<ReceiverRow> receiver,
        List<SlotRow> slots,
        Optional<CommitWaits> commitWaits,
        Map<String, Setting> settings) {
    public ServerSample {
        senders = List.copyOf(senders);
        slots = List.copyOf(slots);
        settings = Collections.unmodifiableMap(settings);
    }

    /** The slot of this name. */
    public Optional<SlotRow> slot(String name) {
        return slots.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** The senders whose standby calls itself so. */
    public List<SenderRow> sendersNamed(String applicationName) {
        return senders.stream()
                .filter(s -> s.applicationName().equals(applicationName))
                .toList();
    }

    /** The running value of a setting, or empty text if this version has no such setting. */
    public String value(String name) {
        Setting setting = settings.get(name);
        return setting == null ? "" : setting.value();
    }
}
