package org.standbywizard.ui.page.start;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.standbywizard.run.RunStatus;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Tone;

/** A run in words. */
record RunWords(Messages words) {
    /** {@code db1 to db2, db3}. */
    String servers(RunRow row) {
        return words.get("page.start.run.servers", row.primary(), String.join(", ", row.standbys()));
    }

    String state(RunRow row) {
        return words.get("page.start.run." + row.run().status().name().toLowerCase(Locale.ROOT));
    }

    Tone tone(RunRow row) {
        return switch (row.run().status()) {
            case DONE -> Tone.GOOD;
            case UNFINISHED, CANCELLED -> row.resumable() ? Tone.WARN : Tone.NEUTRAL;
            case FAILED -> row.resumable() ? Tone.BAD : Tone.NEUTRAL;
            case UNDONE -> Tone.NEUTRAL;
        };
    }

    /** In this computer's time zone. */
    String date(RunRow row) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(words.locale())
                .withZone(ZoneId.systemDefault())
                .format(Instant.ofEpochMilli(row.run().startedAt()));
    }

    String detail(RunRow row) {
        return row.run().status() == RunStatus.UNDONE
                ? date(row)
                : words.get("page.start.run.detail", date(row), row.standing(), row.steps());
    }
}
