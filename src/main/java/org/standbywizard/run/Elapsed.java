package org.standbywizard.run;

import java.time.Clock;

/** How long something took, by a clock that may be set meanwhile. */
final class Elapsed {
    private Elapsed() {}

    /** Milliseconds; 0 if the clock was set back. @param begun milliseconds since 1970 */
    static long since(Clock clock, long begun) {
        return Math.max(0, clock.millis() - begun);
    }
}
