package org.standbywizard.verify;

import java.util.List;
import java.util.stream.Stream;
import org.standbywizard.plan.PgVersion;

/**
 * What is asked of a server of one version, in or out of recovery alike.
 *
 * @param sample asked every time, in one round trip: server, senders, receiver, slots
 * @param settings asked when the server was restarted or its configuration loaded anew: nothing else changes them
 */
public record StatusQueries(List<String> sample, List<String> settings) {
    public StatusQueries {
        sample = List.copyOf(sample);
        settings = List.copyOf(settings);
    }

    public static StatusQueries of(PgVersion version) {
        boolean ten = version.atLeast(PgVersion.V10);
        return new StatusQueries(
                List.of(
                        ten ? StatusSql.SERVER_10 : StatusSql.SERVER_9_6,
                        ten ? StatusSql.SENDERS_10 : StatusSql.SENDERS_9_6,
                        version.atLeast(PgVersion.V11) ? StatusSql.RECEIVER_11 : StatusSql.RECEIVER_9_6,
                        slots(version)),
                List.of(StatusSql.SETTINGS));
    }

    /** Both at once, for a connection's first sample. */
    List<String> sampleAndSettings() {
        return Stream.concat(sample.stream(), settings.stream()).toList();
    }

    private static String slots(PgVersion version) {
        if (version.atLeast(PgVersion.V17)) {
            return StatusSql.SLOTS_17;
        }
        if (version.atLeast(PgVersion.V13)) {
            return StatusSql.SLOTS_13;
        }
        return version.atLeast(PgVersion.V10) ? StatusSql.SLOTS_10 : StatusSql.SLOTS_9_6;
    }
}
