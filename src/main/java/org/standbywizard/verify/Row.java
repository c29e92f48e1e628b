package org.standbywizard.verify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.standbywizard.plan.Lsn;

/** Reads one row's values; NULL is unknown, never zero, unless a method says so. */
record Row(Map<String, String> values) {

    /** Empty text for NULL. */
    String text(String column) {
        String value = values.get(column);
        return value == null ? "" : value;
    }

    boolean flag(String column) {
        String value = text(column);
        return value.equals("t") || value.equals("true") || value.equals("on");
    }

    OptionalLong number(String column) {
        String value = text(column);
        return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    }

    /** 0 for NULL: for process ids, ports and the like, which are never 0. */
    long numberOrZero(String column) {
        return number(column).orElse(0);
    }

    Optional<Lsn> lsn(String column) {
        String value = text(column);
        return value.isEmpty() ? Optional.empty() : Optional.of(Lsn.parse(value));
    }

    Instant micros(String column) {
        return Instant.EPOCH.plus(numberOrZero(column), ChronoUnit.MICROS);
    }
}
