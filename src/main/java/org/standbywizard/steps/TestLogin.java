package org.standbywizard.steps;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;

/**
 * A real replication login from the standby, as the servers' OS user, before anything on the standby changes. The
 * answer to IDENTIFY_SYSTEM proves that it reached the right server.
 *
 * @param host the standby
 * @param systemIdentifier the primary's, as read on the primary itself
 */
public record TestLogin(String id, HostId host, String conninfo, String passfile, String systemIdentifier)
        implements Step {
    /** Fact: the timeline that the primary was on. */
    public static final String TIMELINE = "timeline";

    @Override
    public Risk risk() {
        return Risk.READS;
    }

    @Override
    public List<String> titleArgs() {
        return List.of(conninfo);
    }

    @Override
    public Equivalent equivalent(ServerRef server) {
        return Equivalent.owner(BaseBackup.passfileBefore(
                passfile,
                List.of(
                        server.clientBinDir().concat("/psql"),
                        conninfo.concat(" dbname=replication replication=true"),
                        "-w",
                        "-XAtc",
                        "IDENTIFY_SYSTEM")));
    }

    /** What logs in, as the servers' OS user. */
    public Command command(ServerRef server) {
        return Command.of(
                Scripts.LOGIN_TEST, new RunAs.User(server.osUser()), server.clientBinDir(), conninfo, passfile);
    }

    @Override
    public Optional<String> reserved() {
        return Optional.empty();
    }

    @Override
    public Standing standing(StepContext context) {
        CommandResult result = context.remote(host).run(command(context.server(host)), context.cancellation());
        if (!result.ok()) {
            return Standing.notYet("login-refused", result.err().strip());
        }
        String found = result.out().strip().split("\\|", -1)[0];
        return found.equals(systemIdentifier) ? Standing.DONE : Standing.notYet("login-other", found);
    }

    @Override
    public StepOutcome perform(StepContext context) {
        RemoteHost remote = context.remote(host);
        ServerRef server = context.server(host);
        CommandResult result = remote.run(command(server), context.cancellation());
        if (!result.ok()) {
            throw Scripts.refused(remote, "replication-login", result, conninfo);
        }
        String[] answer = result.out().strip().split("\\|", -1);
        if (!answer[0].equals(systemIdentifier)) {
            throw Scripts.refused(remote, "other-server", result.out().strip(), conninfo, systemIdentifier, answer[0]);
        }
        Map<String, String> facts = new HashMap<>(Map.of("system-identifier", answer[0]));
        if (answer.length > 1) {
            facts.put(TIMELINE, answer[1]);
        }
        return new StepOutcome(false, facts);
    }

    @Override
    public void undo(StepContext context) {
        // It only looked.
    }
}
