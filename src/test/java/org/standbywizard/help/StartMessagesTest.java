package org.standbywizard.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.standbywizard.help.Seen.append;
import static org.standbywizard.help.Seen.known;
import static org.standbywizard.help.Seen.mark;
import static org.standbywizard.help.Seen.refused;
import static org.standbywizard.help.Seen.rewrite;
import static org.standbywizard.help.Seen.since;
import static org.standbywizard.help.Seen.sql;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.pg.EmbeddedPg;

/** What servers of each version say when they do not start. */
class StartMessagesTest {

    /** Starts it in vain. @return what the log gained */
    private static String inVain(EmbeddedPg server) {
        int from = mark(server);
        refused(server::launch);
        return since(server, from);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "10", "13", "18"})
    void filesThatDoNotFit(String major) throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start(major)) {
            server.halt();
            Path data = server.dataDirectory();
            String version = Files.readString(data.resolve("PG_VERSION"));
            rewrite(server, "PG_VERSION", "9.5\n");
            known("files-other-version", inVain(server));
            rewrite(server, "PG_VERSION", version);

            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
            known("directory-open", inVain(server));
            Object owner = Files.getAttribute(data, "unix:uid");
            if (!owner.equals(0) && System.getProperty("user.name").equals("root")) {
                Files.setAttribute(data, "unix:uid", 0);
                known("directory-owner", inVain(server));
                Files.setAttribute(data, "unix:uid", owner);
                known("server-as-root", asRoot(server));
            }
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));

            String conf = Files.readString(data.resolve("postgresql.conf"));
            append(server, "postgresql.conf", "\nwal_keep_nothing = 1\n");
            String said = inVain(server);
            known("parameter-unknown", said);
            known("conf-errors", said);
            rewrite(server, "postgresql.conf", conf + "\nmax_connections = = 1\n");
            known("conf-errors", inVain(server));
            rewrite(server, "postgresql.conf", conf + "\ninclude 'more.conf'\n");
            append(server, "more.conf", "");
            Files.setPosixFilePermissions(data.resolve("more.conf"), PosixFilePermissions.fromString("---------"));
            if (!owner.equals(0)) {
                known("permission-denied-file", inVain(server));
            }
            rewrite(server, "postgresql.conf", conf);
            if (!List.of("9.6", "10").contains(major)) {
                append(server, "recovery.conf", "standby_mode = 'on'\n");
                known("recovery-conf", inVain(server));
                Files.delete(data.resolve("recovery.conf"));
            }
            try (Stream<Path> segments = Files.list(data.resolve(major.equals("9.6") ? "pg_xlog" : "pg_wal"))) {
                for (Path segment : segments.filter(Files::isRegularFile).toList()) {
                    Files.delete(segment);
                }
            }
            known("no-checkpoint-record", inVain(server));
        }
    }

    private static String asRoot(EmbeddedPg server) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        server.binDirectory().resolve("postgres").toString(),
                        "-D",
                        server.dataDirectory().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "13", "18"})
    void whatIsTakenAlready(String major) throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "skipped: starts a server as another user");
        try (EmbeddedPg server = EmbeddedPg.start(major)) {
            List<String> again = List.of(
                    "setpriv",
                    "--reuid",
                    "65534",
                    "--regid",
                    "65534",
                    "--clear-groups",
                    server.binDirectory().resolve("postgres").toString(),
                    "-D",
                    server.dataDirectory().toString());
            known("lock-file", said(again));
            try (EmbeddedPg other = EmbeddedPg.start(major)) {
                other.halt();
                List<String> samePort = List.of(
                        "setpriv",
                        "--reuid",
                        "65534",
                        "--regid",
                        "65534",
                        "--clear-groups",
                        other.binDirectory().resolve("postgres").toString(),
                        "-D",
                        other.dataDirectory().toString(),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=" + other.socketDirectory(),
                        "-c",
                        "port=" + server.port());
                known("port-taken", said(samePort));
                List<String> forbidden = new java.util.ArrayList<>(samePort);
                forbidden.set(forbidden.size() - 1, "port=81");
                int least = Integer.parseInt(Files.readString(Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start"))
                        .strip());
                if (least > 81) {
                    known("port-forbidden", said(forbidden));
                }
            }
        }
    }

    private static String said(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.6", "12", "13", "18"})
    void settingsThatDoNotFit(String major) throws Exception {
        try (EmbeddedPg server = EmbeddedPg.start(major)) {
            append(
                    server,
                    "postgresql.conf",
                    "\nwal_level = replica\nmax_wal_senders = 2\nmax_replication_slots = 2\n");
            server.halt();
            server.launch();
            sql(server, "SELECT pg_create_physical_replication_slot('one', true)");
            server.halt();
            append(server, "postgresql.conf", "\nmax_replication_slots = 0\n");
            known("slots-too-few", inVain(server));
            append(server, "postgresql.conf", "\nmax_replication_slots = 2\nwal_level = minimal\n");
            String said = inVain(server);
            assertThat(said).contains("WAL streaming");
            known("wal-level-minimal", said);
        }
    }
}
