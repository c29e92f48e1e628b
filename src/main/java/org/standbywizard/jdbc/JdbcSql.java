package org.standbywizard.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/** One pgjdbc connection, every statement its own transaction. */
final class JdbcSql implements Sql {
    private final String host;
    private final Connection connection;
    private final String token;
    private final JdbcLimits limits;
    private final List<Duplex> opened;
    private final PgVersion version;
    private volatile Statement running;

    JdbcSql(String host, Connection connection, String token, JdbcLimits limits, List<Duplex> opened)
            throws SQLException {
        this.host = host;
        this.connection = connection;
        this.token = token;
        this.limits = limits;
        this.opened = opened;
        // The server sent it when the connection began: no query needed.
        this.version = PgVersion.parse(connection.unwrap(PGConnection.class).getParameterStatus("server_version"));
    }

    @Override
    public PgVersion version() {
        return version;
    }

    @Override
    public List<Map<String, String>> query(String sql, Object... values) {
        if (values.length == 0) {
            return batch(List.of(sql)).get(0);
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] == null) {
                    statement.setNull(i + 1, Types.OTHER);
                } else {
                    // Without a type the server finds the right one, as for a literal.
                    statement.setObject(i + 1, values[i].toString(), Types.OTHER);
                }
            }
            running = statement;
            return statement.execute() ? rows(statement.getResultSet()) : List.of();
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            running = null;
        }
    }

    @Override
    public List<List<Map<String, String>>> batch(List<String> queries) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            running = statement;
            List<List<Map<String, String>>> results = new ArrayList<>();
            boolean rows = statement.execute(String.join(";\n", queries));
            while (rows || statement.getUpdateCount() != -1) {
                results.add(rows ? rows(statement.getResultSet()) : List.of());
                rows = statement.getMoreResults();
            }
            if (results.size() != queries.size()) {
                throw new IllegalArgumentException(
                        queries.size() + " queries gave " + results.size() + " results: one statement each, please");
            }
            return results;
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            running = null;
        }
    }

    private static List<Map<String, String>> rows(ResultSet result) throws SQLException {
        try (result) {
            ResultSetMetaData columns = result.getMetaData();
            List<Map<String, String>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.put(columns.getColumnLabel(i), result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    @Override
    public void execute(SqlText text) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            running = statement;
            statement.execute(text.render());
        } catch (SQLException e) {
            throw failure(e);
        } finally {
            running = null;
        }
    }

    @Override
    public void cancel() {
        Statement statement = running;
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private FailureException failure(SQLException e) {
        String words = opened.isEmpty() ? "" : opened.get(0).errors();
        return SqlErrors.failure(host, e, words, limits.silence().toMillis());
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Then it is gone already.
        } finally {
            opened.forEach(Duplex::close);
            DuplexSocketFactory.forget(token);
        }
    }
}
