package org.standbywizard.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.HostConnector;
import org.standbywizard.remote.RemoteHost;

/** The SSH connections of one piece of work: one per server, opened when first needed, opened again when lost. */
public final class Sessions implements AutoCloseable {
    private final HostConnector connector;
    private final Map<HostId, ServerPlan> servers = new HashMap<>();
    private final Map<HostId, RemoteHost> open = new ConcurrentHashMap<>();
    private final Map<HostId, Object> locks = new HashMap<>();

    public Sessions(HostConnector connector, Iterable<ServerPlan> plans) {
        this.connector = connector;
        plans.forEach(plan -> {
            servers.put(plan.id(), plan);
            locks.put(plan.id(), new Object());
        });
    }

    /** The host's connection; servers are connected side by side when asked for by several threads. */
    public RemoteHost get(HostId host, Cancellation cancellation) {
        Object lock = locks.get(host);
        if (lock == null) {
            throw new FailureException(
                    new Failure.Refused(host.name(), "host-not-in-plan", java.util.List.of(host.name()), ""));
        }
        synchronized (lock) {
            RemoteHost there = open.get(host);
            if (there == null) {
                there = connector.connect(servers.get(host), cancellation);
                open.put(host, there);
            }
            return there;
        }
    }

    /** The host's connection if there is one now, without opening any. */
    Optional<RemoteHost> ifOpen(HostId host) {
        return Optional.ofNullable(open.get(host));
    }

    /** Forgets a connection that broke, so that the next {@link #get} opens a new one. */
    public void drop(HostId host) {
        RemoteHost gone = open.remove(host);
        if (gone != null) {
            gone.close();
        }
    }

    @Override
    public void close() {
        open.values().forEach(RemoteHost::close);
        open.clear();
    }
}
