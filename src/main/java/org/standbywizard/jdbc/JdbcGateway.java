package org.standbywizard.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.RunAs;
import org.standbywizard.remote.Script;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.remote.SqlRoute;

/** Database connections by pgjdbc, over the SSH connection that there is already. */
public final class JdbcGateway implements SqlGateway {
    private static final Script RELAY = Script.resource(JdbcGateway.class, "relay.sh");
    private static final String APPLICATION = "standby-wizard";

    private final JdbcLimits limits;

    public JdbcGateway() {
        this(JdbcLimits.defaults());
    }

    public JdbcGateway(JdbcLimits limits) {
        this.limits = limits;
    }

    @Override
    public Sql connect(RemoteHost host, SqlRoute route) {
        List<Duplex> opened = new CopyOnWriteArrayList<>();
        String token = DuplexSocketFactory.register(() -> {
            Duplex duplex = open(host, route);
            opened.add(duplex);
            return duplex;
        });
        long deadline = System.nanoTime() + limits.login().toNanos();
        try {
            Connection connection = new Driver().connect("jdbc:postgresql://localhost/", properties(route, token));
            if (connection == null) {
                throw new IllegalStateException("pgjdbc does not know its own URL");
            }
            return new JdbcSql(host.name(), connection, token, limits, opened);
        } catch (SQLException e) {
            String words = RelayWords.of(opened);
            DuplexSocketFactory.forget(token);
            opened.forEach(Duplex::close);
            if (words.isEmpty() && System.nanoTime() >= deadline) {
                throw new FailureException(
                        new Failure.TimedOut(host.name(), "SQL", limits.login().toMillis()), e);
            }
            throw SqlErrors.failure(host.name(), e, words, limits.login().toMillis());
        }
    }

    private static Duplex open(RemoteHost host, SqlRoute route) {
        if (route instanceof SqlRoute.Tunnel tunnel) {
            return host.forward(tunnel.address(), tunnel.port());
        }
        SqlRoute.PeerSocket peer = (SqlRoute.PeerSocket) route;
        String socket = peer.directory() + "/.s.PGSQL." + peer.port();
        return host.open(Command.of(RELAY, new RunAs.User(peer.osUser()), socket));
    }

    private Properties properties(SqlRoute route, String token) {
        Properties all = new Properties();
        PGProperty.SOCKET_FACTORY.set(all, DuplexSocketFactory.class.getName());
        PGProperty.SOCKET_FACTORY_ARG.set(all, token);
        PGProperty.APPLICATION_NAME.set(all, APPLICATION);
        PGProperty.PG_DBNAME.set(all, route.database());
        // The oldest server there may be: then pgjdbc puts into the startup packet what else costs a round trip.
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(all, "9.6");
        PGProperty.GSS_ENC_MODE.set(all, "disable");
        PGProperty.LOGIN_TIMEOUT.set(all, seconds(limits.login()));
        PGProperty.SOCKET_TIMEOUT.set(all, seconds(limits.silence()));
        PGProperty.CANCEL_SIGNAL_TIMEOUT.set(all, seconds(limits.login()));
        // A superuser must not call what somebody put into the schema public under a function's name (CVE-2018-1058);
        // and our own commits must not wait, for ever, for a synchronous standby that is down (safety rule 9).
        PGProperty.OPTIONS.set(
                all,
                "-c search_path=pg_catalog -c synchronous_commit=local -c statement_timeout="
                        + limits.statement().toMillis());
        if (route instanceof SqlRoute.Tunnel tunnel) {
            PGProperty.USER.set(all, tunnel.dbUser());
            // The way to the host is encrypted already; the server may still insist on TLS (hostssl).
            PGProperty.SSL_MODE.set(all, "prefer");
            PGProperty.PASSWORD.set(all, tunnel.password().map(Secret::reveal).orElse(""));
        } else {
            PGProperty.USER.set(all, ((SqlRoute.PeerSocket) route).dbUser());
            PGProperty.SSL_MODE.set(all, "disable");
        }
        return all;
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }

    /** What is said on the way to a server, shortly after it failed. */
    static final class RelayWords {
        private static final Duration WAIT = Duration.ofSeconds(1);

        private RelayWords() {}

        /** Waits a little for words, since they come by another stream than the end of the data. */
        static String of(List<Duplex> opened) {
            Optional<Duplex> last = opened.isEmpty() ? Optional.empty() : Optional.of(opened.get(opened.size() - 1));
            long deadline = System.nanoTime() + WAIT.toNanos();
            while (last.isPresent() && last.get().errors().isEmpty() && System.nanoTime() < deadline) {
                try {
                    Thread.sleep(10);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return "";
                }
            }
            return last.map(Duplex::errors).orElse("");
        }
    }
}
