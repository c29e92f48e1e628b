package org.standbywizard.ui.model;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.SecretPurpose;
import org.standbywizard.remote.Secrets;

/**
 * The window's SSH connections: one for each login of the plan, opened by its card, kept and lent to pre-flight, run and
 * verification, and opened again when it broke. Answers given once are kept in memory as long as the window lives.
 */
public final class Links implements HostConnector, AutoCloseable {
    private final Access access;
    private final Access.Questions window;
    private final Map<Login, Link> links = new ConcurrentHashMap<>();
    private final Access.Ways own;

    /** @param window answers what is asked while no card is asking */
    public Links(Access access, Access.Questions window) {
        this.access = access;
        this.window = window;
        this.own = access.open(window);
    }

    /** What makes two servers share a connection. */
    private record Login(SshTarget ssh, SudoPlan sudo) {
        static Login of(ServerPlan server) {
            return new Login(server.ssh(), server.sudo());
        }
    }

    /** A connection lent; whoever has it need not close it. */
    @Override
    public RemoteHost connect(ServerPlan server, Cancellation cancellation) {
        return link(server).get(server, cancellation);
    }

    /**
     * Logs in anew, asking {@code questions}: one attempt. A connection that was open before is closed, and answers of
     * before are asked for again.
     */
    public RemoteHost connect(ServerPlan server, Access.Questions questions, Cancellation cancellation) {
        return link(server).anew(server, questions, cancellation);
    }

    /** Secrets that belong to no login, such as the replication role's password. */
    public Secrets secrets() {
        return own.secrets();
    }

    public boolean isOpen(ServerPlan server) {
        Link link = links.get(Login.of(server));
        return link != null && link.host != null;
    }

    /** Closes a connection and forgets the answers given for it; talks to the host, so not on the window's thread. */
    public void drop(ServerPlan server) {
        Link link = links.remove(Login.of(server));
        if (link != null) {
            link.drop();
        }
    }

    /** Closes a connection that broke: the next one is made anew, with the answers given before. As {@link #drop}. */
    public void renew(ServerPlan server) {
        link(server).drop();
    }

    /** Closes all; talks to hosts, so not on the window's thread. */
    @Override
    public void close() {
        links.values().forEach(Link::drop);
        links.clear();
    }

    private Link link(ServerPlan server) {
        return links.computeIfAbsent(Login.of(server), login -> new Link());
    }

    private final class Link implements Access.Questions {
        private Access.Ways ways;
        private volatile Access.Questions asking = window;
        private volatile RemoteHost host;

        Link() {
            this.ways = access.open(this);
        }

        synchronized RemoteHost anew(ServerPlan server, Access.Questions questions, Cancellation cancellation) {
            drop();
            ways = access.open(this);
            asking = questions;
            try {
                return get(server, cancellation);
            } finally {
                asking = window;
            }
        }

        synchronized RemoteHost get(ServerPlan server, Cancellation cancellation) {
            if (host == null) {
                host = opened(server, cancellation);
            }
            RemoteHost lent = host;
            return new LentHost(lent, () -> broken(lent));
        }

        private RemoteHost opened(ServerPlan server, Cancellation cancellation) {
            try {
                return ways.connector().connect(server, cancellation);
            } catch (FailureException e) {
                if (e.failure() instanceof Failure.AuthFailed || e.failure() instanceof Failure.SudoFailed) {
                    // A wrong answer is not sent twice: the next attempt asks again.
                    ways = access.open(this);
                }
                throw e;
            }
        }

        private void broken(RemoteHost lost) {
            if (host == lost) {
                drop();
            }
        }

        synchronized void drop() {
            RemoteHost gone = host;
            host = null;
            if (gone != null) {
                gone.close();
            }
        }

        @Override
        public boolean acceptHostKey(String name, String keyType, String fingerprint) {
            return asking.acceptHostKey(name, keyType, fingerprint);
        }

        @Override
        public Optional<Secret> secret(SecretPurpose purpose) {
            return asking.secret(purpose);
        }
    }
}
