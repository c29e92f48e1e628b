package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.hosts.HostImage;
import org.standbywizard.hosts.HostLab;
import org.standbywizard.hosts.Login;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ClusterFacts;
import org.standbywizard.plan.HostFacts;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.SecretRef;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.plan.ServiceKind;
import org.standbywizard.plan.SudoPlan;
import org.standbywizard.remote.Secret;

/** Every way of login gives the same facts; without root the owner's own cluster under pg_ctl is found. */
@Tag("hosts")
class OwnerHostsTest {

    @RegisterExtension
    static final HostLab lab = HostLab.open();

    @TempDir
    Path directory;

    @Test
    void sudoAndAPlainUser() {
        TestHost host = lab.start("one", HostImage.DEBIAN_12_PG15);
        host.exec(
                        "cd / && install -d -o admin /home/admin/db && b=/usr/lib/postgresql/15/bin && runuser -u admin --"
                                + " $b/initdb -D /home/admin/db/data >/dev/null && echo \"port = 5444\" >>/home/admin/db/data/postgresql.conf"
                                + " && echo \"unix_socket_directories = '/tmp'\" >>/home/admin/db/data/postgresql.conf"
                                + " && runuser -u admin -- $b/pg_ctl -w -D /home/admin/db/data -l /home/admin/db/log start </dev/null")
                .ok();
        Looking looking = new Looking(directory, List.of(host), Optional.of(new Secret(Login.DBA_PASSWORD)));

        HostFacts root = looking.look(Looking.server(host, Login.ROOT, "15/main"));
        for (String user : List.of(Login.ADMIN, Login.DBA)) {
            HostFacts other = looking.look(sudo(
                    Looking.server(host, user, "15/main"),
                    new SudoPlan(SudoPlan.Mode.FIND_OUT, Optional.of(new SecretRef.Prompt()))));
            assertThat(other.privilege()).isNotEqualTo(Privilege.NONE);
            assertThat(other.os().login()).isEqualTo(user);
            assertThat(names(other)).isEqualTo(names(root));
            assertThat(other.cluster().files()).isEqualTo(root.cluster().files());
            assertThat(other.running().systemIdentifier())
                    .isEqualTo(root.running().systemIdentifier());
        }

        HostFacts alone = looking.look(sudo(
                Looking.server(host, Login.ADMIN, "/home/admin/db/data"),
                new SudoPlan(SudoPlan.Mode.NONE, Optional.empty())));
        assertThat(alone.privilege()).isEqualTo(Privilege.NONE);
        ClusterFacts own = alone.cluster();
        assertThat(own.state()).isEqualTo(ClusterFacts.State.RUNNING);
        assertThat(own.osUser()).isEqualTo(Login.ADMIN);
        assertThat(own.port()).isEqualTo(5444);
        assertThat(own.service().kind()).isEqualTo(ServiceKind.PG_CTL);
        assertThat(own.hbaFile()).isEqualTo("/home/admin/db/data/pg_hba.conf");
        assertThat(own.file(own.hbaFile()).orElseThrow().sha256()).isNotEmpty();
        assertThat(alone.sqlProblem()).isEmpty();
        assertThat(alone.running().value("port")).isEqualTo("5444");
        assertThat(HostChecks.of(Looking.server(host, Login.ADMIN), alone))
                .extracting(Case::outcome)
                .contains(Outcome.LOGIN_OWNER, Outcome.REMOVE_IPC_RISK);
    }

    private static List<String> names(HostFacts facts) {
        return facts.clusters().stream().map(ClusterFacts::name).toList();
    }

    private static ServerPlan sudo(ServerPlan plan, SudoPlan sudo) {
        return new ServerPlan(
                plan.id(),
                plan.ssh(),
                sudo,
                plan.cluster(),
                plan.service(),
                plan.unit(),
                plan.osUser(),
                plan.superuser(),
                plan.settings());
    }
}
