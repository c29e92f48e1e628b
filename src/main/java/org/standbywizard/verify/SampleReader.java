package org.standbywizard.verify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.standbywizard.plan.Lsn;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Setting;

/** Turns the rows of {@link StatusQueries} into a sample. */
final class SampleReader {
    private SampleReader() {}

    /** When the settings may have changed since they were last read. */
    record Epoch(Instant startedAt, Instant configLoadedAt) {}

    static Epoch epoch(List<List<Map<String, String>>> rows) {
        Row server = new Row(rows.get(0).get(0));
        return new Epoch(server.micros("started_us"), server.micros("loaded_us"));
    }

    static ServerSample sample(PgVersion version, List<List<Map<String, String>>> rows, Map<String, Setting> settings) {
        Row server = new Row(rows.get(0).get(0));
        Optional<ReceiverRow> receiver =
                rows.get(2).stream().findFirst().map(Row::new).flatMap(SampleReader::receiver);
        boolean inRecovery = server.flag("in_recovery");
        Epoch epoch = epoch(rows);
        return new ServerSample(
                version,
                inRecovery,
                server.text("system_identifier"),
                timeline(server, receiver),
                epoch.startedAt(),
                epoch.configLoadedAt(),
                server.flag("read_only"),
                server.flag("default_read_only"),
                new WalPosition(
                        end(server.lsn("end_lsn"), receiver),
                        server.lsn("replayed_lsn"),
                        server.flag("replay_paused"),
                        // Clocks may differ by a little; an age is never negative.
                        atLeastZero(server.number("replay_age_ms"))),
                rows.get(1).stream().map(Row::new).map(SampleReader::sender).toList(),
                receiver,
                rows.get(3).stream().map(Row::new).map(SampleReader::slot).toList(),
                commitWaits(server),
                settings);
    }

    static Map<String, Setting> settings(List<Map<String, String>> rows) {
        return rows.stream()
                .map(Row::new)
                .map(SampleReader::setting)
                .collect(Collectors.toMap(Setting::name, s -> s, (a, b) -> b, HashMap::new));
    }

    /** A primary's own, a standby's received one; the last checkpoint's may lag behind a promotion. */
    private static int timeline(Row server, Optional<ReceiverRow> receiver) {
        String written = server.text("written_timeline");
        if (!written.isEmpty()) {
            return Integer.parseInt(written, 16);
        }
        int received = receiver.map(ReceiverRow::timeline).orElse(0);
        return received > 0 ? received : (int) server.numberOrZero("checkpoint_timeline");
    }

    /** A standby also knows how far the primary said its WAL goes, which it may not have received yet. */
    private static Optional<Lsn> end(Optional<Lsn> own, Optional<ReceiverRow> receiver) {
        Optional<Lsn> announced = receiver.flatMap(ReceiverRow::latestEnd);
        return own.isPresent() && announced.isPresent()
                ? Optional.of(own.get().max(announced.get()))
                : own.or(() -> announced);
    }

    private static SenderRow sender(Row row) {
        return new SenderRow(
                row.numberOrZero("pid"),
                row.text("usename"),
                row.text("application_name"),
                row.text("client_address"),
                row.text("state"),
                row.text("sync_state"),
                (int) row.numberOrZero("sync_priority"),
                row.lsn("sent_lsn"),
                row.lsn("write_lsn"),
                row.lsn("flush_lsn"),
                row.lsn("replay_lsn"),
                atLeastZero(row.number("lag_bytes")),
                atLeastZero(row.number("replay_lag_ms")));
    }

    /** Since 10 the view has a row of NULLs for a moment while a receiver starts. */
    private static Optional<ReceiverRow> receiver(Row row) {
        if (row.text("status").isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> conninfo = ConnInfoText.parse(row.text("conninfo"));
        String host = row.text("sender_host");
        String port = row.text("sender_port");
        return Optional.of(new ReceiverRow(
                row.text("status"),
                (int) row.numberOrZero("received_tli"),
                host.isEmpty() ? conninfo.getOrDefault("host", conninfo.getOrDefault("hostaddr", "")) : host,
                port(port.isEmpty() ? conninfo.getOrDefault("port", "") : port),
                row.text("slot_name"),
                row.lsn("latest_end_lsn"),
                atLeastZero(row.number("message_age_ms"))));
    }

    private static int port(String text) {
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static Optional<CommitWaits> commitWaits(Row server) {
        OptionalLong count = server.number("waiting_commits");
        return count.isPresent()
                ? Optional.of(new CommitWaits(count.getAsLong(), atLeastZero(server.number("waiting_ms"))))
                : Optional.empty();
    }

    private static SlotRow slot(Row row) {
        return new SlotRow(
                row.text("slot_name"),
                row.text("slot_type"),
                row.flag("active"),
                row.numberOrZero("active_pid"),
                row.text("wal_status"),
                row.text("invalidation"),
                atLeastZero(row.number("retained_bytes")),
                row.number("safe_wal_size"));
    }

    private static Setting setting(Row row) {
        return new Setting(
                row.text("name"),
                row.text("setting"),
                row.text("unit"),
                row.text("vartype"),
                row.text("context"),
                row.text("source"),
                row.text("sourcefile"),
                (int) row.numberOrZero("sourceline"),
                row.text("boot_val"),
                row.flag("pending_restart"));
    }

    private static OptionalLong atLeastZero(OptionalLong number) {
        return number.isPresent() ? OptionalLong.of(Math.max(0, number.getAsLong())) : number;
    }
}
