package org.standbywizard.conf;

/** Which rule decides over a connection. */
public sealed interface HbaVerdict {

    /**
     * That rule.
     *
     * @param file where the included file lies that it stands in; empty for the main file
     */
    record Match(String file, int line, HbaRule rule) implements HbaVerdict {
        /** Whether the rule lets the client try; {@code reject} does not. */
        public boolean admits() {
            return !rule.method().equals("reject");
        }
    }

    /** No rule: the server refuses the connection. */
    record NoMatch() implements HbaVerdict {}

    /**
     * It cannot be told from the files alone, because of what stands in that line.
     *
     * @param file as of a match
     */
    record Unknown(String file, int line, HbaObstacle obstacle) implements HbaVerdict {}
}
