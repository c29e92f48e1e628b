package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Setting;

class WantedSettingsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_wal_senders|5|10||integer|true",
                "max_wal_senders|11|10||integer|false",
                "wal_keep_size|512MB|1024|MB|integer|true",
                "wal_keep_size|2GB|1024|MB|integer|false",
                "wal_keep_segments|10|32||integer|true",
                "max_slot_wal_keep_size|10GB|-1|MB|integer|false",
                "max_slot_wal_keep_size|-1|10240|MB|integer|true",
                "max_slot_wal_keep_size|10GB|20480|MB|integer|true",
                "wal_level|replica|logical||enum|true",
                "wal_level|hot_standby|replica||enum|true",
                "wal_level|logical|replica||enum|false",
                "wal_level|replica|minimal||enum|false",
                "listen_addresses|localhost|*||string|true",
                "listen_addresses|*|0.0.0.0,::||string|true",
                "listen_addresses|*|0.0.0.0||string|false",
                "listen_addresses|10.0.0.1|localhost, 10.0.0.1||string|true",
                "listen_addresses|\"10.0.0.1\"|localhost||string|false",
                "listen_addresses|fd00::1|0.0.0.0||string|false",
                "listen_addresses|fd00::1|::||string|true",
                "hot_standby_feedback|yes|on||bool|true",
                "hot_standby_feedback|off|on||bool|false",
                "wal_sender_timeout|1min|60000|ms|integer|true",
                "wal_sender_timeout|30s|60000|ms|integer|false",
            })
    void isMetAsTheServerUnderstandsIt(
            String name, String wanted, String running, String unit, String type, boolean met) {
        Setting setting =
                new Setting(name, running, unit == null ? "" : unit, type, "sighup", "default", "", 0, "", false);
        assertThat(WantedSettings.met(wanted, setting)).isEqualTo(met);
    }

    @Test
    void upToElevenRecoverySettingsCannotBeSeen() {
        assertThat(WantedSettings.visible("recovery_min_apply_delay", PgVersion.V11))
                .isFalse();
        assertThat(WantedSettings.visible("recovery_target_timeline", PgVersion.V9_6))
                .isFalse();
        assertThat(WantedSettings.visible("recovery_min_apply_delay", PgVersion.V12))
                .isTrue();
        assertThat(WantedSettings.visible("hot_standby", PgVersion.V9_6)).isTrue();
    }

    @Test
    void whatThePlannerWorksOutIsNotAskedFor() {
        Map<String, String> plan = new LinkedHashMap<>();
        plan.put("max_slot_wal_keep_size", "auto");
        plan.put("wal_keep_size", "512MB");
        assertThat(WantedSettings.fromPlan(plan)).containsExactly(Map.entry("wal_keep_size", "512MB"));
    }
}
