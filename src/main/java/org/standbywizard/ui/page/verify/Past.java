package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.run.ProofResult;
import org.standbywizard.steps.SwapIn;

/**
 * What this computer's journals tell of the plan.
 *
 * @param chain the runs that stand, oldest first
 * @param proof the newest run's own
 * @param aside former data directories that these runs set aside
 */
record Past(List<RunRecord> chain, Optional<ProofResult> proof, List<Aside> aside) {
    static final Past NONE = new Past(List.of(), Optional.empty(), List.of());

    Past {
        chain = List.copyOf(chain);
        aside = List.copyOf(aside);
    }

    record Aside(HostId host, String directory) {}

    static Past of(List<RunRecord> chain, Optional<ProofResult> proof) {
        List<Aside> aside = new ArrayList<>();
        for (RunRecord run : chain) {
            run.changeSet().steps().forEach(step -> {
                boolean stands =
                        run.ended().contains(step.id()) && !run.undone().contains(step.id());
                if (step instanceof SwapIn swap && swap.hadData() && stands) {
                    aside.add(new Aside(swap.host(), swap.aside()));
                }
            });
        }
        return new Past(chain, proof, aside);
    }
}
