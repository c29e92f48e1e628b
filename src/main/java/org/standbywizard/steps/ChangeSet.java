package org.standbywizard.steps;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.standbywizard.plan.HostId;

/**
 * All that a run will do: stages one after another, in each stage one lane per host side by side.
 *
 * @param runId names the run, its directory on the hosts and the directories set aside: {@code 20261123-061500-k3f}
 * @param servers where each server of the plan lives
 * @param passfiles where each standby's password is or will be, also of standbys that already follow: a generated
 *     password is found again only there
 */
public record ChangeSet(
        String runId,
        HostId primary,
        Map<HostId, ServerRef> servers,
        List<Stage> stages,
        List<WritePassfile> passfiles) {
    public ChangeSet {
        passfiles = List.copyOf(passfiles);
        servers = Map.copyOf(servers);
        stages = List.copyOf(stages);
    }

    /** Lanes that run at the same time. */
    public record Stage(String name, List<Lane> lanes) {
        public Stage {
            lanes = List.copyOf(lanes);
        }
    }

    /** Steps one after another, for one host's sake (some act on the primary). */
    public record Lane(HostId host, List<Step> steps) {
        public Lane {
            steps = List.copyOf(steps);
        }
    }

    /** Every step in the order of stages, lanes one after another. */
    public Stream<Step> steps() {
        return stages.stream().flatMap(s -> s.lanes().stream()).flatMap(l -> l.steps().stream());
    }

    /** Whether nothing would be changed: a set-up that already stands. */
    public boolean changesNothing() {
        return steps().allMatch(s -> s.risk() == Risk.READS);
    }
}
