package org.standbywizard.verify;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.Setting;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;

/** One server's kept connection. One thread at a time. */
final class ServerWatch {
    /** The service is looked at this often, and whenever the server was restarted or came back. */
    private static final long SERVICE_EVERY = Duration.ofSeconds(30).toNanos();

    private final VerifyTarget target;
    private final HostSource hosts;
    private final SqlGateway gateway;
    private final LongSupplier nanos;
    private final Cancellation cancellation;
    private final Backoff backoff = new Backoff();

    private Sql sql;
    private StatusQueries queries;
    private SampleReader.Epoch epoch;
    private Map<String, Setting> settings = Map.of();
    private Failure failure;
    private boolean hostBroken;
    private boolean gaveUp;
    private Optional<ServiceState> service = Optional.empty();
    private Optional<Failure> serviceFailure = Optional.empty();
    private long serviceReadAt;
    private boolean serviceDue = true;

    ServerWatch(
            VerifyTarget target, HostSource hosts, SqlGateway gateway, LongSupplier nanos, Cancellation cancellation) {
        this.target = target;
        this.hosts = hosts;
        this.gateway = gateway;
        this.nanos = nanos;
        this.cancellation = cancellation;
    }

    HostId id() {
        return target.id();
    }

    /**
     * Never throws for what a server does; a cancellation does pass.
     *
     * @param cap the longest wait between two tries while the server is away
     * @param withService whether its service may be looked at too
     */
    ServerStatus sample(Duration cap, boolean withService) {
        Optional<ServerSample> sample = Optional.empty();
        if (sql != null || !gaveUp && backoff.due(nanos.getAsLong(), cap)) {
            sample = ask(withService);
        }
        Optional<Failure> why = sample.isPresent() ? Optional.empty() : Optional.of(failure);
        return new ServerStatus(target.id(), why, sample, service, serviceFailure);
    }

    /** Tries again what was given up: after a refused login or an unknown host key. */
    void retry() {
        gaveUp = false;
        backoff.succeeded();
    }

    void close() {
        if (sql != null) {
            sql.close();
            sql = null;
        }
    }

    private Optional<ServerSample> ask(boolean withService) {
        RemoteHost host;
        try {
            host = hosts.host(target.id(), hostBroken);
            hostBroken = false;
        } catch (FailureException e) {
            note(e);
            return Optional.empty();
        }
        Optional<ServerSample> sample = Optional.empty();
        boolean connecting = sql == null;
        try {
            sample = Optional.of(read(host));
            failure = null;
            backoff.succeeded();
        } catch (FailureException e) {
            note(e);
            // A kept connection also breaks when the server restarts; only then a new one on the same host works.
            hostBroken &= connecting;
        } finally {
            if (sample.isEmpty()) {
                closeQuietly();
            }
        }
        if (withService && !hostBroken) {
            readServiceIfDue(host);
        }
        return sample;
    }

    private ServerSample read(RemoteHost host) {
        if (sql == null) {
            sql = gateway.connect(host, target.route());
            queries = StatusQueries.of(sql.version());
            epoch = null;
            serviceDue = true;
        }
        List<List<Map<String, String>>> rows =
                sql.batch(epoch == null ? queries.sampleAndSettings() : queries.sample());
        SampleReader.Epoch now = SampleReader.epoch(rows);
        if (!now.equals(epoch)) {
            boolean asked = rows.size() > queries.sample().size();
            List<List<Map<String, String>>> settingRows = asked ? rows : sql.batch(queries.settings());
            settings = SampleReader.settings(settingRows.get(settingRows.size() - 1));
            epoch = now;
        }
        return SampleReader.sample(sql.version(), rows, settings);
    }

    private void note(FailureException problem) {
        Failure why = problem.failure();
        if (why instanceof Failure.Cancelled) {
            throw problem;
        }
        // A server that just went away shows it in its service too.
        serviceDue |= failure == null;
        failure = why;
        hostBroken = why instanceof Failure.ConnectionLost || why instanceof Failure.Unreachable;
        gaveUp = why instanceof Failure.AuthFailed
                || why instanceof Failure.SudoFailed
                || why instanceof Failure.HostKeyUnknown
                || why instanceof Failure.HostKeyChanged;
        boolean login =
                why instanceof Failure.SqlFailed refused && refused.sqlState().startsWith("28");
        if (login) {
            backoff.refused(nanos.getAsLong());
        } else {
            backoff.failed(nanos.getAsLong());
        }
    }

    private void readServiceIfDue(RemoteHost host) {
        long now = nanos.getAsLong();
        if (!serviceDue && now - serviceReadAt < SERVICE_EVERY) {
            return;
        }
        serviceReadAt = now;
        serviceDue = false;
        try {
            service = Optional.of(target.service().read(host, cancellation));
            serviceFailure = Optional.empty();
            // activating, deactivating, reloading: systemd's words for what is over soon.
            serviceDue = service.get().facts().active().endsWith("ing");
        } catch (FailureException e) {
            if (e.failure() instanceof Failure.Cancelled) {
                throw e;
            }
            service = Optional.empty();
            serviceFailure = Optional.of(e.failure());
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (FailureException e) {
            // It was broken already; the failure that showed it is kept.
            sql = null;
        }
    }
}
