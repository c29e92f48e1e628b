package org.standbywizard.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.standbywizard.plan.HostId;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;

/** The words of a report in one language, and its times in one zone. */
record Words(Messages messages, ZoneId zone) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

    String get(String key, Object... values) {
        return messages.get(key, values);
    }

    /** With the zone's offset, so that it can be compared with servers' logs. */
    String date(Instant at) {
        return DATE.withZone(zone).format(at) + " " + OFFSET.withZone(zone).format(at);
    }

    String clock(Instant at) {
        return CLOCK.withZone(zone).format(at);
    }

    String millis(long millis) {
        return Sizes.millis(millis, messages.locale());
    }

    String bytes(long bytes) {
        return Sizes.bytes(bytes, messages.locale());
    }

    String rate(long bytesPerSecond) {
        return Sizes.rate(bytesPerSecond, messages.locale());
    }

    static String names(List<HostId> hosts) {
        return hosts.stream().map(HostId::name).collect(Collectors.joining(", "));
    }

    /** {@code db1: as root}, {@code db1: SQL}. */
    Block.Code root(HostId host, String... lines) {
        return new Block.Code(get("report.where.root", host), List.of(lines));
    }

    Block.Code owner(Place place, String... lines) {
        return new Block.Code(get("report.where.owner", place.host(), place.osUser()), List.of(lines));
    }

    Block.Code sql(HostId host, String... lines) {
        return new Block.Code(get("report.where.sql", host), List.of(lines));
    }
}
