package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.Setting;

/** Rows as pg_file_settings and pg_settings show them on a PostgreSQL 15. */
class PendingEditsTest {
    private static final String CONF = "/etc/postgresql/15/main/postgresql.conf";

    private final Facts facts = Facts.of("db1", "10.0.0.1");
    private final List<Map<String, String>> rows = new ArrayList<>();

    @Test
    void whatRunsIsNotPending() {
        running("DateStyle", "ISO, MDY", "", "string", "user", "configuration file");
        running("shared_buffers", "16384", "8kB", "integer", "postmaster", "configuration file");
        running("wal_buffers", "512", "8kB", "integer", "postmaster", "configuration file");
        running("ssl", "on", "", "bool", "sighup", "configuration file");
        running("wal_level", "replica", "", "enum", "postmaster", "configuration file");
        row("datestyle", "iso, mdy", "t", "");
        row("shared_buffers", "128MB", "t", "");
        row("wal_buffers", "-1", "t", "");
        row("SSL", "yes", "t", "");
        row("wal_level", "hot_standby", "t", "");
        assertThat(pending(1_700_000_001)).isEmpty();
    }

    @Test
    void edits() {
        running("work_mem", "4096", "kB", "integer", "user", "default");
        running("max_connections", "100", "", "integer", "postmaster", "configuration file");
        running("log_min_duration_statement", "250", "ms", "integer", "superuser", "configuration file");
        row("work_mem", "8MB", "t", "");
        row("max_connections", "100", "f", "");
        row("max_connections", "120", "f", "setting could not be applied");
        assertThat(pending(1_700_000_001))
                .containsExactly(
                        "log_min_duration_statement = DEFAULT (250ms)",
                        "max_connections = 120 (100)",
                        "work_mem = 8MB (4096kB)");
    }

    @Test
    void theLastRowOfANameCounts() {
        running("work_mem", "4096", "kB", "integer", "user", "configuration file");
        row("work_mem", "8MB", "f", "");
        row("work_mem", "4MB", "t", "");
        assertThat(pending(1_700_000_001)).isEmpty();
    }

    @Test
    void aValueFromElsewhereHidesTheFiles() {
        running("TimeZone", "Asia/Seoul", "", "string", "user", "client");
        running("port", "5433", "", "integer", "postmaster", "command line");
        row("timezone", "Etc/UTC", "t", "");
        row("port", "5432", "t", "");
        assertThat(pending(1_700_000_001)).isEmpty();
    }

    @Test
    void aWordCountsOnlyInAFileThatWasTouched() {
        running("log_statement", "none", "", "enum", "superuser", "configuration file");
        running("wal_compression", "pglz", "", "enum", "superuser", "configuration file");
        row("log_statement", "ddl", "t", "");
        row("wal_compression", "on", "t", "");
        assertThat(pending(1_700_000_001)).isEmpty();
        assertThat(pending(1_699_999_999))
                .contains("log_statement = ddl (none)")
                .hasSize(2);
    }

    @Test
    void accessRulesThatAreNewerThanTheLastLoad() {
        assertThat(pending(1_699_999_999)).containsExactly("/etc/postgresql/15/main/pg_hba.conf");
        assertThat(pending(1_700_000_000.4)).isEmpty();
    }

    @Test
    void aRefusedValueIsAnError() {
        running("max_connections", "100", "", "integer", "postmaster", "configuration file");
        running("work_mem", "4096", "kB", "integer", "user", "default");
        row("max_connections", "many", "f", "setting could not be applied");
        row("work_mem", "8XB", "f", "setting could not be applied");
        row("", "", "f", "syntax error");
        row("foo", "1", "f", "unrecognized configuration parameter");
        assertThat(PendingEdits.errors(
                        rows,
                        List.of(Map.of("file", "/h", "line_number", "7", "error", "invalid IP mask")),
                        facts.settings))
                .containsExactly(
                        CONF + ":1: max_connections: setting could not be applied",
                        CONF + ":1: work_mem: setting could not be applied",
                        CONF + ":1: syntax error",
                        CONF + ":1: foo: unrecognized configuration parameter",
                        "/h:7: invalid IP mask");
        assertThat(pending(1_700_000_001)).isEmpty();
    }

    private List<String> pending(double loadedAt) {
        return PendingEdits.find(rows, facts.settings, facts.build().cluster(), loadedAt);
    }

    private void running(String name, String value, String unit, String type, String context, String source) {
        facts.settings.put(
                name,
                new Setting(name, value, unit, type, context, source, CONF, 1, "", false, "1", "99999", List.of()));
    }

    private void row(String name, String setting, String applied, String error) {
        Map<String, String> row = new HashMap<>();
        row.put("sourcefile", CONF);
        row.put("sourceline", "1");
        row.put("name", name.isEmpty() ? null : name);
        row.put("setting", setting);
        row.put("applied", applied);
        row.put("error", error.isEmpty() ? null : error);
        rows.add(row);
    }
}
