package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.FileSnapshot;
import org.standbywizard.plan.OsFacts;

/** Runs the probe's script by the shells of this machine, as whoever runs the tests. */
@EnabledOnOs(OS.LINUX)
class ProbeScriptTest {

    @TempDir
    Path temp;

    static Stream<List<String>> shells() {
        return Stream.of(List.of("sh"), List.of("dash"), List.of("busybox", "sh"), List.of("bash", "--posix"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void everyShellGivesTheSameFacts(List<String> shell) throws Exception {
        assumeThat(isInstalled(shell.get(0))).isTrue();
        Path data = dataDirectory();
        OsFacts os = OsReader.read(run(shell, "cluster=" + data), now(), now(), "me");
        assertThat(os.machine()).isEqualTo(said("uname", "-m"));
        assertThat(os.hostName())
                .isEqualTo(
                        Files.readString(Path.of("/proc/sys/kernel/hostname")).strip());
        assertThat(Math.abs(os.clockMillis())).isLessThan(60_000);

        ClusterFacts cluster = ClusterReader.read(run(shell, "cluster=" + data)).stream()
                .filter(c -> c.dataDirectory().equals(data.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(cluster.state()).isEqualTo(ClusterFacts.State.STOPPED);
        assertThat(cluster.version().major()).isEqualTo("14");
        assertThat(cluster.standbyMarker()).isTrue();
        assertThat(cluster.tablespaces()).containsEntry("16400", temp + "/ts ü");
        assertThat(cluster.walDirectory()).isEqualTo(temp.resolve("wal").toString());
        FileSnapshot conf = cluster.file(data + "/postgresql.conf").orElseThrow();
        assertThat(conf.content().getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(Files.readAllBytes(data.resolve("postgresql.conf")));
        assertThat(conf.mode()).isEqualTo("0640");
        assertThat(conf.owner()).isEqualTo(said("id", "-un"));
        assertThat(cluster.file(data + "/extra.d/one.conf").orElseThrow().content())
                .isEqualTo("port=5499\n");
        assertThat(cluster.file(data + "/more.conf").orElseThrow().realPath())
                .isEqualTo(temp.resolve("elsewhere.conf").toString());
        assertThat(cluster.file(data + "/users").orElseThrow().content()).isEqualTo("joe\n");
        assertThat(cluster.file(data + "/recovery.conf").orElseThrow().exists()).isFalse();
        assertThat(cluster.file(temp + "/pass").orElseThrow().content()).isEqualTo("*:*:*:r:x\n");
    }

    @Test
    void portsRoutesNamesAndPaths() throws Exception {
        Files.createDirectory(temp.resolve("empty"));
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int closed;
            try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                closed = other.getLocalPort();
            }
            OsFacts os = OsReader.read(
                    run(
                            List.of("sh"),
                            "only=network",
                            "resolve=localhost",
                            "resolve=no-such-host.invalid",
                            "route=127.0.0.9",
                            "reach=127.0.0.1 " + listening.getLocalPort(),
                            "reach=127.0.0.1 " + closed,
                            "path=" + temp,
                            "path=" + temp + "/empty",
                            "path=" + temp + "/not here/deeper",
                            "path=/proc"),
                    now(),
                    now(),
                    "me");
            assertThat(os.resolved().get("localhost")).containsAnyOf("127.0.0.1", "::1");
            assertThat(os.resolved().get("no-such-host.invalid")).isEmpty();
            if (isInstalled("ip")) {
                assertThat(os.routes().get("127.0.0.9")).startsWith("127.");
            }
            assumeThat(isInstalled("bash")).isTrue();
            assertThat(os.reachable())
                    .containsEntry("127.0.0.1 " + listening.getLocalPort(), "open")
                    .containsEntry("127.0.0.1 " + closed, "refused");
            assertThat(os.paths().get(temp + "/empty").empty()).isTrue();
            assertThat(os.paths().get(temp.toString()).empty()).isFalse();
            assertThat(os.paths().get(temp + "/not here/deeper").exists()).isFalse();
            assertThat(os.paths().get(temp + "/not here/deeper").freeBytes()).isPositive();
            assertThat(os.paths().get("/proc").mountPoint()).isTrue();
            assertThat(os.paths().get(temp.toString()).mountPoint()).isFalse();
        }
    }

    @Test
    void hostileNamesAreNothingButNames() throws Exception {
        String evil = "$(touch " + temp + "/evil);`touch " + temp + "/evil`";
        run(List.of("sh"), "path=/" + evil, "cluster=/" + evil, "resolve=" + evil, "route=" + evil, "unit=" + evil);
        assertThat(temp.resolve("evil")).doesNotExist();
    }

    private Path dataDirectory() throws IOException {
        Path data = temp.resolve("my data");
        if (Files.exists(data)) {
            return data;
        }
        Files.createDirectories(data.resolve("extra.d"));
        Files.createDirectories(data.resolve("pg_tblspc"));
        Files.createDirectories(temp.resolve("wal"));
        Files.createSymbolicLink(data.resolve("pg_wal"), temp.resolve("wal"));
        Files.createSymbolicLink(data.resolve("pg_tblspc/16400"), Path.of(temp + "/ts ü"));
        Files.writeString(data.resolve("PG_VERSION"), "14\n");
        Files.writeString(data.resolve("standby.signal"), "");
        Files.write(
                data.resolve("postgresql.conf"),
                ("# \0\r\n\u00e9 'x'\ninclude_dir = 'extra.d'\ninclude 'more.conf'\nprimary_conninfo = 'passfile="
                                + temp + "/pass user=r'\ninclude 'none.conf'")
                        .getBytes(StandardCharsets.UTF_8));
        Files.setPosixFilePermissions(data.resolve("postgresql.conf"), PosixFilePermissions.fromString("rw-r-----"));
        Files.writeString(data.resolve("extra.d/one.conf"), "port=5499\n");
        Files.writeString(data.resolve("extra.d/.hidden.conf"), "port=1\n");
        Files.writeString(temp.resolve("elsewhere.conf"), "include 'postgresql.conf'\n");
        Files.createSymbolicLink(data.resolve("more.conf"), temp.resolve("elsewhere.conf"));
        Files.writeString(data.resolve("pg_hba.conf"), "host all @users 10.0.0.0/8 md5\n");
        Files.writeString(data.resolve("users"), "joe\n");
        Files.writeString(temp.resolve("pass"), "*:*:*:r:x\n");
        return data;
    }

    /** A server that was built or unpacked somewhere: where the login's PATH leads. */
    @ParameterizedTest
    @MethodSource("shells")
    void programsAreFoundOnThePath(List<String> shell) throws Exception {
        assumeThat(isInstalled(shell.get(0))).isTrue();
        Path bin = Files.createDirectory(temp.resolve("own bin"));
        program(bin, "postgres", "postgres (PostgreSQL) 14.7");
        program(bin, "pg_basebackup", "pg_basebackup (PostgreSQL) 14.8");
        Path data = dataDirectory();
        ClusterFacts cluster = ClusterReader.read(
                        run(shell, Map.of("PATH", System.getenv("PATH") + ":" + bin + ":" + bin), "cluster=" + data))
                .stream()
                .filter(c -> c.dataDirectory().equals(data.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(cluster.binDir()).isEqualTo(bin.toString());
        assertThat(cluster.version()).hasToString("14.7");
        assertThat(cluster.clientBinDir()).isEqualTo(bin.toString());
        assertThat(cluster.clientVersion().orElseThrow()).hasToString("14.8");
    }

    private static void program(Path bin, String name, String version) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n[ \"$1\" != -V ] || echo '" + version + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ProbeOutput run(List<String> shell, String... args) throws Exception {
        return run(shell, Map.of(), args);
    }

    private ProbeOutput run(List<String> shell, Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(shell);
        command.addAll(List.of("-s", "--"));
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(
                        Path.of(Probe.class.getResource("probe.sh").toURI()).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return ProbeOutput.parse(out);
    }

    private static String said(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static boolean isInstalled(String program) {
        return Stream.of("/bin", "/usr/bin", "/sbin", "/usr/sbin")
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, program)));
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
