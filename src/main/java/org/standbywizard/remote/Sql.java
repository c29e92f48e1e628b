package org.standbywizard.remote;

import java.util.List;
import java.util.Map;
import org.standbywizard.plan.PgVersion;

/**
 * One database connection. All values come as text, NULL as null. Not for several threads at once. A server's refusal
 * is a {@link FailureException} with {@link Failure.SqlFailed}.
 */
public interface Sql extends AutoCloseable {
    PgVersion version();

    /** Rows of one query; {@code ?} places take {@code values}. */
    List<Map<String, String>> query(String sql, Object... values);

    /** Several constant queries in one round trip; one list of rows each, in order. */
    List<List<Map<String, String>>> batch(List<String> queries);

    /** A statement without rows. */
    void execute(SqlText statement);

    /** Sends a running statement a cancel request, from another thread. */
    void cancel();

    @Override
    void close();
}
