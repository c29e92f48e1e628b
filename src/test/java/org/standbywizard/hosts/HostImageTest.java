package org.standbywizard.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.standbywizard.plan.PgVersion;

/** Each kind of host boots, once with a running cluster and once as its packages leave it. */
@Tag("hosts")
class HostImageTest {

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @BeforeAll
    static void build() {
        lab.prepare(List.of(HostImage.values()));
    }

    @AfterEach
    void discard() {
        lab.discardAll();
    }

    @ParameterizedTest
    @EnumSource
    void bootsWithItsPostgresAndWithoutOne(HostImage image) {
        List<TestHost> hosts = lab.startAll(List.of(
                HostSpec.of("running", image), HostSpec.of("fresh", image).neverInitialised()));

        TestHost running = hosts.get(0);
        assertThat(PgVersion.parse(running.sql("SHOW server_version")).major()).isEqualTo(image.major());
        assertThat(running.sql("SHOW data_directory")).isEqualTo(image.dataDirectory());
        assertThat(running.sql("SHOW config_file")).isEqualTo(image.configDirectory() + "/postgresql.conf");
        assertThat(running.exec("\"$1/pg_basebackup\" --version", image.binDirectory())
                        .ok())
                .contains(" " + image.clientMajor() + ".");
        assertThat(running.exec("\"$1/pg_controldata\" \"$2\" 2>/dev/null", image.binDirectory(), image.dataDirectory())
                        .ok())
                .contains("Database system identifier:")
                .contains(running.sql("SELECT system_identifier FROM pg_control_system()"));
        // The process that systemd watches is the postmaster itself.
        assertThat(running.exec("systemctl show -p MainPID --value \"$1\"", image.unit())
                        .ok())
                .isEqualTo(running.exec("head -n 1 \"$1/postmaster.pid\"", image.dataDirectory())
                        .ok());
        running.exec("systemctl restart \"$1\" && systemctl is-active \"$1\"", image.unit())
                .ok();
        assertThat(running.sql("SELECT 1")).isEqualTo("1");
        running.reboot();
        assertThat(running.sql("SELECT 1")).isEqualTo("1");
        assertThat(running.ssh(Login.ADMIN, "sudo -n id -un").ok()).isEqualTo("root");
        assertThat(running.ssh(Login.DBA, "echo " + Login.DBA_PASSWORD + " | sudo -S -p '' id -un")
                        .ok())
                .isEqualTo("root");

        TestHost fresh = hosts.get(1);
        assertThat(fresh.exec("pgrep -x 'postgres|postmaster'").exit()).isEqualTo(1);
        assertThat(fresh.exec("find \"$1\" -mindepth 1 2>/dev/null", image.dataDirectory())
                        .out())
                .isEmpty();
        if (image.layout() != HostImage.Layout.DEBIAN) {
            assertThat(fresh.exec("systemctl is-enabled \"$1\"", image.unit())
                            .out()
                            .strip())
                    .isEqualTo("disabled");
            assertThat(fresh.exec("stat -c '%U %a' \"$1\"", image.dataDirectory())
                            .ok())
                    .isEqualTo("postgres 700");
        }
    }
}
