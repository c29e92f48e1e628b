package org.standbywizard.ssh;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;

/** Finds out, with one command, what a login is and may become; a second one only where sudo wants a password. */
final class PrivilegeProbe {
    private static final Script LOGIN = Script.resource(PrivilegeProbe.class, "login.sh");
    private static final Script NOTHING = new Script("sudo", ":");

    private PrivilegeProbe() {}

    /**
     * @param loginPassword the login's own password by purpose, if it has one
     * @throws FailureException SudoFailed; Refused {@code no-shell} where the login cannot run commands
     */
    static SshHost find(
            SshHost host,
            SudoPlan sudo,
            Function<SecretPurpose, Optional<Secret>> loginPassword,
            Secrets secrets,
            Cancellation cancellation) {
        boolean none = sudo.mode() == SudoPlan.Mode.NONE;
        CommandResult result = host.run(Command.of(LOGIN, new RunAs.Login(), none ? "none" : "sudo"), cancellation);
        List<String> lines = result.out().lines().toList();
        if (!result.ok() || lines.size() < 2 || !lines.get(0).matches("\\d+")) {
            throw new FailureException(new Failure.Refused(
                    host.name(), "no-shell", List.of(host.user()), (result.err() + " " + result.out()).strip()));
        }
        String user = lines.get(1);
        if (lines.get(0).equals("0")) {
            return host.with(user, Privilege.ROOT, Optional.empty());
        }
        if (none) {
            return host.with(user, Privilege.NONE, Optional.empty());
        }
        String answer = lines.size() > 2 ? lines.get(2) : "missing";
        if (answer.equals("ok")) {
            return host.with(user, Privilege.SUDO, Optional.empty());
        }
        String words = answer.equals("refused") ? String.join(" ", lines.subList(3, lines.size())) : "sudo not found";
        return withPassword(
                host.with(user, Privilege.NONE, Optional.empty()), sudo, words, loginPassword, secrets, cancellation);
    }

    private static SshHost withPassword(
            SshHost host,
            SudoPlan sudo,
            String words,
            Function<SecretPurpose, Optional<Secret>> loginPassword,
            Secrets secrets,
            Cancellation cancellation) {
        boolean must = sudo.mode() == SudoPlan.Mode.SUDO;
        Failure failure = SudoWords.failure(host.name(), host.user(), words);
        String reason = SudoWords.reason(words);
        if (reason.equals("missing") && !must) {
            return host;
        }
        if (!reason.equals("password")) {
            throw new FailureException(failure);
        }
        SecretPurpose purpose = new SecretPurpose.SudoPassword(host.user(), host.name());
        Optional<Secret> password = sudo.password()
                .map(ref -> secrets.get(ref, purpose))
                .or(() -> loginPassword.apply(new SecretPurpose.LoginPassword(host.user(), host.name())));
        if (password.isEmpty()) {
            if (must) {
                throw new FailureException(failure);
            }
            return host;
        }
        SshHost asRoot = host.with(host.user(), Privilege.SUDO_PASSWORD, password);
        try {
            asRoot.runOrFail(Command.of(NOTHING, new RunAs.Admin()), cancellation);
            return asRoot;
        } catch (FailureException e) {
            boolean notAllowed =
                    e.failure() instanceof Failure.SudoFailed s && s.reason().equals("not-allowed");
            if (notAllowed && !must) {
                return host;
            }
            throw e;
        }
    }
}
