package org.standbywizard.run;

import java.util.Set;
import java.util.function.Consumer;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Progress;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StepContext;

/** A step's view of the run, for one step. */
record RunContext(
        ChangeSet changeSet,
        Sessions sessions,
        SqlPool sqls,
        PasswordKeeper passwords,
        Set<String> attempted,
        Step step,
        Consumer<RunEvent> events,
        Cancellation cancellation)
        implements StepContext {

    @Override
    public ServerRef server(HostId host) {
        return changeSet.servers().get(host);
    }

    @Override
    public RemoteHost remote(HostId host) {
        return sessions.get(host, cancellation);
    }

    @Override
    public Sql sql(HostId host) {
        return sqls.get(server(host), cancellation);
    }

    @Override
    public void releaseSql(HostId host) {
        sqls.release(host);
    }

    @Override
    public RolePassword password() {
        return passwords.get(this);
    }

    @Override
    public boolean attemptedBefore(Step other) {
        return attempted.contains(other.id());
    }

    @Override
    public void output(String line) {
        events.accept(new RunEvent.Output(System.currentTimeMillis(), step.id(), step.host(), line));
    }

    @Override
    public void progress(Progress progress) {
        events.accept(new RunEvent.Copying(System.currentTimeMillis(), step.id(), step.host(), progress));
    }
}
