package org.standbywizard.help;

import static org.standbywizard.help.Seen.known;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;

/** What SSH, sudo, systemd and PostgreSQL's client programs say on real hosts. */
@Tag("hosts")
class HostMessagesHostsTest {
    @RegisterExtension
    static final HostLab lab = HostLab.open();

    private static TestHost old;
    private static TestHost young;

    @TempDir
    Path directory;

    @BeforeAll
    static void boot() {
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("db1", HostImage.DEBIAN_12_PG15), HostSpec.of("db2", HostImage.DEBIAN_14_PG18)));
        old = hosts.get(0);
        young = hosts.get(1);
    }

    private static String said(TestHost host, String script, String... args) {
        var result = host.exec(script, args);
        return result.out() + result.err();
    }

    private static String asPostgres(TestHost host, String command) {
        return said(host, "cd / && runuser -u postgres -- sh -c \"$1\" 2>&1", command);
    }

    private String ssh(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ssh", "-F", "none", "-o", "BatchMode=yes"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("no end: " + command);
        }
        return said;
    }

    @Test
    void sshRefuses() throws Exception {
        String root = "root@" + old.ipv4();
        var denied = old.ssh("nobody", "true");
        known("ssh-denied", denied.out() + denied.err());
        known(
                "ssh-key-changed",
                ssh("-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=/dev/null", root, "true"));
        known("ssh-refused", ssh("-p", "1", root, "true"));
        Path key = Files.copy(old.clientKey(), directory.resolve("key"));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        String[] trusting = {"-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null"};
        List<String> open = new ArrayList<>(List.of(trusting));
        open.addAll(List.of("-o", "IdentitiesOnly=yes", "-i", key.toString(), root, "true"));
        known("ssh-key-file-open", ssh(open.toArray(String[]::new)));
        List<String> many = new ArrayList<>(List.of(trusting));
        many.addAll(List.of("-o", "IdentitiesOnly=yes", "-o", "IdentityAgent=none"));
        for (int i = 0; i < 8; i++) {
            Path one = directory.resolve("k" + i);
            Process made =
                    new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", one.toString()).start();
            if (!made.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("ssh-keygen does not end");
            }
            many.addAll(List.of("-i", one.toString()));
        }
        many.addAll(List.of(root, "true"));
        known("ssh-too-many", ssh(many.toArray(String[]::new)));
    }

    @Test
    void sudoRefuses() {
        var password = old.ssh(Login.DBA, "sudo -n true");
        known("sudo-password", password.out() + password.err());
        known("sudo-password", said(old, "runuser -u dba -- sh -c 'sudo true </dev/null' 2>&1"));
        old.exec("useradd -m eve && echo eve:evening | chpasswd").ok();
        known("sudo-not-allowed", said(old, "echo evening | runuser -u eve -- sudo -S true 2>&1"));
        old.exec("echo 'Defaults:dba requiretty' >/etc/sudoers.d/tty && chmod 0440 /etc/sudoers.d/tty")
                .ok();
        var tty = old.ssh(Login.DBA, "sudo -n true");
        old.exec("rm /etc/sudoers.d/tty").ok();
        known("sudo-tty", tty.out() + tty.err());
        known("sudo-missing", said(old, "PATH=/nowhere; sudo true 2>&1"));
    }

    @Test
    void systemdRefuses() {
        known("unit-missing", said(old, "systemctl start postgresql-99.service 2>&1"));
        known("unit-missing", said(old, "systemctl enable postgresql-99.service 2>&1"));
        known("unit-missing", said(old, "systemctl status postgresql-99.service 2>&1"));
        old.exec("printf '%s\\n' '[Service]' Type=oneshot ExecStart=/bin/false >/etc/systemd/system/bad.service;"
                        + " systemctl daemon-reload")
                .ok();
        known("unit-failed", said(old, "systemctl start bad.service 2>&1"));
        known(
                "unit-start-limit",
                said(
                        old,
                        "for i in 1 2 3 4 5 6 7; do systemctl start bad.service; done 2>/dev/null;"
                                + " journalctl --no-pager -u bad.service"));
        old.exec("printf '%s\\n' '[Service]' ExecStart=/bin/true >/etc/systemd/system/hidden.service;"
                        + " mv /etc/systemd/system/hidden.service /usr/lib/systemd/system/;"
                        + " systemctl daemon-reload; systemctl mask hidden.service 2>&1")
                .ok();
        known("unit-masked", said(old, "systemctl start hidden.service 2>&1"));
    }

    @Test
    void certificates() {
        String psql = "psql -w -c 'SELECT 1' 'host=127.0.0.1 user=postgres dbname=postgres sslmode=verify-full";
        known("root-certificate-missing", asPostgres(old, psql + "'"));
        known("certificate-name", asPostgres(old, psql + " sslrootcert=/etc/ssl/certs/ssl-cert-snakeoil.pem'"));
        old.exec("openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=other -keyout /tmp/other.key -out /tmp/other.crt"
                        + " -days 2 2>/dev/null; chmod 0644 /tmp/other.crt")
                .ok();
        known("certificate-unknown", asPostgres(old, psql + " sslrootcert=/tmp/other.crt'"));
    }

    @Test
    void copies() {
        known("directory-not-empty", asPostgres(old, "/usr/lib/postgresql/15/bin/pg_basebackup -D /etc"));
        String rules = young.image().configDirectory() + "/pg_hba.conf";
        young.exec("echo 'host replication all all trust' >>\"$1\"", rules).ok();
        young.sql("ALTER SYSTEM SET listen_addresses = '*'");
        young.exec("systemctl restart \"$1\"", young.image().unit()).ok();
        String at = " -d 'host=" + young.ipv4() + " user=postgres connect_timeout=5'";
        known("client-too-old", asPostgres(old, "/usr/lib/postgresql/15/bin/pg_basebackup -w -D /tmp/copy" + at));
        young.blockPort(5432);
        try {
            known("host-unreachable", asPostgres(old, "psql -w -c 'SELECT 1'" + at + " 2>&1"));
        } finally {
            young.unblockPort(5432);
        }
        String data = old.image().dataDirectory();
        old.stopService(old.image().unit());
        old.exec("cp -a \"$1\" /tmp/target", data).ok();
        known(
                "rewind-no-hints",
                asPostgres(
                        old,
                        "/usr/lib/postgresql/15/bin/pg_rewind --target-pgdata=/tmp/target --source-pgdata=" + data));
        old.exec("systemctl start \"$1\"", old.image().unit()).ok();
    }
}
