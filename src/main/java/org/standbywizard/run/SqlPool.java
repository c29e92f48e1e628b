package org.standbywizard.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.steps.ServerRef;

/** The SQL connections of a run: one per server, as its OS user through the Unix socket. */
final class SqlPool implements AutoCloseable {
    static final String DATABASE = "postgres";
    private static final String NOTHING = "SELECT 1";

    private final SqlGateway gateway;
    private final Sessions sessions;
    private final Map<HostId, Open> open = new ConcurrentHashMap<>();
    private final Map<HostId, Object> locks = new ConcurrentHashMap<>();

    SqlPool(SqlGateway gateway, Sessions sessions) {
        this.gateway = gateway;
        this.sessions = sessions;
    }

    /** @param over the host's connection that it goes through: gone with it */
    private record Open(Sql sql, RemoteHost over) {}

    Sql get(ServerRef server, Cancellation cancellation) {
        synchronized (locks.computeIfAbsent(server.host(), h -> new Object())) {
            RemoteHost remote = sessions.get(server.host(), cancellation);
            Open there = open.get(server.host());
            if (there != null && there.over() != remote) {
                release(server.host());
                there = null;
            }
            if (there == null) {
                there = new Open(new SharedSql(gateway.connect(remote, server.route(DATABASE))), remote);
                open.put(server.host(), there);
            }
            return there.sql();
        }
    }

    /** Connects already now, for whoever is far away. What is wrong with the server, whoever needs it next will tell. */
    void warm(ServerRef server, Cancellation cancellation) {
        try {
            get(server, cancellation);
        } catch (FailureException e) {
            return;
        }
    }

    /** After a long rest: the server may have ended the connection meanwhile. The next {@link #get} opens a new one. */
    void wake(HostId host) {
        Open there = open.get(host);
        if (there == null) {
            return;
        }
        try {
            there.sql().query(NOTHING);
        } catch (FailureException e) {
            release(host);
        }
    }

    void release(HostId host) {
        Open gone = open.remove(host);
        if (gone != null) {
            gone.sql().close();
        }
    }

    @Override
    public void close() {
        open.keySet().forEach(this::release);
    }
}
