package org.standbywizard.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.LockTerms;
import org.standbywizard.run.RunIds;
import org.standbywizard.run.Sessions;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planner;

/** One command's work on one plan: its connections are opened once and used to the end. */
final class Job implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final ReplicationPlan plan;
    private final Path file;
    private final Tools tools;
    private final Output output;
    private final Questions questions;
    private final Cancellation cancellation;
    private final Tools.Ways ways;
    private final Sessions sessions;

    Job(
            ReplicationPlan plan,
            Path file,
            List<ServerPlan> servers,
            Tools tools,
            Tools.Ways ways,
            Output output,
            Questions questions,
            Cancellation cancellation) {
        this.plan = plan;
        this.file = file;
        this.tools = tools;
        this.output = output;
        this.questions = questions;
        this.cancellation = cancellation;
        this.ways = ways;
        this.sessions = new Sessions(ways.connector(), servers);
    }

    ReplicationPlan plan() {
        return plan;
    }

    String file() {
        return file.toString();
    }

    Tools tools() {
        return tools;
    }

    Tools.Ways ways() {
        return ways;
    }

    Output output() {
        return output;
    }

    Questions questions() {
        return questions;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    Sessions sessions() {
        return sessions;
    }

    /**
     * Connects to all servers and looks at them, at once.
     *
     * @throws Halt if one of them could not be looked at; all reasons have then been said
     */
    Tools.Look look() {
        Tools.Look look = lookWhereItCan();
        if (!look.failures().isEmpty()) {
            throw new Halt(said(List.copyOf(look.failures().values())));
        }
        return look;
    }

    /** As {@link #look}, for those who want to know of the others too; says nothing of failures. */
    Tools.Look lookWhereItCan() {
        connecting(plan.servers());
        return tools.inspection().look(plan, server -> sessions.get(server.id(), cancellation), cancellation);
    }

    /**
     * Connects to servers, at once.
     *
     * @throws Halt if one of them could not be connected; all reasons have then been said
     */
    void connect(List<ServerPlan> servers) {
        connecting(servers);
        List<CompletableFuture<Void>> all = servers.stream()
                .map(server ->
                        CompletableFuture.runAsync(() -> sessions.get(server.id(), cancellation), tools.executor()))
                .toList();
        List<Failure> failures = new ArrayList<>();
        for (CompletableFuture<Void> one : all) {
            try {
                one.join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof FailureException failed)) {
                    throw e;
                }
                failures.add(failed.failure());
            }
        }
        if (!failures.isEmpty()) {
            throw new Halt(said(failures));
        }
    }

    /**
     * What is to be done on servers that are so.
     *
     * @throws Halt if nothing can be planned; why has then been said
     */
    ChangeSet changes(Map<HostId, HostFacts> facts) {
        try {
            return Planner.plan(plan, facts, RunIds.next(tools.clock().instant(), new SecureRandom()));
        } catch (FailureException e) {
            output.failure(e.failure());
            output.trouble("apply.unplanned");
            throw new Halt(ExitCode.BLOCKED);
        }
    }

    /** How this person comes to the locks on the hosts. */
    LockTerms lockTerms() {
        return LockTerms.of(tools.who());
    }

    /** While open, a person who stops the program is told that it heard. */
    Cancellation.Registration tellingOfStop() {
        return cancellation.onCancel(() -> output.note("apply.stopping"));
    }

    private void connecting(List<ServerPlan> servers) {
        String names = servers.stream().map(server -> server.id().name()).collect(Collectors.joining(", "));
        output.note("look.connecting", names);
    }

    /** Says why not, once where several servers share a machine and its reason. */
    private ExitCode said(List<Failure> failures) {
        LOG.info("not all hosts can be worked with: {}", failures);
        failures.stream()
                .filter(failure -> !(failure instanceof Failure.Cancelled))
                .distinct()
                .forEach(output::failure);
        return cancellation.isCancelled() ? ExitCode.CANCELLED : ExitCode.whileLooking(failures.get(0));
    }

    @Override
    public void close() {
        sessions.close();
    }
}
