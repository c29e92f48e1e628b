package org.standbywizard.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("hosts")
class HostLabTest {

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    static TestHost one;
    static TestHost two;

    @BeforeAll
    static void boot() {
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("one", HostImage.DEBIAN_12_PG15), HostSpec.of("two", HostImage.DEBIAN_12_PG15)));
        one = hosts.get(0);
        two = hosts.get(1);
    }

    @Test
    void everyLoginWorksByKeyAndSudoIsAsSaid() {
        for (TestHost host : lab.hosts()) {
            assertThat(host.ssh(Login.ROOT, "id -un; hostname").ok()).isEqualTo("root\n" + host.name());
            assertThat(host.ssh(Login.ADMIN, "sudo -n id -un").ok()).isEqualTo("root");
            assertThat(host.ssh(Login.DBA, "sudo -n id -un").exit()).isNotZero();
            assertThat(host.ssh(Login.DBA, "echo " + Login.DBA_PASSWORD + " | sudo -S -p '' id -un")
                            .ok())
                    .isEqualTo("root");
        }
    }

    @Test
    void eachHostHasItsOwnIdentity() {
        String query = "SELECT system_identifier FROM pg_control_system()";
        assertThat(one.sql(query)).isNotEqualTo(two.sql(query));
        assertThat(one.knownHosts().split(" ")[2]).isNotEqualTo(two.knownHosts().split(" ")[2]);
        assertThat(one.exec("cat /etc/machine-id").ok())
                .isNotEqualTo(two.exec("cat /etc/machine-id").ok());
    }

    @Test
    void hostsReachEachOtherAndTheCableCanBePulled() {
        assertThat(reach(one, two.ipv4())).isZero();
        assertThat(reach(one, two.ipv6())).isZero();
        two.networkDown();
        assertThat(reach(one, two.ipv4())).isNotZero();
        two.networkUp();
        assertThat(reach(one, two.ipv4())).isZero();
    }

    @Test
    void aPortCanBeBlocked() {
        two.blockPort(TestHost.SSH_PORT);
        assertThat(reach(one, two.ipv4())).isNotZero();
        assertThat(reach(one, two.ipv6())).isNotZero();
        two.unblockPort(TestHost.SSH_PORT);
        assertThat(reach(one, two.ipv4())).isZero();
    }

    @Test
    void filesOutliveARebootAndAPowerCut() {
        two.exec("echo kept >/var/tmp/kept; sync").ok();
        String boot = two.exec("cat /proc/sys/kernel/random/boot_id").ok();
        two.reboot();
        assertThat(two.exec("cat /var/tmp/kept").ok()).isEqualTo("kept");
        assertThat(two.exec("cat /proc/sys/kernel/random/boot_id").ok()).isNotEqualTo(boot);
        two.powerCut();
        two.powerOn();
        assertThat(two.exec("cat /var/tmp/kept").ok()).isEqualTo("kept");
        assertThat(two.sql("SELECT 1")).isEqualTo("1");
    }

    @Test
    void fingerprintTellsWhatChanged() {
        one.exec("mkdir -p /srv/f && cd /srv/f && echo a >a && ln -sfn a b && chmod 640 a")
                .ok();
        Fingerprint before = Fingerprint.of(one, "/srv/f", "/srv/none", "/etc/postgresql");
        assertThat(before.differences(Fingerprint.of(one, "/srv/f", "/srv/none", "/etc/postgresql")))
                .isEmpty();
        assertThat(before.entries().get("/srv/f/a"))
                .isEqualTo(new Fingerprint.Entry(
                        "f",
                        "root",
                        "root",
                        "640",
                        "",
                        "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"));
        assertThat(before.entries().get("/srv/f/b").link()).isEqualTo("a");
        one.exec("cd /srv/f && echo b >a && chmod 600 a && rm b && touch /srv/none")
                .ok();
        assertThat(before.differences(Fingerprint.of(one, "/srv/f", "/srv/none", "/etc/postgresql")))
                .hasSize(3);
    }

    @Test
    void aClosedLabLeavesNothing() {
        String tag;
        Path directory;
        try (HostLab other = HostLab.open()) {
            tag = other.tag();
            assertThat(tag).isNotEqualTo(lab.tag());
            TestHost host = other.start("gone", HostImage.DEBIAN_12_PG15);
            directory = host.file("/etc");
            assertThat(directory).isDirectory();
        }
        assertThatNothingIsLeftOf(tag);
        assertThat(Files.exists(directory)).isFalse();
    }

    @Test
    void whatAKilledLabLeftIsCleanedUpByTheNext() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process killed = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostLabMain.class.getName(),
                        HostImage.DEBIAN_12_PG15.name(),
                        "1")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String tag;
        try (BufferedReader lines = killed.inputReader()) {
            // The main method prints the lab's tag first and "ready" last; its own deadlines end it otherwise.
            tag = lines.readLine().split(" ")[1];
            assertThat(lines.lines().anyMatch(line -> line.startsWith("ready"))).isTrue();
        } finally {
            killed.destroyForcibly();
            Machine.awaitEnd(killed.toHandle());
        }
        assertThat(Proc.must("ps", "-eo", "args")).contains("--machine=" + tag + "-1");

        HostLab.open().close();

        assertThatNothingIsLeftOf(tag);
        assertThat(one.exec("true").exit()).isZero();
    }

    @Test
    void aSmallDiskFillsUp() {
        TestHost small =
                lab.start(HostSpec.of("small", HostImage.DEBIAN_12_PG15).withDisk(200));
        try {
            assertThat(small.exec("head -c 300000000 /dev/zero >/var/tmp/big").err())
                    .contains("No space left");
            assertThat(small.exec("df -Pm / | tail -n 1").ok().split(" +")[1]).isEqualTo("200");
        } finally {
            lab.discard(small);
        }
        assertThat(lab.hosts()).doesNotContain(small);
    }

    @Test
    void theLineCanBeSlow() {
        // 8 Mbit at 4 Mbit a second, less what the first burst and the sockets' buffers take.
        one.limitNetwork(4000);
        long start = System.nanoTime();
        one.ssh(Login.ROOT, "head -c 1000000 /dev/zero").ok();
        assertThat(System.nanoTime() - start).isGreaterThan(1_500_000_000L);
        one.unlimitNetwork();
    }

    @Test
    void systemdStartsTransientUnitsAndServersShareMemoryAsUsual() {
        assertThat(one.exec("systemd-run --quiet --wait --pipe --uid=postgres id -un")
                        .ok())
                .isEqualTo("postgres");
        assertThat(one.sql("SHOW dynamic_shared_memory_type")).isEqualTo("posix");
        assertThat(one.exec("cat /proc/$$/cgroup").ok())
                .endsWith("0::/init.scope")
                .doesNotContain("..");
        assertThat(one.exec("mkdir /mnt/m && mount -t tmpfs tmpfs /mnt/m && mountpoint -q /mnt/m && umount /mnt/m")
                        .exit())
                .isZero();
    }

    private static void assertThatNothingIsLeftOf(String tag) {
        assertThat(Proc.must("ip", "-o", "link"))
                .doesNotContain(" " + tag + ":")
                .doesNotContain(" " + tag + "-");
        assertThat(Proc.must("ip", "netns", "list")).doesNotContain(tag + "-");
        assertThat(Proc.must("mount")).doesNotContain(tag + "-");
        assertThat(Proc.must("ps", "-eo", "args")).doesNotContain("--machine=" + tag + "-");
        for (Path hierarchy : Cgroups.hierarchies()) {
            assertThat(hierarchy.resolve(tag + "-1")).doesNotExist();
        }
    }

    private static int reach(TestHost from, String address) {
        return from.exec("timeout 2 bash -c 'exec 3<>\"/dev/tcp/$1/22\"' bash \"$1\"", address)
                .exit();
    }
}
