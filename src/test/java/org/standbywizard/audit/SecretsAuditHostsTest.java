package org.standbywizard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;

/**
 * Four secrets with characters that every quoting treats in its own way go through check, preview, apply, verify, report
 * and undo, by the packaged program as a process of its own; meanwhile and afterwards they are looked for, in every form,
 * wherever they could have been left. They may be in one place: the 0600 passfile of the standby. A decoy that is leaked on
 * purpose shows each time that the audit would see it.
 */
@Tag("hosts")
class SecretsAuditHostsTest {
    private static final String ODD = "'\"\\$HOME`id`%s%20 \uD55C\uAE00-";
    private static final String LOGIN = "Login " + ODD + "qzLoginVx81w";
    private static final String SUDO = "Sudo " + ODD + "qzSudoWm27rk";
    private static final String PASSPHRASE = "Phrase " + ODD + "qzPhraseTb55n";
    private static final String ROLE = "Role " + ODD + "qzRoleJd93hx";
    private static final String DECOY = "Decoy " + ODD + "qzDecoyPy46gs";
    private static final String PASSFILE = "/var/lib/postgresql/.standby-wizard/db2.pgpass";
    private static final String LOGGING = """
            log_statement = 'all'
            log_min_duration_statement = 0
            log_min_error_statement = debug5
            log_min_messages = debug1
            log_error_verbosity = verbose
            log_connections = on
            log_replication_commands = on
            """;

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    /** Where the person keeps secrets and keys: what is there is no leak. */
    @TempDir
    Path keys;

    private TestHost one;
    private TestHost two;
    private Path key;
    private FileTime begun;

