package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Setting;

class SettingsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "listen_addresses, \"a, b\", \"a,b\", true",
                "listen_addresses, *, localhost, false",
                "archive_command, cp, CP, false",
                "primary_conninfo, host=a port=1, port = '1' host='a', true",
                "primary_conninfo, host=a, host=b, false",
                "Synchronous_Standby_Names, \"a, b\", \"FIRST 1 (A,b)\", true",
                "synchronous_standby_names, \"2 (a, b)\", \"ANY 2 (a,b)\", false",
            })
    void comparesByMeaning(String name, String a, String b, boolean same) {
        assertThat(Settings.sameText(name, a, b)).isEqualTo(same);
        assertThat(Settings.same(a, setting(name, "string", b))).isEqualTo(same);
    }

    @Test
    void leavesTheRestToSettingValue() {
        assertThat(Settings.same("hot_standby", setting("wal_level", "enum", "replica")))
                .isTrue();
        assertThat(Settings.same("yes", setting("hot_standby", "bool", "off"))).isFalse();
    }

    private static Setting setting(String name, String vartype, String value) {
        return new Setting(name, value, "", vartype, "sighup", "default", "", 0, "", false);
    }

    @Test
    void synchronousStandbyNames() {
        SyncStandbyNames any = SyncStandbyNames.parse("any 2 (a, \"b-1\",*)");
        assertThat(any.names()).containsExactly("a", "b-1", "*");
        assertThat(any.text(PgVersion.V15)).isEqualTo("ANY 2 (a, \"b-1\", *)");
        assertThatThrownBy(() -> any.text(PgVersion.V9_6)).hasMessageContaining("ANY needs PostgreSQL 10");
        assertThat(SyncStandbyNames.parse("2 (x, y)").text(PgVersion.V9_6)).isEqualTo("2 (x, y)");
        assertThat(SyncStandbyNames.parse("x,\"Y \"\"z\"").text(PgVersion.V9_6)).isEqualTo("x, \"Y \"\"z\"");
        assertThat(SyncStandbyNames.parse("x").names("X")).isTrue();
        assertThat(SyncStandbyNames.parse("").isEmpty()).isTrue();
        for (String bad : new String[] {"a b", "a,", "FIRST (a)", "FIRST 1 a", "2 (a", "b-1", "any", " ", "0 (a)"}) {
            assertThatThrownBy(() -> SyncStandbyNames.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void names() {
        assertThat(PgIdentifier.slotProblem("db2_x")).isEmpty();
        assertThat(PgIdentifier.slotProblem("Db2")).isPresent();
        assertThat(PgIdentifier.slotProblem("a".repeat(64))).isPresent();
        assertThat(PgIdentifier.slotName("DB-2.example")).isEqualTo("db_2_example");
        assertThat(PgIdentifier.roleProblem("복".repeat(21))).isEmpty();
        assertThat(PgIdentifier.roleProblem("복".repeat(22))).get().asString().contains("66");
        assertThat(PgIdentifier.roleProblem("pg_x")).isPresent();
    }
}
