package org.standbywizard.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.run.Journal;
import org.standbywizard.run.LockTerms;
import org.standbywizard.run.RunStatus;

/** Two wizards on one person's own clusters, one with root and one that logs in as that person: they see each other. */
@Tag("hosts")
class OwnerLockHostsTest {
    private static final String DATA = "/home/admin/db/data";
    private static final String CLUSTER = "cd / && install -d -o admin /home/admin/db && b=/usr/lib/postgresql/15/bin"
            + " && runuser -u admin -- $b/initdb -D /home/admin/db/data >/dev/null"
            + " && printf '%s\\n' 'port = 5444' \"unix_socket_directories = '/tmp'\" >>/home/admin/db/data/postgresql.conf"
            // A login's end would remove the servers' shared memory.
            + " && mkdir -p /etc/systemd/logind.conf.d"
            + " && printf '%s\\n' '[Login]' RemoveIPC=no >/etc/systemd/logind.conf.d/ipc.conf"
            + " && systemctl restart systemd-logind"
            + " && runuser -u admin -- $b/pg_ctl -w -D /home/admin/db/data -l /home/admin/db/log start </dev/null";

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    private static ReplicationPlan plan(List<TestHost> hosts, boolean root) {
        return Plans.withServers(Plans.ofAll(hosts), server -> {
            ServerPlan one = Plans.withCluster(server, DATA);
            return root ? one : without(Plans.as(one, Login.ADMIN, java.util.Optional.empty(), true));
        });
    }

    private static ServerPlan without(ServerPlan server) {
        return new ServerPlan(
                server.id(),
                server.ssh(),
                new SudoPlan(SudoPlan.Mode.NONE, java.util.Optional.empty()),
                server.cluster(),
                server.service(),
                server.unit(),
                server.osUser(),
                server.superuser(),
                server.settings());
    }

    private static List<String> places(List<TestHost> hosts) {
        return hosts.stream()
                .map(host -> host.exec(
                                "ls -d /var/lib/standby-wizard/* /var/lib/standby-wizard /home/admin/.standby-wizard"
                                        + " /home/admin/.standby-wizard/* 2>/dev/null")
                        .out())
                .toList();
    }

    @Test
    void eachIsRefusedWhileTheOtherWorksAndToldOfItBefore() {
        List<TestHost> hosts = lab.startAll(
                List.of(HostSpec.of("db1", HostImage.DEBIAN_12_PG15), HostSpec.of("db2", HostImage.DEBIAN_12_PG15)));
        hosts.forEach(host -> host.exec(CLUSTER).ok());
        for (boolean root : new boolean[] {true, false}) {
            try (Pipeline alice = new Pipeline(plan(hosts, root), Pipeline.NO_SECRETS, hosts, directory);
                    Pipeline bob = new Pipeline(plan(hosts, !root), Pipeline.NO_SECRETS, hosts, directory)) {
                alice.terms = LockTerms.of(root ? "root@desk" : "owner@desk");
                bob.terms = LockTerms.of(root ? "owner@laptop" : "root@laptop");
                Journal his = bob.journal(bob.plan("his-" + root));
                Journal journal = alice.journal(alice.plan("hers-" + root));
                List<String> told = new ArrayList<>();
                List<String> looked = new ArrayList<>();
                assertThat(alice.apply(journal, (step, cancellation) -> {
                            if (told.isEmpty() && step.id().equals("db2/copy")) {
                                List<String> before = places(hosts);
                                assertThat(bob.apply(his)).isEqualTo(RunStatus.FAILED);
                                told.addAll(bob.reasons());
                                assertThat(places(hosts)).as("nothing of his").isEqualTo(before);
                                bob.findings().stream()
                                        .filter(finding -> finding.check().equals("lock"))
                                        .forEach(finding -> looked.add(finding.host() + " " + finding.values()));
                            }
                        }))
                        .as("%s", alice.reasons())
                        .isEqualTo(RunStatus.DONE);
                String who = alice.terms.who();
                assertThat(told).hasSize(2);
                assertThat(told).anyMatch(words -> words.startsWith(who + " is working on db1 at this moment"));
                assertThat(told).anyMatch(words -> words.startsWith(who + " is working on db2 at this moment"));
                assertThat(looked).hasSize(2).allMatch(words -> words.contains(who) && words.contains("hers-" + root));
                assertThat(alice.problems()).isEmpty();
                assertThat(alice.undo(journal)).as("%s", alice.reasons()).isEqualTo(RunStatus.UNDONE);
            }
            assertThat(places(hosts)).as("nothing is left").containsOnly("");
            hosts.get(1).exec("rm -rf /home/admin/db/data.undone-*").ok();
        }
    }
}
