package org.standbywizard.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.pg.EmbeddedPg;

/** Every statement that a lesson has people type is one to a real server, in the lessons' order. */
class LessonSqlSecondOpinionTest {

    @ParameterizedTest
    @ValueSource(strings = {"13", "15", "18"})
    void aServerTakesEveryStatementOfTheLessons(String major) throws Exception {
        List<String> statements = statements();
        assertThat(statements).hasSizeGreaterThan(20);
        try (EmbeddedPg server = EmbeddedPg.start(major);
                Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                assertThatCode(() -> statement.execute(sql)).as(sql).doesNotThrowAnyException();
            }
        }
    }

    private static List<String> statements() throws IOException {
        List<String> statements = new ArrayList<>();
        for (String name : Texts.names("en", Topic.Kind.LESSON)) {
            Texts.read("en", new Topic(Topic.Kind.LESSON, name), Names.USUAL).sections().stream()
                    .flatMap(section -> section.parts().stream())
                    .filter(part ->
                            part instanceof Part.Code code && code.language().equals("sql"))
                    .flatMap(part -> ((Part.Code) part).lines().stream())
                    .forEach(statements::add);
        }
        return statements;
    }
}
