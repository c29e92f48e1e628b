package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.PgVersion;

class ConnInfoTest {

    @Test
    void rendersInOrderAndReadsBack() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("host", "10.0.0.1");
        options.put("user", "o'neil \\x");
        options.put("application_name", "");
        options.put("passfile", "/var/lib/my pass");

        ConnInfo info = ConnInfo.of(options);

        assertThat(info.text())
                .isEqualTo("host=10.0.0.1 user='o\\'neil \\\\x' application_name='' passfile='/var/lib/my pass'");
        assertThat(ConnInfo.parse(info.text())).isEqualTo(info);
        assertThat(ConnInfo.parse("  host =  a\\ b\n port='1' ").options())
                .containsExactly(Map.entry("host", "a b"), Map.entry("port", "1"));
        assertThatThrownBy(() -> ConnInfo.parse("host=a secret"))
                .hasMessageContaining("character 8")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ConnInfo.parse("password='secret")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ConnInfo.parse("postgresql://h/d")).hasMessageContaining("URI");
        assertThatThrownBy(() -> ConnInfo.of(Map.of("user", "a\nb"))).hasMessageContaining("user");
    }

    @Test
    void hidesPasswords() {
        assertThat(ConnInfo.parse("host=h password=secret")).hasToString("host=h password=********");
    }

    @Test
    void recoveryConfHasNothingItsLibpqDoesNotKnow() {
        ConnInfo info = ConnInfo.parse("host=h passfile=/p channel_binding=prefer sslmode=prefer");

        assertThat(info.unknownTo(PgVersion.V9_6)).containsExactly("channel_binding", "passfile");
        assertThat(info.forVersion(PgVersion.V12).text()).isEqualTo("host=h passfile=/p sslmode=prefer");
        ConfFile file = RecoveryConf.file(PgVersion.V9_6, info, Optional.of("db2"));
        assertThat(file.text())
                .isEqualTo(ManagedBlock.BEGIN + "\nstandby_mode = 'on'\nprimary_conninfo = 'host=h sslmode=prefer'\n"
                        + "primary_slot_name = 'db2'\nrecovery_target_timeline = 'latest'\n" + ManagedBlock.END + "\n");
        assertThatThrownBy(() -> RecoveryConf.file(PgVersion.V12, info, Optional.empty()))
                .hasMessageContaining("12");
        assertThat(RecoveryConf.settings(PgVersion.V15, info, Optional.empty()))
                .containsOnlyKeys("primary_conninfo", "recovery_target_timeline");
    }
}
