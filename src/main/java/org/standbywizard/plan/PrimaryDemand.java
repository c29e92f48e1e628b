package org.standbywizard.plan;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a primary must have so that its standbys can copy and stream.
 *
 * @param walLevel the least that serves, as its version spells it
 * @param senders wal senders: those in use, two for each copy at the same time, one for the login test
 * @param slots replication slots: those that exist and those to come
 */
public record PrimaryDemand(String walLevel, int senders, int slots) {

    /**
     * @param copies standbys that are copied at the same time
     * @param slotNames slots that the standbys will have; those that exist already count once
     */
    public static PrimaryDemand of(ServerFacts primary, int copies, Collection<String> slotNames) {
        Set<String> slots =
                primary.slots().stream().map(ServerFacts.SlotFacts::name).collect(Collectors.toSet());
        slots.addAll(slotNames);
        return new PrimaryDemand(
                primary.version().atLeast(PgVersion.V10) ? "replica" : "hot_standby",
                primary.senders().size() + 2 * copies + 1,
                slots.size());
    }
}
