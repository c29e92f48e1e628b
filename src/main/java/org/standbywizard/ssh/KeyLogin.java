package org.standbywizard.ssh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.keyprovider.KeyProvider;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;

/** Login by keys, from files and from an agent. Each key is offered once. */
final class KeyLogin {
    /** sshd ends a login after six failures (MaxAuthTries); one is left for the password. */
    private static final int MAX_KEYS = 5;

    private static final String METHOD = "publickey";

    private final Endpoint end;
    private final LoginTries tries;
    private final Secrets secrets;
    private final Executor executor;
    private final Set<Path> offered = new HashSet<>();
    private int keys;

    KeyLogin(Endpoint end, LoginTries tries, Secrets secrets, Executor executor) {
        this.end = end;
        this.tries = tries;
        this.secrets = secrets;
        this.executor = executor;
    }

    /** The plan's own key, opened already. */
    boolean ready(Optional<KeyProvider> key) throws TransportException {
        return key.isPresent() && key(end.required().orElseThrow(), key.get());
    }

    /**
     * Key files; those that cannot be read are passed over.
     *
     * @param encrypted whether to use those with a passphrase, or those without
     */
    boolean files(List<Path> paths, boolean encrypted) throws TransportException {
        for (Path path : paths) {
            if (offered.contains(path) || !Files.isReadable(path) || !more()) {
                continue;
            }
            try {
                KeyFile file = KeyFile.read(path);
                if (file.encrypted() != encrypted) {
                    continue;
                }
                Optional<Secret> passphrase = encrypted ? passphrase(path) : Optional.of(new Secret(""));
                if (passphrase.isPresent()
                        && key(path, file.load(tries.client().getTransport().getConfig(), passphrase.get()))) {
                    return true;
                }
            } catch (KeyFile.WrongPassphrase e) {
                throw new FailureException(
                        new Failure.AuthFailed(end.host(), end.user(), "passphrase", path.toString()), e);
            } catch (TransportException e) {
                throw e;
            } catch (IOException e) {
                offered.add(path);
                tries.note(Dialer.text(e));
            }
        }
        return false;
    }

    private boolean more() {
        return keys < MAX_KEYS && tries.allowed(METHOD);
    }

    private Optional<Secret> passphrase(Path path) {
        boolean planned = end.required().filter(path::equals).isPresent();
        SecretRef ref = planned ? end.passphrase().orElse(new SecretRef.Prompt()) : new SecretRef.Prompt();
        try {
            return Optional.of(secrets.get(ref, new SecretPurpose.Passphrase(path.toString())));
        } catch (FailureException e) {
            if (planned) {
                throw e;
            }
            tries.note(path + " needs a passphrase");
            return Optional.empty();
        }
    }

    private boolean key(Path path, KeyProvider key) throws TransportException {
        offered.add(path);
        tries.note(path.toString());
        keys++;
        return tries.attempt(new SignedKeyAuth(key));
    }

    /** The agent's keys; those that belong to a named key file first. */
    boolean agent() throws TransportException {
        if (end.agent().isEmpty() || !tries.allowed(METHOD)) {
            return false;
        }
        Agent agent = new Agent(new AgentSocket(end.agent().get(), LoginTries.PERSON, executor));
        List<Agent.Identity> all;
        try {
            all = agent.identities();
        } catch (IOException e) {
            tries.note("agent " + end.agent().get() + ": " + Dialer.text(e));
            return false;
        }
        Set<String> named = publicKeys();
        List<Agent.Identity> order = new ArrayList<>(
                all.stream().filter(i -> named.contains(base64(i))).toList());
        if (!end.identitiesOnly()) {
            all.stream().filter(i -> !named.contains(base64(i))).forEach(order::add);
        }
        for (Agent.Identity identity : order) {
            if (!more()) {
                break;
            }
            keys++;
            tries.note("agent's " + identity.comment());
            if (tries.patiently(new AgentAuth(agent, identity))) {
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
            Path beside = path.resolveSibling(path.getFileName() + ".pub");
            try {
                String[] words = Files.isReadable(beside)
                        ? Files.readString(beside).strip().split("\\s+")
                        : new String[0];
                if (words.length > 1) {
                    found.add(words[1]);
                }
            } catch (IOException e) {
                tries.note(Dialer.text(e));
            }
        }
        return found;
    }
}
