package org.standbywizard.ui.page.verify;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.standbywizard.check.Survey;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.run.BesideRun;
import org.standbywizard.run.Journal;
import org.standbywizard.run.Journals;
import org.standbywizard.run.LockTerms;
import org.standbywizard.run.ProofResult;
import org.standbywizard.run.Sessions;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Links;
import org.standbywizard.ui.model.Services;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.verify.DirectorySize;
import org.standbywizard.verify.HostSource;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.VerifyTarget;

/** By the engine, over the window's connections. */
final class LiveDeeds implements Deeds {
    private final WizardModel wizard;
    private final Services services;
    private final Links links;

    LiveDeeds(WizardModel wizard) {
        this.wizard = wizard;
        this.services = wizard.services();
        this.links = wizard.links();
    }

    @Override
    public Look look(ReplicationPlan plan, boolean ours, boolean again, Cancellation cancellation) {
        Past past = past(plan);
        Optional<Checked> known = wizard.checked().get().filter(c -> c.plan().equals(plan) && !again);
        Map<HostId, HostFacts> facts;
        Map<HostId, Failure> failures = Map.of();
        if (known.isPresent() && known.get().failures().isEmpty()) {
            facts = known.get().facts();
        } else {
            Survey.Result result =
                    services.survey().look(plan, server -> links.connect(server, cancellation), cancellation);
            facts = result.facts();
            failures = result.failures();
        }
        return new Look(new Subject(plan, ours, facts, moved(past, known), failures), past);
    }

    /** What was found before the newest run may have had another port, or none. */
    private static Map<HostId, ServerRef> moved(Past past, Optional<Checked> known) {
        List<Journals.RunRecord> chain = past.chain();
        if (chain.isEmpty() || known.isEmpty()) {
            return Map.of();
        }
        Journals.RunRecord newest = chain.get(chain.size() - 1);
        return newest.startedAt() >= known.get().at().toEpochMilli()
                ? newest.changeSet().servers()
                : Map.of();
    }

    private Past past(ReplicationPlan plan) {
        List<Journals.RunRecord> chain = services.journals().chain(plan);
        return Past.of(chain, chain.isEmpty() ? Optional.empty() : proof(chain.get(chain.size() - 1)));
    }

    private Optional<ProofResult> proof(Journals.RunRecord run) {
        try (Journal journal = services.journals().open(run.runId())) {
            return ProofResult.of(run.changeSet(), journal.entries());
        } catch (FailureException e) {
            // Another program holds it; the live picture needs no journal.
            return Optional.empty();
        }
    }

    @Override
    public Watch watch(List<VerifyTarget> targets, Consumer<ReplicationStatus> seen, Consumer<Failure> failed) {
        HostSource hosts = hosts(wizard.plan().get().get());
        return LiveWatch.start(targets, hosts, services.gateway(), services.work(), seen, failed);
    }

    /** The window's connections; one that broke is made anew. */
    HostSource hosts(ReplicationPlan plan) {
        Cancellation never = new Cancellation();
        Map<HostId, ServerPlan> servers = new LinkedHashMap<>();
        plan.servers().forEach(server -> servers.put(server.id(), server));
        return (id, renew) -> {
            if (renew) {
                links.renew(servers.get(id));
            }
            return links.connect(servers.get(id), never);
        };
    }

    @Override
    public BesideRun.Result beside(ReplicationPlan plan, ChangeSet changeSet, Cancellation cancellation) {
        BesideRun beside = new BesideRun(
                services.work().background(),
                services.gateway(),
                links.secrets(),
                services.journals(),
                services.clock(),
                LockTerms.of(services.who()));
        try (Sessions sessions = new Sessions(links, plan.servers())) {
            return beside.run(plan, changeSet, sessions, event -> {}, cancellation);
        }
    }

    @Override
    public int clients(Subject subject, HostId server, Cancellation cancellation) {
        subject.requireFacts(server);
        RemoteHost host = links.connect(subject.server(server), cancellation);
        return services.probe()
                .connections(subject.server(server), subject.facts().get(server), host)
                .clients();
    }

    @Override
    public Map<Past.Aside, OptionalLong> sizes(
            Subject subject, List<Past.Aside> directories, Cancellation cancellation) {
        Map<Past.Aside, OptionalLong> sizes = new LinkedHashMap<>();
        for (Past.Aside aside : directories) {
            try {
                RemoteHost host = links.connect(subject.server(aside.host()), cancellation);
                sizes.put(aside, DirectorySize.read(host, aside.directory(), cancellation));
            } catch (FailureException e) {
                // Its place is told without its size.
                if (e.failure() instanceof Failure.Cancelled) {
                    throw e;
                }
            }
        }
        return sizes;
    }
}
