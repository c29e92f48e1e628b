package org.standbywizard.verify;

import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;

/**
 * One server in one sample: what it said, or why it could not be asked.
 *
 * @param failure set exactly when {@code sample} is not
 * @param service the last that the machine said of its service
 * @param serviceFailure why the service could not be looked at
 */
public record ServerStatus(
        HostId id,
        Optional<Failure> failure,
        Optional<ServerSample> sample,
        Optional<ServiceState> service,
        Optional<Failure> serviceFailure) {
    public ServerStatus {
        if (failure.isPresent() == sample.isPresent()) {
            throw new IllegalArgumentException("a server answers or fails: " + id);
        }
    }

    /** Neither the server nor its service could be looked at. */
    static ServerStatus failed(HostId id, Failure failure) {
        return new ServerStatus(id, Optional.of(failure), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public boolean reachable() {
        return sample.isPresent();
    }
}
