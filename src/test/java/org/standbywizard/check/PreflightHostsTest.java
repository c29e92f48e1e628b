package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;

/** The pre-flight of real pairs of hosts: fresh ones have nothing in the way, and each trouble is found. */
@Tag("hosts")
class PreflightHostsTest {
    private static final ExecutorService EXECUTOR = Executors.newCachedThreadPool();

    @TempDir
    Path directory;

    private Looking looking;
    private TestHost one;
    private TestHost two;

    @AfterAll
    static void stop() {
        EXECUTOR.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource
    void aFreshPairHasNothingInTheWay(HostImage image) {
        HostSpec standby = HostSpec.of("two", image);
        boolean debian = image.layout() == HostImage.Layout.DEBIAN;
        try (HostLab lab = HostLab.open()) {
            start(lab, image, debian ? standby : standby.neverInitialised());
            assertThat(findings())
                    .filteredOn(f -> f.state() == Finding.State.BLOCK || f.state() == Finding.State.CONFIRM)
                    .isEmpty();
        }
    }

    @Test
    void troublesOfADebianPair() {
        try (HostLab lab = HostLab.open()) {
            start(lab, HostImage.DEBIAN_12_PG15, HostSpec.of("two", HostImage.DEBIAN_12_PG15));
            one.sql("CREATE DATABASE shop");
            strangersEdits();
            overriddenByAlterSystem();
            rejected();
            roleThatIsThere();
            portDropped();
            wrongTarget();
            tablespace();
            startedPastItsService();
            following();
        }
    }

    private void strangersEdits() {
        one.exec(
                        "sed -i 's/^host.*127.0.0.1.*/host all all 127.0.0.1\\/32 reject/' /etc/postgresql/15/main/pg_hba.conf;"
                                + " echo 'work_mem = 8MB' >/etc/postgresql/15/main/conf.d/forgotten.conf")
                .ok();
        Finding edits = finding(Outcome.EDITS_FOUND);
        assertThat(edits.values().get("edits"))
                .contains("work_mem = 8MB (4096kB)")
                .contains("/etc/postgresql/15/main/pg_hba.conf");
        one.exec("echo 'max_connections = 120' >/etc/postgresql/15/main/conf.d/forgotten.conf && systemctl reload"
                        + " postgresql@15-main")
                .ok();
        assertThat(finding(Outcome.EDITS_FOUND).values().get("edits")).isEqualTo("max_connections = 120 (100)");
        one.exec("echo 'max_connections = many' >/etc/postgresql/15/main/conf.d/forgotten.conf")
                .ok();
        assertThat(finding(Outcome.FILES_ERRORS).values().get("errors")).contains("forgotten.conf:1: ");
        one.exec("rm /etc/postgresql/15/main/conf.d/forgotten.conf; systemctl restart postgresql@15-main")
                .ok();
        expect(Outcome.EDITS_NONE, Outcome.FILES_READABLE);
    }

    private void overriddenByAlterSystem() {
        one.sql("ALTER SYSTEM SET listen_addresses = 'localhost'");
        one.exec("systemctl restart postgresql@15-main").ok();
        assertThat(finding(Outcome.OVERRIDDEN_AUTO).values().get("settings")).isEqualTo("listen_addresses");
        one.sql("ALTER SYSTEM RESET ALL");
        one.exec("systemctl restart postgresql@15-main").ok();
        expect(Outcome.OVERRIDDEN_NONE);
    }

    private void rejected() {
        one.exec("cd /etc/postgresql/15/main && cp -p pg_hba.conf /root/ && sed -i '1i host replication all all reject'"
                        + " pg_hba.conf && systemctl reload postgresql@15-main")
                .ok();
        assertThat(finding(Outcome.RULE_REJECT).values().get("line")).isEqualTo("1");
        one.exec("cp -p /root/pg_hba.conf /etc/postgresql/15/main/ && systemctl reload postgresql@15-main")
                .ok();
        expect(Outcome.RULE_ADDED);
    }

    private void roleThatIsThere() {
        one.sql("CREATE ROLE replicator LOGIN PASSWORD 'x'");
        assertThat(finding(Outcome.ROLE_ATTRIBUTES).values().get("missing")).isEqualTo("REPLICATION");
        one.sql("ALTER ROLE replicator REPLICATION");
        expect(Outcome.ROLE_PASSWORD_UNKNOWN);
        two.exec("umask 077; echo '" + one.ipv4() + ":5432:replication:replicator:x' >~postgres/.pgpass;"
                        + " chown postgres: ~postgres/.pgpass")
                .ok();
        expect(Outcome.ROLE_REUSED);
    }

    private void portDropped() {
        one.blockPort(5432);
        expect(Outcome.PORT_TIMEOUT);
        one.unblockPort(5432);
        expect(Outcome.PORT_NOT_YET);
    }

    private void wrongTarget() {
        two.sql("CREATE DATABASE crm");
        two.sql("SELECT pg_create_physical_replication_slot('theirs')");
        expect(Outcome.TARGET_DATABASES, Outcome.TARGET_SLOTS);
        two.stopService("postgresql@15-main");
        expect(Outcome.TARGET_OBJECTS);
        two.exec("systemctl start postgresql@15-main").ok();
        two.sql("DROP DATABASE crm");
        two.sql("SELECT pg_drop_replication_slot('theirs')");
        expect(Outcome.TARGET_PRISTINE);
        two.stopService("postgresql@15-main");
        expect(Outcome.TARGET_PRISTINE, Outcome.SERVER_NOT_RUNNING);
        two.exec("systemctl start postgresql@15-main").ok();
    }

    private void tablespace() {
        one.exec("install -d -o postgres -m 700 /srv/ts").ok();
        one.sql("CREATE TABLESPACE ts LOCATION '/srv/ts'");
        assertThat(finding(Outcome.TABLESPACES_MISSING).values().get("path")).isEqualTo("/srv/ts");
        two.exec("install -d -o postgres -m 700 /srv/ts").ok();
        expect(Outcome.TABLESPACES_READY);
        two.exec("touch /srv/ts/somebody").ok();
        expect(Outcome.TABLESPACES_NOT_EMPTY);
        two.exec("rm /srv/ts/somebody; chown root: /srv/ts").ok();
        expect(Outcome.TABLESPACES_OWNER);
        one.sql("DROP TABLESPACE ts");
    }

    private void startedPastItsService() {
        two.exec("systemctl stop postgresql@15-main; cd / && runuser -u postgres -- pg_ctlcluster 15 main start")
                .ok();
        Finding service = finding(Outcome.SERVICE_OTHER_PROCESS);
        assertThat(service.values().get("unit")).isEqualTo("postgresql@15-main.service");
        assertThat(service.values().get("main-pid")).isEqualTo("0");
        two.exec("cd / && runuser -u postgres -- pg_ctlcluster 15 main stop; systemctl start postgresql@15-main")
                .ok();
        expect(Outcome.SERVICE_UNIT);
    }

    /** A standby made by hand, under the plan's names. */
    private void following() {
        one.exec(
                        "cd /etc/postgresql/15/main && echo \"listen_addresses = '*'\" >conf.d/x.conf && echo \"host replication"
                                + " replicator $1/32 scram-sha-256\" >>pg_hba.conf && systemctl restart postgresql@15-main",
                        two.ipv4())
                .ok();
        two.exec(
                        "systemctl stop postgresql@15-main && rm -rf /var/lib/postgresql/15/main && cd / && runuser -u postgres"
                                + " -- /usr/lib/postgresql/15/bin/pg_basebackup -w -R -C -S two -c fast -D /var/lib/postgresql/15/main"
                                + " -d \"host=$1 user=replicator application_name=two\" && systemctl start postgresql@15-main",
                        one.ipv4())
                .ok();
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!one.sql("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'")
                .equals("1")) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
        List<Finding> findings = findings();
        assertThat(findings)
                .filteredOn(f -> f.state() == Finding.State.BLOCK || f.state() == Finding.State.CONFIRM)
                .isEmpty();
        assertThat(findings)
                .extracting(Case::outcome)
                .contains(
                        Outcome.TARGET_ALREADY,
                        Outcome.SLOT_OWN,
                        Outcome.RULE_PRESENT,
                        Outcome.PORT_OPEN,
                        Outcome.RESTART_NOT_NEEDED,
                        Outcome.SPACE_NOT_NEEDED);
    }

    private void start(HostLab lab, HostImage image, HostSpec standby) {
        List<TestHost> hosts = lab.startAll(List.of(HostSpec.of("one", image), standby));
        one = hosts.get(0);
        two = hosts.get(1);
        looking = new Looking(directory, hosts, Optional.empty());
    }

    private List<Finding> findings() {
        ReplicationPlan plan = SurveyHostsTest.plan(one, two);
        Survey.Result result = new Survey(looking.probe, EXECUTOR).look(plan, looking::connect, new Cancellation());
        assertThat(result.failures()).isEmpty();
        return Preflight.check(plan, result.facts());
    }

    private void expect(Outcome... outcomes) {
        assertThat(findings()).extracting(Case::outcome).contains(outcomes);
    }

    private Finding finding(Outcome outcome) {
        List<Finding> findings = findings();
        assertThat(findings).extracting(Case::outcome).contains(outcome);
        return findings.stream()
                .filter(f -> Case.outcome(f) == outcome)
                .findFirst()
                .orElseThrow();
    }
}
