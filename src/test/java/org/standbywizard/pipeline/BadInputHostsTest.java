package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.Fingerprint;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;

/** Wrong input stops {@code apply} before anything is changed, names the host, and exits with its code. */
@Tag("hosts")
class BadInputHostsTest {
    private static final int BLOCKED = 3;
    private static final int UNREACHABLE = 4;

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    static List<TestHost> hosts;
    static TestHost one;
    static TestHost two;
    static TestHost newer;
    static TestHost small;

    @TempDir
    Path directory;

    private Program program;
    private final Map<TestHost, Fingerprint> before = new LinkedHashMap<>();

    @BeforeAll
    static void boot() {
        hosts = lab.startAll(List.of(
                HostSpec.of("db1", HostImage.DEBIAN_12_PG15),
                HostSpec.of("db2", HostImage.DEBIAN_12_PG15),
                HostSpec.of("newer", HostImage.DEBIAN_13_PG17),
                HostSpec.of("small", HostImage.DEBIAN_12_PG15).withDisk(300)));
        one = hosts.get(0);
        two = hosts.get(1);
        newer = hosts.get(2);
        small = hosts.get(3);
        one.sql("CREATE TABLE big AS SELECT repeat(md5(n::text), 30) AS t FROM generate_series(1, 300000) n");
        two.exec("useradd -m plain; mkdir -m 0700 ~plain/.ssh; cp ~root/.ssh/authorized_keys ~plain/.ssh;"
                        + " chown -R plain: ~plain/.ssh")
                .ok();
    }

    @BeforeEach
    void remember() {
        program = new Program(directory, hosts);
        hosts.forEach(host -> before.put(host, Configuration.of(host)));
    }

    /** Nothing was changed on any host, and no role or slot was made. */
    @AfterEach
    void nothingChanged() {
        List<String> differences = new ArrayList<>();
        before.forEach((host, then) -> differences.addAll(then.differences(Configuration.of(host))));
        assertThat(differences).isEmpty();
        assertThat(one.sql("SELECT count(*) FROM pg_roles WHERE rolname = 'replicator'"))
                .isEqualTo("0");
        assertThat(one.sql("SELECT count(*) FROM pg_replication_slots")).isEqualTo("0");
    }

    private String plan(TestHost standby, String user, String more, String settings) {
        return "{\"format\": \"standby-wizard/1\","
                + "\"primary\": {\"name\": \"db1\", \"host\": \"" + one.ipv4() + "\", \"ssh\": {\"user\": \"root\","
                + " \"identityFile\": \"" + one.clientKey() + "\"}},"
                + "\"standbys\": [{\"name\": \"" + standby.name() + "\", \"host\": \"" + standby.ipv4() + "\""
                + more + ", \"ssh\": {\"user\": \"" + user + "\", \"identityFile\": \"" + one.clientKey() + "\"}}],"
                + "\"settings\": {" + settings + "}}";
    }

    private void refused(int status, String plan, String host, String... words) {
        refused(Map.of(), status, plan, host, words);
    }

    private void refused(Map<String, String> environment, int status, String plan, String host, String... words) {
        Program.Said said = program.run(environment, "apply", program.write("plan.json", plan), "--yes");
        assertThat(said.status()).as(said.text()).isEqualTo(status);
        assertThat(said.text()).contains(host);
        for (String word : words) {
            assertThat(said.text()).contains(word);
        }
    }

    @Test
    void wrongHost() {
        String nobody = one.ipv4().replaceFirst("[0-9]+$", "250");
        refused(UNREACHABLE, plan(two, "root", "", "").replace("\"" + two.ipv4(), "\"" + nobody), nobody);
    }

    @Test
    void wrongKey() {
        refused(UNREACHABLE, plan(two, "nobody-here", "", ""), two.ipv4(), "nobody-here");
    }

    @Test
    void wrongPassword() {
        String plan = plan(two, "dba", "", "")
                .replace(
                        "{\"user\": \"dba\", \"identityFile\": \"" + one.clientKey() + "\"}",
                        "{\"user\": \"dba\", \"password\": {\"env\": \"WRONG\"}}");
        refused(Map.of("WRONG", "not the password"), UNREACHABLE, plan, two.ipv4(), "password");
    }

    @Test
    void noSudo() {
        Program.Said said =
                program.run(Map.of(), "apply", program.write("plan.json", plan(two, "plain", "", "")), "--yes");
        assertThat(said.status()).as(said.text()).isIn(BLOCKED, UNREACHABLE);
        assertThat(said.text()).contains("sudo");
    }

    @Test
    void wrongCluster() {
        refused(BLOCKED, plan(two, "root", ", \"cluster\": \"15/other\"", ""), "db2", "15/other", "15/main");
    }

    @Test
    void anotherMajorVersion() {
        refused(BLOCKED, plan(newer, "root", "", ""), "newer", "15", "17");
    }

    @Test
    void diskTooSmall() {
        refused(BLOCKED, plan(small, "root", "", ""), "small", "MB");
    }

    @Test
    void portClosed() {
        one.sql("ALTER SYSTEM SET listen_addresses = '*'");
        one.exec("systemctl restart postgresql@15-main").ok();
        one.blockPort(5432);
        before.put(one, Configuration.of(one));
        try {
            refused(BLOCKED, plan(two, "root", "", ""), "db2", "5432");
        } finally {
            one.unblockPort(5432);
            nothingChanged();
            one.sql("ALTER SYSTEM RESET listen_addresses");
            one.exec("systemctl restart postgresql@15-main").ok();
            before.put(one, Configuration.of(one));
        }
    }

    @Test
    void invalidSettings() {
        refused(BLOCKED, plan(two, "root", "", "\"max_wal_senders\": \"lots\""), "max_wal_senders", "lots");
        refused(BLOCKED, plan(two, "root", "", "\"no_such_setting\": \"1\""), "no_such_setting");
        refused(BLOCKED, plan(two, "root", "", "\"wal_level\": \"maximal\""), "wal_level", "maximal");
    }

    @Test
    void archiveWithoutCommand() {
        refused(BLOCKED, plan(two, "root", "", "\"archive_mode\": \"on\""), "archive_command");
    }

    @Test
    void standbyWithDataOfItsOwn() {
        two.sql("CREATE DATABASE shop");
        before.put(two, Configuration.of(two));
        try {
            refused(BLOCKED, plan(two, "root", "", ""), "db2", "shop", "--confirm");
        } finally {
            two.sql("DROP DATABASE shop");
        }
    }
}
