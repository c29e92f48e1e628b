package org.standbywizard.ui.page.verify;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;

/** Moments and spans as this page writes them: by the clock on the wall, to the second. */
final class Times {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private Times() {}

    static String clock(Instant at) {
        return CLOCK.format(at.atZone(ZoneId.systemDefault()));
    }

    static String clock(long millis) {
        return clock(Instant.ofEpochMilli(millis));
    }

    static String span(Duration span, Messages words) {
        return Sizes.duration(span, words.locale());
    }

    static String span(long millis, Messages words) {
        return Sizes.millis(millis, words.locale());
    }
}
