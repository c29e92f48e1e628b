package org.standbywizard.verify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;

/** All servers of a replication at one moment. */
public record ReplicationStatus(Instant at, List<ServerStatus> servers) {
    public ReplicationStatus {
        servers = List.copyOf(servers);
    }

    /** The server's status, if this sample has it. */
    public Optional<ServerStatus> server(HostId id) {
        return servers.stream().filter(s -> s.id().equals(id)).findFirst();
    }

    /** What the server said, if it answered. */
    public Optional<ServerSample> sample(HostId id) {
        return server(id).flatMap(ServerStatus::sample);
    }
}
