package org.standbywizard.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.run.ProofResult;
import org.standbywizard.steps.RestartTest;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.verify.ExpectedReplication;
import org.standbywizard.verify.ReplicationStatus;

/** Makes reports from this computer's journals; reaches no host. */
public final class Reports {
    private final Journals journals;

    public Reports(Journals journals) {
        this.journals = journals;
    }

    /** The plan's newest run, whatever became of it. */
    public Optional<RunRecord> last(ReplicationPlan plan) {
        String key = Journals.keyOf(plan);
        return journals.runs().stream().filter(run -> run.key().equals(key)).reduce((first, second) -> second);
    }

    /** Every run but those beside the chains. */
    public Optional<RunRecord> named(String runId) {
        return journals.runs().stream()
                .filter(run -> run.runId().equals(runId) && !run.isBeside())
                .findFirst();
    }

    /** @param verification a look that was made for it, if one was */
    public RunReport of(RunRecord run, Optional<Verification> verification) {
        return RunReport.of(journals.entries(run.runId()), later(run), verification);
    }

    /** @param moved where a run put servers since the facts were found */
    public static Verification verification(
            ReplicationPlan plan,
            ExpectedReplication expected,
            ReplicationStatus status,
            Map<HostId, HostFacts> facts,
            Map<HostId, ServerRef> moved) {
        Map<HostId, Place> places = new HashMap<>();
        for (ServerPlan server : plan.servers()) {
            Optional.ofNullable(facts.get(server.id()))
                    .filter(found -> found.chosen().isPresent())
                    .ifPresent(found -> places.put(server.id(), Place.of(server, found)));
            Optional.ofNullable(moved.get(server.id())).ifPresent(ref -> places.put(server.id(), Place.of(ref)));
        }
        return Verification.of(expected, status, places);
    }

    /** Proofs and restart tests of the same plan since the run, until the next run of it. */
    private List<LaterTest> later(RunRecord run) {
        String beside = Journals.besideKeyOf(run.plan());
        List<RunRecord> all = journals.runs();
        long next = all.stream()
                .filter(other -> other.key().equals(run.key()) && other.startedAt() > run.startedAt())
                .mapToLong(RunRecord::startedAt)
                .min()
                .orElse(Long.MAX_VALUE);
        List<LaterTest> tests = new ArrayList<>();
        for (RunRecord test : all) {
            if (test.key().equals(beside) && test.startedAt() >= run.startedAt() && test.startedAt() < next) {
                List<JournalEntry> entries = journals.entries(test.runId());
                ProofResult.of(test.changeSet(), entries)
                        .ifPresent(proof -> tests.add(new LaterTest.Proved(Instant.ofEpochMilli(proof.at()), proof)));
                restarts(test, entries, tests);
            }
        }
        return tests;
    }

    private static void restarts(RunRecord test, List<JournalEntry> entries, List<LaterTest> tests) {
        test.changeSet()
                .steps()
                .filter(RestartTest.class::isInstance)
                .map(RestartTest.class::cast)
                .forEach(step -> entries.stream()
                        .filter(entry -> entry instanceof JournalEntry.Ended ended
                                && ended.step().equals(step.id()))
                        .map(JournalEntry.Ended.class::cast)
                        .forEach(ended -> tests.add(restarted(step, ended))));
    }

    private static LaterTest restarted(RestartTest step, JournalEntry.Ended ended) {
        Map<HostId, Long> streaming = new LinkedHashMap<>();
        for (HostId follower : step.followers().keySet()) {
            Optional.ofNullable(ended.facts().get(RestartTest.STREAMING + follower))
                    .ifPresent(millis -> streaming.put(follower, Long.valueOf(millis)));
        }
        return new LaterTest.Restarted(
                Instant.ofEpochMilli(ended.at()),
                step.host(),
                Optional.ofNullable(ended.facts().get(RestartTest.UP)).map(Long::valueOf),
                streaming);
    }
}
