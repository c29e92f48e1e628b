package org.standbywizard.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Proof;

/**
 * What a proof showed.
 *
 * @param at when it ended, milliseconds since 1970
 * @param table what was written into; empty if it was a restore point
 * @param token what was written, and read on every standby
 * @param atMostMillis by standby, from the commit until it was read
 * @param refusals by standby, how the server refused a write; those of older runs are not known
 */
public record ProofResult(
        long at,
        HostId primary,
        String table,
        String token,
        Map<HostId, Long> atMostMillis,
        Map<HostId, String> refusals) {
    public ProofResult {
        atMostMillis = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(atMostMillis));
        refusals = Map.copyOf(refusals);
    }

    /** @param facts of the proof's outcome */
    public static ProofResult of(Proof proof, Map<String, String> facts, long at) {
        Map<HostId, Long> delays = new LinkedHashMap<>();
        Map<HostId, String> refusals = new LinkedHashMap<>();
        for (HostId standby : proof.standbys()) {
            Optional.ofNullable(facts.get(Proof.DELAY + standby)).ifPresent(d -> delays.put(standby, Long.valueOf(d)));
            Optional.ofNullable(facts.get(Proof.REFUSAL + standby)).ifPresent(r -> refusals.put(standby, r));
        }
        boolean byTable = facts.getOrDefault(Proof.WAY, Proof.BY_TABLE).equals(Proof.BY_TABLE);
        return new ProofResult(at, proof.host(), byTable ? proof.table() : "", proof.token(), delays, refusals);
    }

    /** The last proof that a run made. */
    public static Optional<ProofResult> of(ChangeSet changeSet, List<JournalEntry> entries) {
        Optional<Proof> proof = changeSet
                .steps()
                .filter(Proof.class::isInstance)
                .map(Proof.class::cast)
                .findFirst();
        return proof.flatMap(step -> entries.stream()
                .filter(e -> e instanceof JournalEntry.Ended ended
                        && ended.step().equals(step.id())
                        && !ended.facts().isEmpty())
                .map(JournalEntry.Ended.class::cast)
                .reduce((first, second) -> second)
                .map(ended -> of(step, ended.facts(), ended.at())));
    }
}
