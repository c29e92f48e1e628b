package org.standbywizard.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.pg.EmbeddedPg;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;

/** What servers are asked after a step, asked of real ones. */
class QuestionSecondOpinionTest {
    private static final HostId DB1 = new HostId("db1");
    private static final Set<String> SILENT =
            Set.of("finish-copy", "stop-server", "swap-in", "test-login", "write-passfile");

    @ParameterizedTest
    @ValueSource(strings = {"10", "15", "18"})
    void areAnswered(String major) throws Exception {
        PgVersion version = PgVersion.parse(major);
        Planned planned = new Planned();
        planned.version(version);
        try (EmbeddedPg server = EmbeddedPg.start(major);
                Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE replicator LOGIN REPLICATION");
            Set<String> silent = new TreeSet<>();
            for (Step step : planned.changes().steps().toList()) {
                List<Question> questions = Question.after(step, version);
                // The standby's server is stopped while its file is edited.
                boolean stopped =
                        step instanceof EditFile edit && edit.purpose().equals("standby-conf");
                if (questions.isEmpty() && !stopped) {
                    silent.add(step.kind());
                }
                for (Question question : questions) {
                    try (ResultSet rows = statement.executeQuery(question.sql())) {
                        assertThat(rows.getMetaData().getColumnCount()).isPositive();
                        if (step instanceof EnsureRole) {
                            assertThat(rows.next()).isTrue();
                            assertThat(rows.getString("rolreplication")).isEqualTo("t");
                            assertThat(rows.getString("rolsuper")).isEqualTo("f");
                        }
                    }
                }
            }
            assertThat(silent).isSubsetOf(SILENT);
            ResetOverride reset = new ResetOverride("db1/reset", DB1, Map.of("wal_level", "minimal"));
            statement.executeQuery(Question.after(reset, version).get(0).sql());
        }
    }
}
