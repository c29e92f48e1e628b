package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.BesideRun;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.VerifyTarget;

/** Does nothing and keeps what it was asked for; a test says what comes of it. */
final class FakeDeeds implements Deeds {
    final Map<String, Failure> unseen = new LinkedHashMap<>();
    final List<String> asked = new ArrayList<>();
    final List<ChangeSet> beside = new ArrayList<>();
    Past past = Past.NONE;
    Optional<Failure> fails = Optional.empty();
    Map<String, String> besideFacts = Map.of();
    Optional<Failure> besideFails = Optional.empty();
    int clients;
    OptionalLong size = OptionalLong.of(38L << 20);
    Map<String, Facts> facts = new LinkedHashMap<>();
    boolean watching;
    private Consumer<ReplicationStatus> seen = status -> {};

    @Override
    public Look look(ReplicationPlan plan, boolean ours, boolean again, Cancellation cancellation) {
        asked.add(again ? "look again" : "look");
        if (fails.isPresent()) {
            throw new FailureException(fails.get());
        }
        Map<HostId, HostFacts> found = new LinkedHashMap<>();
        Map<HostId, Failure> failures = new LinkedHashMap<>();
        for (ServerPlan server : plan.servers()) {
            String name = server.id().name();
            if (unseen.containsKey(name)) {
                failures.put(server.id(), unseen.get(name));
            } else {
                found.put(
                        server.id(),
                        facts.getOrDefault(name, Facts.of(name, "10.0.0." + (found.size() + 1)))
                                .build());
            }
        }
        return new Look(new Subject(plan, ours, found, Map.of(), failures), past);
    }

    @Override
    public Watch watch(List<VerifyTarget> targets, Consumer<ReplicationStatus> hears, Consumer<Failure> failed) {
        asked.add("watch");
        watching = true;
        List<HostId> asks = targets.stream().map(VerifyTarget::id).toList();
        // Who has no target is asked nothing.
        seen = status -> hears.accept(new ReplicationStatus(
                status.at(),
                status.servers().stream().filter(s -> asks.contains(s.id())).toList()));
        return new Watch() {
            @Override
            public void retry() {
                asked.add("retry");
            }

            @Override
            public void close() {
                watching = false;
                seen = status -> {};
            }
        };
    }

    /** One look. */
    void see(ReplicationStatus status) {
        seen.accept(status);
    }

    @Override
    public BesideRun.Result beside(ReplicationPlan plan, ChangeSet changeSet, Cancellation cancellation) {
        beside.add(changeSet);
        if (besideFails.isPresent()) {
            throw new FailureException(besideFails.get());
        }
        return new BesideRun.Result(besideFacts, Optional.empty());
    }

    @Override
    public int clients(Subject subject, HostId server, Cancellation cancellation) {
        asked.add("clients " + server);
        return clients;
    }

    @Override
    public Map<Past.Aside, OptionalLong> sizes(
            Subject subject, List<Past.Aside> directories, Cancellation cancellation) {
        Map<Past.Aside, OptionalLong> sizes = new LinkedHashMap<>();
        directories.forEach(d -> sizes.put(d, size));
        return sizes;
    }
}
