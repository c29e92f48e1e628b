package org.standbywizard.ssh;

import java.util.Optional;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;

/** Login by password and by answers to the server's questions. A password is sent once. */
final class PasswordLogin {
    private static final String PASSWORD = "password";
    private static final String QUESTIONS = "keyboard-interactive";
    private static final String EXPIRED = "the server asks for a new password: it has expired";

    private final Endpoint end;
    private final LoginTries tries;
    private final Secrets secrets;
    private Optional<Secret> password = Optional.empty();
    private boolean tried;
    private boolean codeTried;

    PasswordLogin(Endpoint end, LoginTries tries, Secrets secrets) {
        this.end = end;
        this.tries = tries;
        this.secrets = secrets;
    }

    /** The password that was given, for sudo. */
    Optional<Secret> password() {
        return password;
    }

    /** Whether the server lets people in by a password, one way or the other. */
    boolean wouldBeTaken() {
        return tries.allowed(PASSWORD) || tries.allowed(QUESTIONS);
    }

    boolean run() throws TransportException {
        if (end.password().isPresent() && wouldBeTaken()) {
            password = Optional.of(
                    secrets.get(end.password().get(), new SecretPurpose.LoginPassword(end.user(), end.host())));
            if (tries.allowed(PASSWORD) && byPassword()) {
                return true;
            }
        }
        // A server that just refused the password would refuse it again, and count it. One that does not take passwords
        // this way said nothing about this one.
        tried = tried && tries.allowed(PASSWORD);
        boolean refused = tried && !tries.halfway();
        boolean asked = password.isPresent() || tries.halfway();
        return !refused && asked && tries.allowed(QUESTIONS) && byAnswers();
    }

    private boolean byPassword() throws TransportException {
        tried = true;
        return tries.attempt(
                new AuthPassword(PasswordUtils.createOneOff(
                        password.orElseThrow().reveal().toCharArray())) {
                    @Override
                    public void handle(Message message, SSHPacket packet) throws UserAuthException {
                        throw new UserAuthException(EXPIRED);
                    }
                });
    }

    private boolean byAnswers() throws TransportException {
        Challenge challenge = new Challenge(
                password, question -> secrets.once(new SecretPurpose.OneTime(question, end.user(), end.host())));
        boolean done = tries.patiently(new AuthKeyboardInteractive(challenge));
        if (challenge.refusal().isPresent()) {
            throw challenge.refusal().get();
        }
        tried |= challenge.passwordGiven();
        codeTried = challenge.personAsked();
        return done;
    }

    /** Why it failed; empty if none of this was tried. */
    Optional<String> reason() {
        if (tries.noted(EXPIRED)) {
            return Optional.of("locked");
        }
        if (codeTried) {
            return Optional.of("one-time-code");
        }
        return tried ? Optional.of(PASSWORD) : Optional.empty();
    }
}
