package org.standbywizard.ssh;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;

/** One session with a hostile server, in a process whose heap is small: port, directory, script, seconds. */
final class HostileServerMain {
    private HostileServerMain() {}

    public static void main(String[] args) {
        Ssh ssh = Ssh.in(Path.of(args[1])).secret(Ssh.PASSWORD, "secret");
        SshTarget target = new SshTarget(
                Ssh.HOST,
                Optional.of(Integer.valueOf(args[0])),
                Optional.of(TestSshServer.USER),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Ssh.PASSWORD),
                Optional.empty());
        String said;
        try (RemoteHost host = ssh.connect(target)) {
            int size = host.run(
                            Command.of(new Script("hostile.sh", args[2]), new RunAs.Login())
                                    .withTimeout(Duration.ofSeconds(Integer.parseInt(args[3]))),
                            new Cancellation())
                    .stdout()
                    .length;
            said = "result of " + size;
        } catch (FailureException e) {
            said = e.failure().key();
        }
        System.out.println("said: " + said);
        System.exit(0);
    }
}
