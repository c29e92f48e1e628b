package org.standbywizard.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.remote.Script;

/** The script runs in this machine's sh; only systemd's own words are made up. */
@EnabledOnOs(OS.LINUX)
class ServiceProbeTest {
    @TempDir
    Path dir;

    @Test
    void findsARunningPostmasterAndItsListener() throws Exception {
        Path data = Files.createDirectory(dir.resolve("data dir"));
        Process postmaster =
                new ProcessBuilder("sleep", "60").directory(data.toFile()).start();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.5"))) {
            Files.writeString(data.resolve("postmaster.pid"), postmaster.pid() + "\n" + data + "\n");
            ServiceProbe probe = new ServiceProbe(ServiceKind.PG_CTL, "", "", data.toString(), socket.getLocalPort());
            ServiceState state = read(probe);
            assertThat(state.postmasterPid()).isEqualTo(postmaster.pid());
            assertThat(state.listeners()).containsExactly("127.0.0.5");
            assertThat(state.facts().kind()).isEqualTo(ServiceKind.PG_CTL);
        } finally {
            postmaster.destroy();
        }
    }

    @Test
    void aStalePidFileIsNoPostmaster() throws Exception {
        Files.writeString(dir.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n");
        ServiceState state = read(new ServiceProbe(ServiceKind.PG_CTL, "", "", dir.toString(), 1));
        assertThat(state.postmasterPid()).isZero();
        assertThat(state.listeners()).isEmpty();
    }

    @Test
    void debiansStartConfDecidesAboutBoot() throws Exception {
        Path conf = dir.resolve("start.conf");
        Files.writeString(conf, "# Automatic startup\n#   auto: at boot\n\n  manual  # not now\n");
        ServiceState state =
                read(new ServiceProbe(ServiceKind.SYSTEMD, "postgresql@15-main", conf.toString(), dir.toString(), 1));
        assertThat(state.facts().enabled()).isEqualTo("manual");
        assertThat(state.facts().startsAtBoot()).isFalse();
    }

    @Test
    void readsSystemdsWords() {
        ServiceProbe probe = new ServiceProbe(ServiceKind.SYSTEMD, "postgresql-15", "", "/data", 5432);
        ServiceState state = probe.parse(
                "MainPID\t4711\nActiveState\tactive\nUnitFileState\tenabled\nPostmasterPid\t4711\nByteOrder\t0001\n"
                        + "Listen\t00000000\nListen\t00000000000000000000000000000000\nListen\t00000000\n");
        assertThat(state.facts().active()).isEqualTo("active");
        assertThat(state.facts().startsAtBoot()).isTrue();
        assertThat(state.facts().mainPid()).isEqualTo(4711);
        assertThat(state.listeners()).containsExactly("0.0.0.0", "::");
    }

    /** A forking unit without a PID file, whose main process systemd could not make out. */
    @Test
    void theControlGroupTellsWhoseAServerIsWhereSystemdKnowsNoMainProcess() {
        ServiceProbe probe = new ServiceProbe(ServiceKind.SYSTEMD, "postgresql-9.6", "", "/data", 5432);
        String active = "MainPID\t0\nActiveState\tactive\nPostmasterPid\t33\n";
        assertThat(probe.parse(active + "Group\tpostgresql-9.6.service\n")
                        .facts()
                        .mainPid())
                .isEqualTo(33);
        assertThat(probe.parse(active + "Group\tssh.service\n").facts().mainPid())
                .isZero();
        assertThat(probe.parse(active).facts().mainPid()).isZero();
        assertThat(probe.parse("ActiveState\tinactive\nPostmasterPid\t33\nGroup\tpostgresql-9.6.service\n")
                        .facts()
                        .mainPid())
                .isZero();
    }

    @Test
    void nothingReadIsNothingKnown() {
        ServiceState state = new ServiceProbe(ServiceKind.SYSTEMD, "x", "", "/data", 5432).parse("");
        assertThat(state.facts().active()).isEmpty();
        assertThat(state.facts().startsAtBoot()).isFalse();
        assertThat(state.postmasterPid()).isZero();
    }

    private ServiceState read(ServiceProbe probe) throws IOException, InterruptedException {
        Script script = Script.resource(ServiceProbe.class, "service-state.sh");
        List<String> argv = new ArrayList<>(List.of("sh", "-c", script.text(), "sh"));
        argv.addAll(List.of(
                probe.kind() == ServiceKind.SYSTEMD ? "systemd" : "pg_ctl",
                probe.unit(),
                probe.startConf(),
                probe.dataDirectory(),
                String.valueOf(probe.port())));
        Process process = new ProcessBuilder(argv)
                .redirectErrorStream(false)
                .redirectError(dir.resolve("errors").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return probe.parse(out);
    }
}
