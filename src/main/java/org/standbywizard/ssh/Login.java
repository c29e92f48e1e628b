package org.standbywizard.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import net.schmizz.sshj.Config;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;

/**
 * Logs in to one server, each way once: key files that were named, the agent, the usual key files, password, answers to
 * questions. A passphrase that nobody gave is asked for only after the agent could not help.
 */
final class Login {
    private final Endpoint end;
    private final LoginTries tries;
    private final KeyLogin keys;
    private final PasswordLogin password;

    Login(Endpoint end, SSHClient client, Secrets secrets, Executor executor) {
        this.end = end;
        this.tries = new LoginTries(client, end.user());
        this.keys = new KeyLogin(end, tries, secrets, executor);
        this.password = new PasswordLogin(end, tries, secrets);
    }

    /**
     * The plan's own key file, opened before anything is sent. Empty if there is none, or if its passphrase is only to
     * be asked for when the agent does not have the key.
     *
     * @throws FailureException AuthFailed key-file or passphrase
     */
    static Optional<KeyProvider> required(Endpoint end, Config config, Secrets secrets) {
        if (end.required().isEmpty()) {
            return Optional.empty();
        }
        Path path = end.required().get();
        try {
            KeyFile file = KeyFile.read(path);
            if (!file.encrypted()) {
                return Optional.of(file.load(config, new Secret("")));
            }
            if (end.passphrase().isEmpty()) {
                return Optional.empty();
            }
            Secret passphrase = secrets.get(end.passphrase().get(), new SecretPurpose.Passphrase(path.toString()));
            return Optional.of(file.load(config, passphrase));
        } catch (KeyFile.WrongPassphrase e) {
            throw failed(end, "passphrase", path.toString(), e);
        } catch (IOException e) {
            throw failed(end, "key-file", Dialer.text(e), e);
        }
    }

    /**
     * @param ready the plan's own key, if it could be opened
     * @throws FailureException AuthFailed, ConnectionLost, or what a secret's source says
     */
    void run(Optional<KeyProvider> ready) {
        try {
            if (keys.ready(ready)
                    || keys.files(end.given(), false)
                    || keys.agent()
                    || keys.files(end.given(), true)
                    || keys.files(end.usual(), false)
                    || keys.files(end.usual(), true)
                    || password.run()
                    || tries.asked()) {
                return;
            }
        } catch (TransportException e) {
            String words = Dialer.text(e);
            if (words.contains("Too many authentication failures")) {
                throw failed(end, "none-left", String.join("; ", words, tries.detail()), e);
            }
            throw new FailureException(new Failure.ConnectionLost(end.host(), words), e);
        }
        throw failed(end, password.reason().orElseGet(this::otherwise), tries.detail(), null);
    }

    private String otherwise() {
        if (end.required().isPresent() && tries.allowed("publickey")) {
            return "key";
        }
        return end.password().isEmpty() && password.wouldBeTaken() ? "no-password" : "none-left";
    }

    /** The password that was given, for sudo. */
    Optional<Secret> password() {
        return password.password();
    }

    private static FailureException failed(Endpoint end, String reason, String detail, Throwable cause) {
        return new FailureException(new Failure.AuthFailed(end.host(), end.user(), reason, detail), cause);
    }
}
