package org.standbywizard.conf;

/** Which rule decides over a connection. */
public sealed interface HbaVerdict {

    /**
     * That rule.
     *
     * @param file the path the rule's file was included by; empty for the main file
     */
    record Match(String file, int line, HbaRule rule) implements HbaVerdict {
        /** Whether the rule lets the client try; {@code reject} does not. */
        public boolean admits() {
            return !rule.method().equals("reject");
        }
    }

    /** No rule: the server refuses the connection. */
    record NoMatch() implements HbaVerdict {}

    /** It cannot be told from the file alone, because of what stands in that line. */
    record Unknown(String file, int line, HbaObstacle obstacle) implements HbaVerdict {}
}
