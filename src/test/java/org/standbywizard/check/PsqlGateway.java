package org.standbywizard.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.remote.SqlRoute;
import org.standbywizard.remote.SqlText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Asks a real server by psql: {@code psql} gets the route and arguments, and gives psql's unaligned output. */
record PsqlGateway(BiFunction<SqlRoute.PeerSocket, List<String>, String> psql) implements SqlGateway {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Sql connect(RemoteHost host, SqlRoute route) {
        SqlRoute.PeerSocket socket = (SqlRoute.PeerSocket) route;
        try {
            int number = Integer.parseInt(
                    psql.apply(socket, List.of("-c", "SHOW server_version_num")).strip());
            return new PsqlSql(socket, new PgVersion(number));
        } catch (RuntimeException e) {
            throw new FailureException(new Failure.SqlFailed(host.name(), "28000", e.getMessage()));
        }
    }

    private final class PsqlSql implements Sql {
        private final SqlRoute.PeerSocket route;
        private final PgVersion version;

        PsqlSql(SqlRoute.PeerSocket route, PgVersion version) {
            this.route = route;
            this.version = version;
        }

        @Override
        public PgVersion version() {
            return version;
        }

        @Override
        public List<Map<String, String>> query(String sql, Object... values) {
            return batch(List.of(sql)).get(0);
        }

        @Override
        public List<List<Map<String, String>>> batch(List<String> queries) {
            List<String> args = new ArrayList<>();
            for (String query : queries) {
                args.add("-c");
                args.add("SELECT replace(coalesce(json_agg(row_to_json(t))::text, '[]'), E'\\n', ' ') FROM (" + query
                        + ") t");
            }
            return psql.apply(route, args).strip().lines().map(this::rows).toList();
        }

        private List<Map<String, String>> rows(String json) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (JsonNode row : JSON.readTree(json)) {
                Map<String, String> values = new LinkedHashMap<>();
                row.properties()
                        .forEach(p -> values.put(
                                p.getKey(),
                                p.getValue().isNull() ? null : p.getValue().asString()));
                rows.add(values);
            }
            return rows;
        }

        @Override
        public void execute(SqlText statement) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
