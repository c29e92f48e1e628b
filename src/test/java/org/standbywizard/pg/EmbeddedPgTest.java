package org.standbywizard.pg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPgTest {

    @ParameterizedTest
    @ValueSource(strings = {"15"})
    void startsAndLeavesNothing(String major) throws Exception {
        Path directory;
        try (EmbeddedPg server = EmbeddedPg.start(major);
                Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_setting('server_version_num')")) {
            directory = server.dataDirectory();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).startsWith(major);
        }
        assertThat(Files.exists(directory)).isFalse();
    }
}
