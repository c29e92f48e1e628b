package org.standbywizard.ui.page.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.standbywizard.check.Probe;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;
import org.standbywizard.store.PlanSecrets;
import org.standbywizard.ui.model.Access;

/** Hosts that answer logins by a script, one line an attempt, and are looked at by facts made beforehand. */
final class FakeHosts implements Access, Looker {
    /** What one login attempt meets. */
    @FunctionalInterface
    interface Meets {
        /** @return the user logged in */
        String meet(ServerPlan server, Questions questions, Secrets secrets, Cancellation cancellation);
    }

    final List<Meets> script = new ArrayList<>();
    /** Hosts logged in to, in order, failed attempts among them. */
    final List<String> attempts = Collections.synchronizedList(new ArrayList<>());

    final List<String> closed = Collections.synchronizedList(new ArrayList<>());
    /** Counted down when an attempt meets {@link #silence}. */
    final CountDownLatch silent = new CountDownLatch(1);

    final Map<String, Callable<HostFacts>> facts = new HashMap<>();
    final List<Probe.Targets> asked = new ArrayList<>();

    FakeHosts host(String name, HostFacts found) {
        facts.put(name, () -> found);
        return this;
    }

    FakeHosts then(Meets meets) {
        script.add(meets);
        return this;
    }

    static Meets in() {
        return (server, questions, secrets, cancellation) -> "admin";
    }

    static Meets fails(Failure failure) {
        return (server, questions, secrets, cancellation) -> {
            throw new FailureException(failure);
        };
    }

    /** As sshd does: asks for the password once, and refuses a wrong one. */
    static Meets password(String right) {
        return (server, questions, secrets, cancellation) -> {
            SecretPurpose purpose = new SecretPurpose.LoginPassword(
                    server.ssh().user().orElse("admin"), server.ssh().host());
            String given =
                    secrets.get(server.ssh().password().orElseThrow(), purpose).reveal();
            if (!given.equals(right)) {
                throw new FailureException(new Failure.AuthFailed(
                        server.ssh().host(), server.ssh().user().orElse("admin"), "password", "tried: password"));
            }
            return "admin";
        };
    }

    /** Asks about the host key; a refusal fails. */
    static Meets key(String fingerprint) {
        return (server, questions, secrets, cancellation) -> {
            if (!questions.acceptHostKey(server.ssh().host(), "ssh-ed25519", fingerprint)) {
                throw new FailureException(
                        new Failure.HostKeyUnknown(server.ssh().host(), "ssh-ed25519", fingerprint));
            }
            return "admin";
        };
    }

    static Meets asks(SecretPurpose purpose, String right) {
        return (server, questions, secrets, cancellation) -> {
            String given = (purpose instanceof SecretPurpose.OneTime
                            ? secrets.once(purpose)
                            : secrets.get(new SecretRef.Prompt(), purpose))
                    .reveal();
            if (!given.equals(right)) {
                String reason = purpose instanceof SecretPurpose.OneTime ? "one-time-code" : "passphrase";
                throw new FailureException(new Failure.AuthFailed(server.ssh().host(), "admin", reason, ""));
            }
            return "admin";
        };
    }

    /** Hangs until it is cancelled. */
    Meets silence() {
        return (server, questions, secrets, cancellation) -> {
            silent.countDown();
            CountDownLatch cancelled = new CountDownLatch(1);
            try (Cancellation.Registration stop = cancellation.onCancel(cancelled::countDown)) {
                if (!cancelled.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody cancelled");
                }
            } catch (InterruptedException e) {
                throw new FailureException(new Failure.Cancelled(server.ssh().host()), e);
            }
            throw new FailureException(new Failure.Cancelled(server.ssh().host()));
        };
    }

    @Override
    public Ways open(Questions questions) {
        Secrets secrets = new PlanSecrets(name -> null, questions::secret);
        return new Ways((server, cancellation) -> connect(server, questions, secrets, cancellation), secrets);
    }

    private synchronized RemoteHost connect(
            ServerPlan server, Questions questions, Secrets secrets, Cancellation cancellation) {
        cancellation.check(server.ssh().host());
        attempts.add(server.ssh().host());
        Meets meets = script.isEmpty() ? in() : script.remove(0);
        return new Host(server.ssh().host(), meets.meet(server, questions, secrets, cancellation), Optional.of(closed));
    }

    @Override
    public HostFacts look(
            ServerPlan server, String role, Probe.Targets targets, RemoteHost host, Cancellation cancellation) {
        cancellation.check(host.name());
        asked.add(targets);
        try {
            return facts.get(server.ssh().host()).call();
        } catch (FailureException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Host(String name, String user, Optional<List<String>> closed) implements RemoteHost {
        @Override
        public Privilege privilege() {
            return Privilege.SUDO;
        }

        @Override
        public CommandResult run(Command command, Cancellation cancellation) {
            throw new IllegalStateException("the looker looks");
        }

        @Override
        public Duplex open(Command command) {
            throw new IllegalStateException("the looker looks");
        }

        @Override
        public Duplex forward(String address, int port) {
            throw new IllegalStateException("the looker looks");
        }

        @Override
        public void close() {
            closed.ifPresent(list -> list.add(name));
        }
    }
}
