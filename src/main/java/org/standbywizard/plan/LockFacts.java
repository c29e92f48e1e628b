package org.standbywizard.plan;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The lock of a wizard that was found on a host. Times are the host's own, in seconds since 1970.
 *
 * @param who {@code user@desktop}
 * @param run id of the run it was taken for; {@code unknown} if the lock does not say
 * @param since 0 if unknown
 * @param seen its holder's last sign of life
 * @param age seconds since then; negative if the host's clock was set back meanwhile
 * @param stopped whether nobody works: the run stopped half-way and waits to go on or to be taken back
 */
public record LockFacts(String who, String run, long since, long seen, long age, boolean stopped) {
    /** Three times as long as a holder that lives is silent. */
    private static final long SILENT_SECONDS = 90;

    /** The end of the year 9999: a damaged lock may say anything. */
    private static final long LATEST = 253402300799L;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** A moment of the host's clock for people. */
    public static String time(long seconds) {
        return TIME.format(Instant.ofEpochSecond(Math.min(seconds, LATEST)));
    }

    /** Whether its holder gave a sign of life just now. */
    public boolean isLive() {
        return !stopped && age >= 0 && age < SILENT_SECONDS;
    }
}
