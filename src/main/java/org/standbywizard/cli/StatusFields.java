package org.standbywizard.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.SlotRow;
import org.standbywizard.verify.StandbyView;

/** A replication's status as JSON fields; null where nobody could tell. */
final class StatusFields {
    private StatusFields() {}

    static Map<String, Object> of(
            ExpectedReplication expected, ReplicationStatus status, Function<Failure, Map<String, Object>> failed) {
        HostId primary = expected.primary().id();
        Map<String, Object> first = JsonFields.of("host", primary.name());
        status.sample(primary).ifPresent(sample -> {
            first.put("version", sample.version().toString());
            first.put("inRecovery", sample.inRecovery());
            first.put("lsn", sample.wal().end().map(Object::toString).orElse(null));
            first.put("timeline", sample.timeline());
        });
        failure(first, primary, status, failed);
        List<Object> standbys = new ArrayList<>();
        for (StandbyView view : StandbyView.all(expected, status)) {
            Map<String, Object> one = JsonFields.of(
                    "host",
                    view.id().name(),
                    "condition",
                    view.condition().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "lagBytes",
                    orNull(view.lag().bytes()),
                    "lagMillis",
                    orNull(view.lag().millis()));
            view.slot().ifPresent(slot -> one.put("slot", slot(slot)));
            failure(one, view.id(), status, failed);
            standbys.add(one);
        }
        return JsonFields.of("primary", first, "standbys", standbys);
    }

    private static Map<String, Object> slot(SlotRow slot) {
        return JsonFields.of(
                "name",
                slot.name(),
                "active",
                slot.active(),
                "lost",
                slot.isLost(),
                "retainedBytes",
                orNull(slot.retainedBytes()));
    }

    private static void failure(
            Map<String, Object> fields,
            HostId host,
            ReplicationStatus status,
            Function<Failure, Map<String, Object>> failed) {
        status.server(host).flatMap(server -> server.failure()).ifPresent(f -> fields.put("failure", failed.apply(f)));
    }

    private static Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
