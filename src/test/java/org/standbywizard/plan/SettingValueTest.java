package org.standbywizard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingValueTest {
    @ParameterizedTest
    @CsvSource({
        "512MB, wal_keep_size, 512, MB, integer, true",
        "0.5GB, wal_keep_size, 512, MB, integer, true",
        "512, wal_keep_size, 512, MB, integer, true",
        "513MB, wal_keep_size, 512, MB, integer, false",
        "512mb, wal_keep_size, 512, MB, integer, false",
        "128MB, shared_buffers, 16384, 8kB, integer, true",
        "1GB, min_wal_size, 64, 16MB, integer, true",
        "1min, wal_receiver_timeout, 60000, ms, integer, true",
        "60 s, wal_receiver_timeout, 60000, ms, integer, true",
        "-1, max_slot_wal_keep_size, -1, MB, integer, true",
        "0x10, max_wal_senders, 16, '', integer, true",
        "010, max_wal_senders, 8, '', integer, true",
        "010, max_wal_senders, 10, '', integer, false",
        "0100kB, work_mem, 64, kB, integer, true",
        "09, max_wal_senders, 9, '', integer, false",
        "10MB, max_wal_senders, 10, '', integer, false",
        "0.50, checkpoint_completion_target, 0.5, '', real, true",
        "yes, hot_standby, on, '', bool, true",
        "TRUE, hot_standby, on, '', bool, true",
        "f, hot_standby, off, '', bool, true",
        "o, hot_standby, on, '', bool, false",
        "hot_standby, wal_level, replica, '', enum, true",
        "archive, wal_level, replica, '', enum, true",
        "Logical, wal_level, logical, '', enum, true",
        "minimal, wal_level, replica, '', enum, false",
        "1, synchronous_commit, on, '', enum, true",
        "'a b', cluster_name, 'a b', '', string, true",
        "'a B', cluster_name, 'a b', '', string, false",
    })
    void comparesAsTheServerReadsThem(
            String wanted, String name, String running, String unit, String vartype, boolean same) {
        Setting setting = new Setting(name, running, unit, vartype, "sighup", "default", "", 0, "", false);
        assertThat(SettingValue.same(wanted, setting)).isEqualTo(same);
    }
}
