package org.standbywizard.steps;

import java.util.List;
import java.util.Locale;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;

/** Makes the proof of a run, named after it. */
final class ProofSteps {
    private ProofSteps() {}

    static Proof of(HostId primary, HostFacts found, List<HostId> standbys, String runId) {
        // Of a server that was down when it was looked at nothing is known: the step looks again by itself.
        boolean tableWouldHarm =
                found.server().map(s -> !s.publicationsForAll().isEmpty()).orElse(false);
        String name =
                "standby_wizard_proof_" + runId.replaceAll("[^A-Za-z0-9]", "_").toLowerCase(Locale.ROOT);
        return new Proof(primary + "/proof", primary, standbys, tableWouldHarm ? "" : name, name);
    }
}
