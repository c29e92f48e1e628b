package org.standbywizard.lab.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PsqlOptionsTest {
    private static PsqlOptions parse(String... words) {
        return PsqlOptions.parse(Map.of("PGHOST", "/run/one", "PGPORT", "5433", "PGUSER", "postgres"), words);
    }

    @Test
    void nothingMeansTheEnvironment() {
        assertThat(parse().where().values())
                .isEqualTo(Map.of("host", "/run/one", "port", "5433", "user", "postgres", "dbname", "postgres"));
        assertThat(parse()).returns(true, PsqlOptions::aligned).returns(false, PsqlOptions::rowsOnly);
    }

    @Test
    void lettersMayStandTogether() {
        PsqlOptions options = parse("-XAtc", "SELECT 1", "-p5440", "-h", "db2", "--username=repl", "shop");
        assertThat(options.commands()).isEqualTo(List.of("SELECT 1"));
        assertThat(options).returns(false, PsqlOptions::aligned).returns(true, PsqlOptions::rowsOnly);
        assertThat(options.where().values())
                .isEqualTo(Map.of("host", "db2", "port", "5440", "user", "repl", "dbname", "shop"));
    }

    @Test
    void aConnectionStringWins() {
        PsqlOptions options = parse("host=10.0.0.1 dbname=replication replication=true", "-w", "-c", "IDENTIFY_SYSTEM");
        assertThat(options.where().host()).isEqualTo("10.0.0.1");
        assertThat(options.where().database()).isEqualTo("replication");
        assertThat(options.where().get("replication", "")).isEqualTo("true");
    }

    @Test
    void whatItCannotDoIsNamed() {
        assertThatThrownBy(() -> parse("-f", "x.sql")).hasMessageContaining("option -f");
        assertThatThrownBy(() -> parse("--file=x.sql")).hasMessageContaining("option --file");
        assertThatThrownBy(() -> parse("-c")).hasMessageContaining("-c requires an argument");
    }
}
