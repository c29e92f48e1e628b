package org.standbywizard.run;

import java.util.List;
import java.util.Map;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Sql;
import org.standbywizard.remote.SqlText;

/** One connection for the lanes of a run, which take turns. */
final class SharedSql implements Sql {
    private final Sql inner;

    SharedSql(Sql inner) {
        this.inner = inner;
    }

    @Override
    public PgVersion version() {
        return inner.version();
    }

    @Override
    public synchronized List<Map<String, String>> query(String sql, Object... values) {
        return inner.query(sql, values);
    }

    @Override
    public synchronized List<List<Map<String, String>>> batch(List<String> queries) {
        return inner.batch(queries);
    }

    @Override
    public synchronized void execute(SqlText statement) {
        inner.execute(statement);
    }

    @Override
    public void cancel() {
        inner.cancel();
    }

    @Override
    public void close() {
        inner.close();
    }
}
