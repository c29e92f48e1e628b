package org.standbywizard.app;

import java.util.Optional;
import java.util.function.Function;
import org.standbywizard.cli.SshChoices;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.ssh.SshConnector;
import org.standbywizard.ssh.SshOptions;
import org.standbywizard.store.PlanSecrets;
import org.standbywizard.ui.model.Access;
import org.standbywizard.ui.model.Later;

/**
 * The window's ways to hosts: by the person's own SSH files, but to the servers of the practice lab that runs now by
 * that lab's. So its keys are known without being written anywhere, and no rule for 127.0.0.1 is in the way.
 */
final class WindowAccess implements Access {
    private final WindowPractice practice;
    private final SshOptions own;
    private final Function<SshChoices, SshOptions> options;

    /** @param options makes what the choices of a lab come to */
    WindowAccess(WindowPractice practice, SshOptions own, Function<SshChoices, SshOptions> options) {
        this.practice = practice;
        this.own = own;
        this.options = options;
    }

    @Override
    public Ways open(Questions questions) {
        PlanSecrets secrets = new PlanSecrets(System::getenv, questions::secret);
        // Made with the first connection: its libraries take a while to load.
        Later<HostConnector> usual = new Later<>(() -> new SshConnector(own, secrets, questions::acceptHostKey));
        return new Ways(
                (server, cancellation) -> lab(server)
                        .<HostConnector>map(
                                lab -> new SshConnector(options.apply(lab.ssh()), secrets, questions::acceptHostKey))
                        .orElseGet(usual)
                        .connect(server, cancellation),
                secrets);
    }

    private Optional<RunningLab> lab(ServerPlan server) {
        return server.ssh().port().flatMap(port -> practice.at(server.ssh().host(), port));
    }
}
