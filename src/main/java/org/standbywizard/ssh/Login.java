package org.standbywizard.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthMethod;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Secrets;

/**
 * Logs in to one server, each way once: key files that were named, the agent, the usual key files, password,
 * keyboard-interactive. A passphrase that nobody gave is asked for only after the agent could not help.
 */
final class Login {
    /** Time for a person to answer or to confirm; sshd itself gives two minutes (LoginGraceTime). */
    private static final Duration PERSON = Duration.ofSeconds(110);

    /** sshd ends a login after six failures (MaxAuthTries); one is left for the password. */
    private static final int MAX_KEYS = 5;

    private static final String EXPIRED = "the server asks for a new password: it has expired";

    private final Endpoint end;
    private final SSHClient client;
    private final Secrets secrets;
    private final Executor executor;
    private final List<String> notes = new ArrayList<>();
    private final Set<Path> offered = new HashSet<>();
    private Optional<Secret> password = Optional.empty();
    private int keys;
    private boolean passwordTried;
    private boolean codeTried;

    Login(Endpoint end, SSHClient client, Secrets secrets, Executor executor) {
        this.end = end;
        this.client = client;
        this.secrets = secrets;
        this.executor = executor;
    }

    /**
     * Checks what can be checked before anything is sent: the plan's own key file and its passphrase.
     *
     * @throws FailureException AuthFailed key-file or passphrase
     */
    static Optional<KeyProvider> required(Endpoint end, net.schmizz.sshj.Config config, Secrets secrets) {
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
            Secret passphrase = secrets.get(end.passphrase().get(), "passphrase of " + path);
            return Optional.of(file.load(config, passphrase));
        } catch (KeyFile.WrongPassphrase e) {
            throw new FailureException(new Failure.AuthFailed(end.host(), end.user(), "passphrase", path.toString()));
        } catch (IOException e) {
            throw new FailureException(new Failure.AuthFailed(end.host(), end.user(), "key-file", Dialer.text(e)), e);
        }
    }

    /**
     * @param ready the plan's own key, if it could be opened
     * @throws FailureException AuthFailed, ConnectionLost, or what a secret's source says
     */
    void run(Optional<KeyProvider> ready) {
        try {
            if (ready.isPresent() && key(end.required().orElseThrow(), ready.get())
                    || files(end.given(), false)
                    || agent()
                    || files(end.given(), true)
                    || files(end.usual(), false)
                    || files(end.usual(), true)
                    || byPassword()
                    || questions()) {
                return;
            }
        } catch (TransportException e) {
            throw broken(e);
        }
        throw failed();
    }

    /** The password that logged in, for sudo. */
    Optional<Secret> password() {
        return password;
    }

    private boolean files(List<Path> paths, boolean encrypted) throws TransportException {
        for (Path path : paths) {
            if (offered.contains(path) || !Files.isReadable(path) || !allowed("publickey")) {
                continue;
            }
            try {
                KeyFile file = KeyFile.read(path);
                if (file.encrypted() != encrypted) {
                    continue;
                }
                Optional<Secret> passphrase = encrypted ? passphrase(path) : Optional.of(new Secret(""));
                if (passphrase.isPresent()
                        && key(path, file.load(client.getTransport().getConfig(), passphrase.get()))) {
                    return true;
                }
            } catch (KeyFile.WrongPassphrase e) {
                throw new FailureException(
                        new Failure.AuthFailed(end.host(), end.user(), "passphrase", path.toString()));
            } catch (TransportException e) {
                throw e;
            } catch (IOException e) {
                offered.add(path);
                notes.add(Dialer.text(e));
            }
        }
        return false;
    }

    private Optional<Secret> passphrase(Path path) {
        boolean planned = end.required().filter(path::equals).isPresent();
        SecretRef ref = planned ? end.passphrase().orElse(new SecretRef.Prompt()) : new SecretRef.Prompt();
        try {
            return Optional.of(secrets.get(ref, "passphrase of " + path));
        } catch (FailureException e) {
            if (planned) {
                throw e;
            }
            notes.add(path + " needs a passphrase");
            return Optional.empty();
        }
    }

    private boolean key(Path path, KeyProvider key) throws TransportException {
        offered.add(path);
        notes.add(path.toString());
        keys++;
        return attempt(new SignedKeyAuth(key));
    }

    private boolean agent() throws TransportException {
        if (end.agent().isEmpty() || !allowed("publickey")) {
            return false;
        }
        Agent agent = new Agent(new AgentSocket(end.agent().get(), PERSON, executor));
        List<Agent.Identity> identities;
        try {
            identities = agent.identities();
        } catch (IOException e) {
            notes.add("agent " + end.agent().get() + ": " + Dialer.text(e));
            return false;
        }
        Set<String> named = publicKeys();
        List<Agent.Identity> first = new ArrayList<>(
                identities.stream().filter(i -> named.contains(base64(i))).toList());
        if (!end.identitiesOnly()) {
            identities.stream().filter(i -> !named.contains(base64(i))).forEach(first::add);
        }
        for (Agent.Identity identity : first) {
            if (keys >= MAX_KEYS || !allowed("publickey")) {
                break;
            }
            keys++;
            notes.add("agent's " + identity.comment());
            if (patiently(new AgentAuth(agent, identity))) {
                return true;
            }
        }
        return false;
    }

    private static String base64(Agent.Identity identity) {
        return Base64.getEncoder().encodeToString(identity.blob());
    }

    /** The public keys beside the named key files. */
    private Set<String> publicKeys() {
        Set<String> found = new HashSet<>();
        for (Path path : end.given()) {
            try {
                String[] words = Files.readString(path.resolveSibling(path.getFileName() + ".pub"))
                        .strip()
                        .split("\\s+");
                if (words.length > 1) {
                    found.add(words[1]);
                }
            } catch (IOException | RuntimeException e) {
                // No public key beside it: then its place in the agent's order stays.
                continue;
            }
        }
        return found;
    }

    private boolean byPassword() throws TransportException {
        if (end.password().isEmpty() || !(allowed("password") || allowed("keyboard-interactive"))) {
            return false;
        }
        password = Optional.of(secrets.get(end.password().get(), "password of " + end.user() + " on " + end.host()));
        if (!allowed("password")) {
            return false;
        }
        passwordTried = true;
        return attempt(
                new AuthPassword(
                        PasswordUtils.createOneOff(password.get().reveal().toCharArray())) {
                    @Override
                    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
                        throw new UserAuthException(EXPIRED);
                    }
                });
    }

    private boolean questions() throws TransportException {
        // A server that just refused the password would refuse it again, and count it.
        boolean refused = passwordTried && !client.getUserAuth().hadPartialSuccess();
        if (refused
                || !allowed("keyboard-interactive")
                || (end.password().isEmpty() && !client.getUserAuth().hadPartialSuccess())) {
            return false;
        }
        Challenge challenge = new Challenge(
                password,
                question ->
                        secrets.get(new SecretRef.Prompt(), question + " (" + end.user() + " on " + end.host() + ")"));
        boolean done = patiently(new AuthKeyboardInteractive(challenge));
        if (challenge.refusal().isPresent()) {
            throw challenge.refusal().get();
        }
        passwordTried |= challenge.passwordGiven();
        codeTried = challenge.personAsked();
        return done;
    }

    private boolean patiently(AuthMethod method) throws TransportException {
        int usual = client.getTransport().getTimeoutMs();
        client.getTransport().setTimeoutMs((int) PERSON.toMillis());
        try {
            return attempt(method);
        } finally {
            client.getTransport().setTimeoutMs(usual);
        }
    }

    private boolean attempt(AuthMethod method) throws TransportException {
        try {
            client.auth(end.user(), method);
            return true;
        } catch (TransportException e) {
            throw e;
        } catch (UserAuthException e) {
            if (!client.getTransport().isRunning()) {
                throw new TransportException(Dialer.text(e.getCause() == null ? e : e.getCause()), e);
            }
            if (e.getCause() instanceof UserAuthException why) {
                notes.add(Dialer.text(why));
            }
            return false;
        }
    }

    private boolean allowed(String method) {
        Collection<String> methods = client.getUserAuth().getAllowedMethods();
        return methods.isEmpty() || methods.contains(method);
    }

    private FailureException broken(TransportException e) {
        String words = Dialer.text(e);
        if (words.contains("Too many authentication failures")) {
            return new FailureException(
                    new Failure.AuthFailed(end.host(), end.user(), "none-left", detail() + "; " + words), e);
        }
        return new FailureException(new Failure.ConnectionLost(end.host(), words), e);
    }

    private FailureException failed() {
        boolean expired = notes.stream().anyMatch(n -> n.contains(EXPIRED));
        String reason;
        if (expired) {
            reason = "locked";
        } else if (codeTried) {
            reason = "one-time-code";
        } else if (passwordTried) {
            reason = "password";
        } else if (end.required().isPresent() && allowed("publickey")) {
            reason = "key";
        } else {
            reason = "none-left";
        }
        return new FailureException(new Failure.AuthFailed(end.host(), end.user(), reason, detail()));
    }

    private String detail() {
        String tried = notes.isEmpty() ? "" : "tried: " + String.join(", ", notes) + "; ";
        return tried + "the server offers: "
                + String.join(", ", client.getUserAuth().getAllowedMethods());
    }
}