    @BeforeEach
    void prepare() throws Exception {
        lab.discardAll();
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("db1", HostImage.DEBIAN_12_PG15), HostSpec.of("db2", HostImage.DEBIAN_12_PG15)));
        one = hosts.get(0);
        two = hosts.get(1);
        // sudo asks for root's password, which is another than the login's.
        one.exec(
                        "printf '%s:%s\\n' dba \"$1\" root \"$2\" | chpasswd;"
                                + " echo 'Defaults rootpw' >/etc/sudoers.d/rootpw; chmod 0440 /etc/sudoers.d/rootpw",
                        LOGIN, SUDO)
                .ok();
        key = keys.resolve("id_ed25519");
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", PASSPHRASE, "-f", key.toString());
        two.exec("echo \"$1\" >>~admin/.ssh/authorized_keys", Files.readString(Path.of(key + ".pub")))
                .ok();
        for (TestHost host : hosts) {
            host.exec("echo \"$1\" >/etc/postgresql/15/main/conf.d/audit.conf", LOGGING)
                    .ok();
            host.sql("SELECT pg_reload_conf()");
            host.exec("for home in /root ~admin ~dba ~postgres; do touch \"$home/.bash_history\"; done")
                    .ok();
        }
        // One clock: hosts are on this machine's kernel. The marker's time is the file system's, not the JVM's.
        begun = Files.getLastModifiedTime(Files.createFile(directory.resolve("begun")));
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private String plan(String password, String authentication) {
        return """
                {"format": "standby-wizard/1",
                 "primary": {"name": "db1", "host": "%s", "ssh": {"user": "dba", "password": {"env": "AUDIT_LOGIN"}},
                             "sudo": {"password": {"env": "AUDIT_SUDO"}}},
                 "standbys": [{"name": "db2", "host": "%s", "ssh": {"user": "admin", "identityFile": "%s",
                               "passphrase": {"file": "%s"}}}],
                 "replication": {"password": %s, "authentication": "%s"}}
                """.formatted(one.ipv4(), two.ipv4(), key, keys.resolve("passphrase"), password, authentication);
    }

    private static Needles given() {
        return new Needles()
                .secret("login password", LOGIN, "qzLoginVx81w")
                .secret("sudo password", SUDO, "qzSudoWm27rk")
                .secret("passphrase", PASSPHRASE, "qzPhraseTb55n")
                .secret("role's password", ROLE, "qzRoleJd93hx");
    }

    private static Needles decoy() {
        return new Needles().secret("decoy", DECOY, "qzDecoyPy46gs");
    }

    @Test
    void givenSecretsAreNowhereButInThePassfile() throws Exception {
        Path role = Desktop.secret(keys, "role", ROLE + "\n");
        audit("{\"file\": \"" + role + "\"}", "scram-sha-256", () -> given());
    }

    /** The md5 verifier is as good as the password itself, so no log may have it; the catalogue has to. */
    @Test
    void aGeneratedPasswordIsNowhereButInThePassfile() throws Exception {
        audit("\"generated\"", "md5", () -> {
            String line =
                    Files.readString(two.live().resolve(PASSFILE.substring(1))).strip();
            String password = line.substring(line.lastIndexOf(':') + 1);
            assertThat(password).hasSizeGreaterThanOrEqualTo(32);
            return new Needles()
                    .secret("generated password", password, password)
                    .secret("login password", LOGIN, "qzLoginVx81w")
                    .secret("sudo password", SUDO, "qzSudoWm27rk")
                    .secret("passphrase", PASSPHRASE, "qzPhraseTb55n")
                    .add("md5 verifier", md5(password + "replicator").getBytes(StandardCharsets.US_ASCII));
        });
    }

    private static String md5(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private interface After {
        Needles apply() throws Exception;
    }

    private void audit(String password, String authentication, After after) throws Exception {
        Desktop.secret(keys, "passphrase", PASSPHRASE + "\n");
        Desktop desktop = new Desktop(directory, Map.of("AUDIT_LOGIN", LOGIN, "AUDIT_SUDO", SUDO));
        String plan = desktop.write("plan.json", plan(password, authentication)).toString();
        String known = desktop.write("known_hosts", one.knownHosts() + two.knownHosts())
                .toString();
        List<Path> temporary = Stream.of(one, two)
                .flatMap(host -> Stream.of("tmp", "var/tmp", "dev/shm", "run", "root", "var/lib/postgresql")
                        .map(host.live()::resolve))
                .toList();
        Set<String> leaks = new TreeSet<>();
        Needles needles;
        ProcessWatch watch = new ProcessWatch(temporary);
        try (watch) {
            leakDecoy();
            succeeds(desktop, "check", plan, "--known-hosts", known);
            succeeds(desktop, "preview", plan, "--full", "--known-hosts", known);
            succeeds(desktop, "apply", plan, "--yes", "--verbose", "--known-hosts", known);
            needles = after.apply();
            succeeds(desktop, "apply", plan, "--yes", "--json", "--known-hosts", known);
            succeeds(desktop, "verify", plan, "--json", "--known-hosts", known);
            succeeds(
                    desktop,
                    "report",
                    plan,
                    "--output",
                    directory.resolve("report.html").toString());
            succeeds(
                    desktop,
                    "report",
                    plan,
                    "--output",
                    directory.resolve("report.md").toString());
            assertThat(one.sql("SELECT application_name || ' ' || state FROM pg_stat_replication"))
                    .isEqualTo("db2 streaming");
            leaks.addAll(files(needles, "while it is set up", true));
            succeeds(desktop, "undo", plan, "--yes", "--verbose", "--known-hosts", known);
        }
        leaks.addAll(files(needles, "after the undo", false));
        leaks.addAll(processes(watch, needles));
        leaks.addAll(desktop(needles));
        assertThat(leaks).isEmpty();
        theDecoyIsSeen(watch);
        System.out.printf(
                "%d looks at the process lists, %d processes, %d different contents, %d forms looked for%n",
                watch.looks(), watch.processes(), watch.seen().size(), needles.count());
    }

    private static void succeeds(Desktop desktop, String... words) {
        Desktop.Said said = desktop.run(words);
        assertThat(said.status()).as(said.text()).isZero();
    }

    /** In arguments, in the environment, in files, in the journal, in a history, in the server's log. */
    private void leakDecoy() {
        one.exec(
                        "sh -c 'sleep 0.3' sh \"$1\"; LEAK=\"$1\" sleep 0.3; echo \"$1\" >/tmp/decoy; sleep 0.2; rm /tmp/decoy;"
                                + " logger \"$1\"; printf %s \"$1\" | base64 >>~dba/.bash_history",
                        DECOY)
                .ok();
        one.sql("SELECT $decoy$" + DECOY + "$decoy$");
    }

    private void theDecoyIsSeen(ProcessWatch watch) {
        List<String> seen = watch.seen().stream()
                .filter(each -> !decoy().in(each.content().getBytes(StandardCharsets.ISO_8859_1))
                        .isEmpty())
                .map(ProcessWatch.Seen::what)
                .toList();
        assertThat(seen)
                .contains("cmdline", "environ", one.live().resolve("tmp/decoy").toString());
        assertThat(new ChangedFiles(one.live(), begun)
                        .search(decoy()).stream().map(ChangedFiles.Hit::file).toList())
                .contains("/home/dba/.bash_history", "/var/log/postgresql/postgresql-15-main.log");
        assertThat(decoy().in(journal(one))).isNotEmpty();
    }

    private static byte[] journal(TestHost host) {
        return host.exec("journalctl --no-pager --all -o export").ok().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> files(Needles needles, String when, boolean passfile) {
        List<String> leaks = new ArrayList<>();
        boolean found = false;
        for (TestHost host : List.of(one, two)) {
            ChangedFiles changed = new ChangedFiles(host.live(), begun);
            for (ChangedFiles.Hit hit : changed.search(needles)) {
                boolean own =
                        host == two && hit.file().equals(PASSFILE) && hit.mode().equals("rw-------");
                found |= own;
                if (!(own && passfile) && !isCatalogue(hit)) {
                    leaks.add(when + ", " + host.name() + ", " + hit);
                }
            }
            assertThat(changed.looked()).isGreaterThan(20);
            needles.in(journal(host)).forEach(name -> leaks.add(when + ", " + host.name() + ", journal: " + name));
            System.out.printf("%s: %d changed files, %d MB%n", host.name(), changed.looked(), changed.bytes() >> 20);
        }
        assertThat(found).as("the passfile has it " + when).isEqualTo(passfile);
        return leaks;
    }

    /** The verifier of a role is in pg_authid and in the WAL, and nothing else of it may be there. */
    private static boolean isCatalogue(ChangedFiles.Hit hit) {
        return hit.needles().equals(List.of("md5 verifier")) && hit.file().startsWith("/var/lib/postgresql/15/");
    }

    /** What the plan itself says to come from the environment is in that of the program, and in no other. */
    private List<String> processes(ProcessWatch watch, Needles needles) {
        List<String> leaks = new ArrayList<>();
        String own = "STANDBY_WIZARD_HOME=" + directory.resolve("state");
        for (ProcessWatch.Seen each : watch.seen()) {
            List<String> found = needles.in(each.content().getBytes(StandardCharsets.ISO_8859_1));
            boolean program = each.what().equals("environ") && each.content().contains(own);
            boolean passfile = each.what().startsWith(two.live() + "/var/lib/postgresql/.standby-wizard");
            if (program) {
                found = found.stream()
                        .filter(name -> !name.startsWith("login") && !name.startsWith("sudo"))
                        .toList();
            }
            if (!found.isEmpty() && !passfile) {
                leaks.add(each.what() + ": " + found + " in "
                        + each.content().replace('\0', ' ').lines().findFirst().orElse(""));
            }
        }
        return leaks;
    }

    /** Plan, journal, reports, application log, what it said, its temporary files, Java's own files about it. */
    private List<String> desktop(Needles needles) throws IOException {
        List<String> leaks = new ArrayList<>();
        ChangedFiles files = new ChangedFiles(directory, begun);
        files.search(needles).forEach(hit -> leaks.add("desktop: " + hit));
        assertThat(directory.resolve("state/standby-wizard.log")).isNotEmptyFile();
        assertThat(files.looked()).isGreaterThan(15);
        Path java = Path.of("/tmp", "hsperfdata_" + System.getProperty("user.name"));
        if (Files.isDirectory(java)) {
            new ChangedFiles(java, begun).search(needles).forEach(hit -> leaks.add("desktop, Java: " + hit));
        }
        return leaks;
    }
}
