package org.standbywizard.run;

import java.util.Set;

/**
 * How one comes to the locks on the hosts.
 *
 * @param who {@code user@desktop}, as others will read it
 * @param broken ids of runs whose locks a person gave free
 * @param beside whether the work may go on beside a run of the same person's that stopped: it changes no configuration
 */
public record LockTerms(String who, Set<String> broken, boolean beside) {
    private static final int LONGEST = 100;

    public LockTerms {
        broken = Set.copyOf(broken);
        who = line(who);
    }

    public static LockTerms of(String who) {
        return new LockTerms(who, Set.of(), false);
    }

    public LockTerms breaking(Set<String> runs) {
        return new LockTerms(who, runs, beside);
    }

    LockTerms besideOthers() {
        return new LockTerms(who, broken, true);
    }

    /** It becomes one line of a file, and is read by others. */
    private static String line(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
