package org.standbywizard.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.steps.ServerRef;

/** The SQL connections of a run: one per server, as its OS user through the Unix socket. */
final class SqlPool implements AutoCloseable {
    static final String DATABASE = "postgres";

    private final SqlGateway gateway;
    private final Sessions sessions;
    private final Map<HostId, Sql> open = new ConcurrentHashMap<>();
    private final Map<HostId, Object> locks = new ConcurrentHashMap<>();

    SqlPool(SqlGateway gateway, Sessions sessions) {
        this.gateway = gateway;
        this.sessions = sessions;
    }

    Sql get(ServerRef server, Cancellation cancellation) {
        synchronized (locks.computeIfAbsent(server.host(), h -> new Object())) {
            Sql there = open.get(server.host());
            if (there == null) {
                there = new SharedSql(
                        gateway.connect(sessions.get(server.host(), cancellation), server.route(DATABASE)));
                open.put(server.host(), there);
            }
            return there;
        }
    }

    void release(HostId host) {
        Sql gone = open.remove(host);
        if (gone != null) {
            gone.close();
        }
    }

    @Override
    public void close() {
        open.keySet().forEach(this::release);
    }
}
