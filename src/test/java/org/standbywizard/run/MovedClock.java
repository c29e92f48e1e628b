package org.standbywizard.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A desktop's clock, as wrong as a test wants it. */
final class MovedClock extends Clock {
    private final AtomicReference<Duration> by = new AtomicReference<>(Duration.ZERO);

    /** How much it goes before the true time. */
    Duration by() {
        return by.get();
    }

    void set(Duration before) {
        by.set(before);
    }

    @Override
    public ZoneOffset getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(by.get());
    }
}
