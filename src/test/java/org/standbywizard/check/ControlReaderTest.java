package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.ControlFacts;

class ControlReaderTest {
    /** From a 15's pg_controldata. */
    private static final String FIFTEEN = """
            pg_control version number:            1300
            Catalog version number:               202209061
            Database system identifier:           7642011472967116994
            Database cluster state:               shut down
            Latest checkpoint's TimeLineID:       3
            max_connections setting:              100
            max_worker_processes setting:         8
            max_wal_senders setting:              10
            max_prepared_xacts setting:           0
            max_locks_per_xact setting:           64
            Database block size:                  8192
            Bytes per WAL segment:                16777216
            Data page checksum version:           1
            """;

    @Test
    void figures() {
        assertThat(ControlReader.read(FIFTEEN))
                .isEqualTo(new ControlFacts(
                        "7642011472967116994",
                        "shut down",
                        3,
                        8192,
                        16777216,
                        1,
                        Map.of(
                                "max_connections", 100,
                                "max_worker_processes", 8,
                                "max_wal_senders", 10,
                                "max_prepared_transactions", 0,
                                "max_locks_per_transaction", 64)));
    }

    @Test
    void aProgramOfAnotherVersionTellsNothing() {
        assertThat(ControlReader.read(
                        "WARNING: Calculated CRC checksum does not match value stored in file.\n" + FIFTEEN))
                .isEqualTo(ControlFacts.unknown());
        assertThat(ControlReader.read(FIFTEEN.replace("1300", "1002"))).isEqualTo(ControlFacts.unknown());
        assertThat(ControlReader.read("")).isEqualTo(ControlFacts.unknown());
    }
}
