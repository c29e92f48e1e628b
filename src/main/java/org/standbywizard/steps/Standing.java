package org.standbywizard.steps;

import java.util.List;
import org.standbywizard.remote.Failure;

/** Whether what a step would do stands already; the answer to somebody who did it by hand. */
public sealed interface Standing {
    Standing DONE = new Done();

    record Done() implements Standing {}

    /**
     * Not, or not all of it.
     *
     * @param reason names the words {@code not-yet.<reason>}
     * @param args their values
     */
    record NotYet(String reason, List<String> args) implements Standing {
        public NotYet {
            args = List.copyOf(args);
        }
    }

    /** The server could not be asked, or says that something is wrong with it. */
    record CannotTell(Failure why) implements Standing {}

    static Standing notYet(String reason, String... args) {
        return new NotYet(reason, List.of(args));
    }
}
