package org.standbywizard.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlRoute;
import org.standbywizard.remote.SqlText;

/** A machine with one primary server that answers by the shape of the queries; counts what is asked of it. */
final class FakeServer implements RemoteHost {
    final HostId id;
    final AtomicInteger connects = new AtomicInteger();
    final AtomicInteger batches = new AtomicInteger();
    final AtomicInteger settingsReads = new AtomicInteger();
    final AtomicInteger services = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    volatile Failure failure;
    volatile long loadedAt = 1;
    volatile long startedAt = 1;
    volatile Supplier<String> endLsn = () -> "0/5000000";

    FakeServer(String name) {
        id = new HostId(name);
    }

    VerifyTarget target() {
        return new VerifyTarget(
                id,
                new SqlRoute.PeerSocket("/run/postgresql", 5432, "postgres", "postgres", "postgres"),
                new ServiceProbe(ServiceKind.SYSTEMD, "pg", "", "/data", 5432));
    }

    Sql connect() {
        connects.incrementAndGet();
        failIfTold();
        return new FakeSql();
    }

    private void failIfTold() {
        Failure told = failure;
        if (told != null) {
            throw new FailureException(told);
        }
    }

    private final class FakeSql implements Sql {
        @Override
        public PgVersion version() {
            return new PgVersion(150004);
        }

        @Override
        public List<Map<String, String>> query(String sql, Object... values) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<List<Map<String, String>>> batch(List<String> queries) {
            batches.incrementAndGet();
            failIfTold();
            List<List<Map<String, String>>> rows = new ArrayList<>();
            for (String query : queries) {
                rows.add(rows(query));
            }
            return rows;
        }

        private List<Map<String, String>> rows(String query) {
            if (query.contains("FROM pg_settings")) {
                settingsReads.incrementAndGet();
                Map<String, String> row = new HashMap<>();
                row.put("name", "wal_level");
                row.put("setting", "replica");
                row.put("pending_restart", "f");
                return List.of(row);
            }
            if (query.contains("pg_postmaster_start_time")) {
                Map<String, String> row = new HashMap<>();
                row.put("in_recovery", "f");
                row.put("system_identifier", "7");
                row.put("written_timeline", "00000001");
                row.put("end_lsn", endLsn.get());
                row.put("started_us", String.valueOf(startedAt));
                row.put("loaded_us", String.valueOf(loadedAt));
                return List.of(row);
            }
            return List.of();
        }

        @Override
        public void execute(SqlText statement) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Override
    public String name() {
        return id.name();
    }

    @Override
    public String user() {
        return "dba";
    }

    @Override
    public Privilege privilege() {
        return Privilege.ROOT;
    }

    @Override
    public CommandResult run(Command command, Cancellation cancellation) {
        services.incrementAndGet();
        return new CommandResult(
                0, "ActiveState\tactive\nUnitFileState\tenabled\n".getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    @Override
    public Duplex open(Command command) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Duplex forward(String address, int port) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
