package org.standbywizard.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.standbywizard.plan.Finding;

/** Whether commits wait for the standbys that the plan names. */
final class SyncChecks {
    private static final String NAMES = "synchronous_standby_names";
    /** {@code 2 (a, b)}, {@code FIRST 2 (a, b)}, {@code ANY 2 (a, b)}; any other list waits for one. */
    private static final Pattern COUNTED =
            Pattern.compile("\\s*(?:(?:FIRST|ANY)\\s+)?(\\d{1,9})\\s*\\(", Pattern.CASE_INSENSITIVE);

    private SyncChecks() {}

    /** Only of a streaming standby: one that catches up is no candidate yet. */
    static List<Finding> of(ExpectedStandby standby, StandbyView view) {
        return view.sender()
                .filter(s -> s.state().equals("streaming") && !s.syncState().isEmpty())
                .map(sender -> {
                    String found = sender.syncState();
                    if (standby.sync().fits(found)) {
                        return Outcome.SYNC_AS_WANTED.on(standby.id(), found);
                    }
                    return standby.sync() == SyncRole.ASYNC
                            ? Outcome.SYNC_UNWANTED.on(standby.id(), found)
                            : Outcome.SYNC_DIFFERS.on(
                                    standby.id(), found, standby.sync().word());
                })
                .map(List::of)
                .orElse(List.of());
    }

    /** With fewer than wanted every commit on the primary waits. */
    static List<Finding> enough(ExpectedReplication expected, ServerSample primary) {
        List<Finding> findings = new ArrayList<>();
        int wanted = expected.synchronousCount();
        long found = primary.senders().stream().filter(SenderRow::isSynchronous).count();
        if (wanted > 0) {
            findings.add((found >= wanted ? Outcome.SYNC_ENOUGH : Outcome.SYNC_TOO_FEW)
                    .on(expected.primary().id(), found, wanted));
        }
        String names = primary.value(NAMES);
        long needed = needed(names);
        if (wanted == 0 && found < needed) {
            findings.add(Outcome.SYNC_NOBODY.on(expected.primary().id(), names, found, needed));
        }
        primary.commitWaits()
                .filter(waits -> wanted > 0 || waits.count() > 0)
                .map(waits -> commits(expected, waits))
                .ifPresent(findings::add);
        return findings;
    }

    /** How many standbys commits wait for by a value that is in force, whoever set it; 0 for none. */
    static long needed(String names) {
        if (names.isBlank()) {
            return 0;
        }
        Matcher counted = COUNTED.matcher(names);
        return counted.lookingAt() ? Long.parseLong(counted.group(1)) : 1;
    }

    /** A commit that waits for a moment is what synchronous replication is; one that waits on has nobody to answer it. */
    private static Finding commits(ExpectedReplication expected, CommitWaits waits) {
        long longest = waits.longestMillis().orElse(0);
        return longest > expected.thresholds().commitMillis()
                ? Outcome.COMMITS_WAIT.on(expected.primary().id(), waits.count(), longest)
                : Outcome.COMMITS_RUN.on(expected.primary().id());
    }
}
