package org.standbywizard.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals.RunRecord;
import org.standbywizard.run.ProofResult;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Undoer;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.SwapIn;

/**
 * What a run did, and what stands of it: read off its journal alone, without a host.
 *
 * @param endedAt the journal's last line
 * @param deeds every step in the run's order
 * @param undo the steps that an undo would take back, in its order
 * @param later proofs and restart tests after the run, oldest first
 * @param verification a look that was made for the report, if one was
 */
public record RunReport(
        String runId,
        RunStatus status,
        Instant begunAt,
        Instant endedAt,
        ReplicationPlan plan,
        ChangeSet changeSet,
        List<ServerChange> servers,
        List<Deed> deeds,
        List<Trouble> troubles,
        List<SettingChange> settings,
        Footprint footprint,
        List<Aside> aside,
        List<Step> undo,
        Optional<ProofResult> proof,
        List<LaterTest> later,
        Optional<Verification> verification) {

    public RunReport {
        servers = List.copyOf(servers);
        deeds = List.copyOf(deeds);
        troubles = List.copyOf(troubles);
        settings = List.copyOf(settings);
        aside = List.copyOf(aside);
        undo = List.copyOf(undo);
        later = List.copyOf(later);
    }

    /** @param entries the whole journal */
    public static RunReport of(List<JournalEntry> entries, List<LaterTest> later, Optional<Verification> verification) {
        RunRecord record = RunRecord.of(entries);
        List<Deed> deeds = Deeds.of(record.changeSet(), entries);
        return new RunReport(
                record.runId(),
                record.status(),
                Instant.ofEpochMilli(record.startedAt()),
                Instant.ofEpochMilli(entries.get(entries.size() - 1).at()),
                record.plan(),
                record.changeSet(),
                ServerChanges.of(record.plan(), record.changeSet(), deeds),
                deeds,
                Deeds.troubles(record.changeSet(), entries),
                SettingChanges.of(deeds),
                Footprints.of(record.changeSet(), record.status(), deeds),
                aside(deeds),
                Undoer.preview(record),
                ProofResult.of(record.changeSet(), entries),
                later,
                verification);
    }

    private static List<Aside> aside(List<Deed> deeds) {
        List<Aside> aside = new ArrayList<>();
        for (Deed deed : deeds) {
            if (deed.step() instanceof SwapIn swap) {
                if (deed.stands() && swap.hadData()) {
                    aside.add(new Aside(swap.host(), swap.aside(), false));
                } else if (deed.state() == Deed.State.TAKEN_BACK) {
                    aside.add(new Aside(swap.host(), swap.undone(), true));
                }
            }
        }
        return aside;
    }

    /** The step's outcome, if it is of this kind and there is one. */
    List<Deed> deeds(Class<? extends Step> kind) {
        return deeds.stream().filter(deed -> kind.isInstance(deed.step())).toList();
    }
}
