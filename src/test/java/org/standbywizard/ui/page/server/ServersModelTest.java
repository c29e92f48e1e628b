package org.standbywizard.ui.page.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.Addressing;
import org.standbywizard.plan.Facts;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.ServerFacts.ReceiverFacts;
import org.standbywizard.remote.Failure;
import org.standbywizard.ui.model.LinkState;
import org.standbywizard.ui.model.Work;
import org.standbywizard.ui.shell.Mark;

/** The plan's servers together: which way round they are, and whether one can go on. */
class ServersModelTest {
    @TempDir
    Path home;

    private Desk desk;
    private ServersModel servers;

    @BeforeEach
    void aDesk() {
        desk = new Desk(home);
        servers = desk.servers;
    }

    private List<String> keys(boolean ofPrimary) {
        return servers.problems(ofPrimary).stream()
                .map(problem -> problem.plan().map(p -> p.key()).orElse(problem.key()))
                .toList();
    }

    @Test
    void aPageIsDoneWhenItsServersWereLookedAt() {
        assertThat(keys(true)).containsExactly("required");
        assertThat(servers.mark(true)).isEqualTo(Mark.TO_COME);
        servers.primary().form().type(Field.HOST, "db1");
        assertThat(keys(true)).containsExactly("not-connected");
        desk.connect(servers.primary(), "db1", Desk.db1().build());
        assertThat(keys(true)).isEmpty();
        assertThat(servers.mark(true)).isEqualTo(Mark.DONE);
        assertThat(servers.mark(false)).isEqualTo(Mark.TO_COME);
        desk.connect(desk.standby(), "db2", Desk.db2().build());
        assertThat(servers.mark(false)).isEqualTo(Mark.DONE);
    }

    @Test
    void aFailureMarksThePage() {
        desk.hosts.then(FakeHosts.fails(new Failure.Unreachable("db1", "refused", 22, "")));
        servers.primary().form().type(Field.HOST, "db1");
        servers.primary().connect();
        assertThat(keys(true)).containsExactly("failed");
        assertThat(servers.mark(true)).isEqualTo(Mark.PROBLEM);
    }

    @Test
    void factsOfAnEarlierDayAreOutOfDate() {
        servers.primary().form().type(Field.HOST, "db1");
        servers.primary()
                .entry()
                .link()
                .set(new LinkState.Remembered(
                        Desk.db1().build(), desk.wizard.services().clock().instant()));
        assertThat(servers.mark(true)).isEqualTo(Mark.OUT_OF_DATE);
        assertThat(keys(true)).containsExactly("not-connected");
    }

    @Test
    void aPrimaryMustRun() {
        desk.connect(servers.primary(), "db1", Desk.db1().stopped().build());
        assertThat(keys(true)).containsExactly("not-running");
    }

    @Test
    void aPrimaryThatWasNeverMadeCannotSimplyBeStarted() {
        desk.connect(servers.primary(), "db1", Desk.db1().uninitialised().build());
        assertThat(keys(true)).containsExactly("never-initialised");
    }

    @Test
    void aServerThatCannotBeAskedSaysSo() {
        Facts silent = Desk.db1();
        silent.answers = false;
        silent.sqlProblem = "role root does not exist";
        desk.connect(servers.primary(), "db1", silent.build());
        assertThat(servers.problems(true).get(0).args()).containsExactly("role root does not exist");
        assertThat(keys(true)).containsExactly("not-asked");
    }

    @Test
    void aHostWithoutPostgresIsNoServer() {
        Facts bare = Desk.db1();
        bare.hasCluster = false;
        desk.connect(servers.primary(), "db1", bare.build());
        assertThat(keys(true)).containsExactly("no-postgresql");
        assertThat(servers.mark(true)).isEqualTo(Mark.PROBLEM);
    }

    @Test
    void aStandbyThatWasNeverInitialisedIsFine() {
        desk.connect(servers.primary(), "db1", Desk.db1().build());
        desk.connect(desk.standby(), "db2", Desk.db2().uninitialised().build());
        assertThat(keys(false)).isEmpty();
    }

    @Test
    void theLargerServerIsMoreLikelyThePrimary() {
        emptyPrimary();
        assertThat(keys(true)).containsExactly("emptier");
        assertThat(keys(false)).containsExactly("larger");
        assertThat(servers.swapPartner()).contains(desk.standby());

        servers.rightWayRound().set(true);
        assertThat(keys(true)).as("the person says so").isEmpty();
        desk.connect(desk.standby(), "db2", Desk.db1().build());
        assertThat(servers.rightWayRound().get()).as("said of other facts").isFalse();
    }

    private void emptyPrimary() {
        desk.connect(servers.primary(), "db1", Desk.db2().build());
        desk.connect(desk.standby(), "db2", Desk.db1().build());
    }

    @Test
    void swappedServersKeepTheirConnectionsAndSecrets() {
        emptyPrimary();
        servers.primary().secrets().password().set("of db1");
        desk.standby().secrets().password().set("of db2");
        desk.standby().form().type(Field.USER, "dba");
        desk.connect(desk.standby(), "db2", Desk.db1().build());
        desk.standby().secrets().password().set("of db2");
        int attempts = desk.hosts.attempts.size();
        desk.hosts.closed.clear();

        servers.swap(desk.standby());

        assertThat(servers.primary().text(Field.HOST)).isEqualTo("db2");
        assertThat(servers.primary().text(Field.USER)).isEqualTo("dba");
        assertThat(desk.standby().text(Field.HOST)).isEqualTo("db1");
        assertThat(servers.primary().secrets().password().get()).isEqualTo("of db2");
        assertThat(desk.standby().secrets().password().get()).isEqualTo("of db1");
        assertThat(servers.primary().running().orElseThrow().databases()).containsKey("shop");
        assertThat(keys(true)).isEmpty();
        assertThat(keys(false)).isEmpty();
        assertThat(desk.hosts.attempts).hasSize(attempts);
        assertThat(desk.hosts.closed).isEmpty();
        assertThat(desk.wizard.plan().get().isValid()).isTrue();
    }

    @Test
    void whatBelongsToThePairIsSupposedAnewAfterASwap() {
        desk.standby()
                .entry()
                .replace(PlanDraft.EMPTY
                        .with("host", "db2")
                        .with("name", "two")
                        .with("slot", "two")
                        .with("primaryAddress", "10.0.0.1")
                        .with("sourceAddress", "10.0.0.2")
                        .with("tablespaces[\"/a\"]", "/b")
                        .with("settings.hot_standby_feedback", "on"));
        servers.primary().form().type(Field.HOST, "db1");
        servers.swap(desk.standby());
        assertThat(desk.wizard.primary().part().get())
                .isEqualTo(PlanDraft.EMPTY.with("host", "db2").with("name", "two"));
        assertThat(desk.standby().entry().part().get())
                .isEqualTo(PlanDraft.EMPTY.with("host", "db1").with("settings.hot_standby_feedback", "on"));
        assertThat(desk.wizard.plan().get().problems()).isEmpty();
    }

    @Test
    void somebodysStandbyIsNoPrimary() {
        Facts follows = Desk.db1();
        follows.inRecovery = true;
        follows.receiver = Optional.of(new ReceiverFacts("streaming", "s", "192.168.7.12", ""));
        desk.connect(servers.primary(), "db1", follows.build());
        assertThat(keys(true)).containsExactly("is-standby");
        assertThat(servers.problems(true).get(0).args()).containsExactly("192.168.7.12");
        servers.addStandby();
        assertThat(servers.swapPartner())
                .as("two to choose from, and it follows neither")
                .isEmpty();
        desk.connect(servers.standbys().get(1), "db2", Desk.db2().build());
        assertThat(servers.swapPartner())
                .as("it has that address")
                .contains(servers.standbys().get(1));
    }

    @Test
    void aCopyOfThePrimaryIsNotTheLargerOne() {
        Facts primary = Desk.db1();
        Facts copy = Desk.db1();
        copy.inRecovery = true;
        copy.totalBytes = primary.totalBytes + 1;
        desk.connect(servers.primary(), "db1", primary.build());
        desk.connect(desk.standby(), "db2", copy.build());
        assertThat(keys(true)).isEmpty();
    }

    @Test
    void standbysComeAndGo() {
        desk.standby().form().type(Field.HOST, "db2");
        desk.standby().form().type(Field.USER, "dba");
        servers.addStandby();
        ServerCardModel second = servers.standbys().get(1);
        assertThat(second.text(Field.USER)).as("mostly the same login").isEqualTo("dba");
        assertThat(second.text(Field.HOST)).isEmpty();
        desk.connect(second, "db3", Desk.db2().build());
        servers.remove(second);
        assertThat(servers.standbys()).hasSize(1);
        assertThat(desk.hosts.closed).containsExactly("db3");
        servers.remove(desk.standby());
        assertThat(servers.standbys()).as("the last one stays").hasSize(1);
    }

    @Test
    void aStandbyIsAskedForTheWayToItsPrimary() {
        desk.connect(servers.primary(), "db1", Desk.db1().build());
        desk.connect(desk.standby(), "db2", Desk.db2().build());
        assertThat(desk.hosts.asked.get(0).isEmpty()).isTrue();
        assertThat(desk.hosts.asked.get(1).names()).containsExactly("db1");
        assertThat(desk.hosts.asked.get(1).addresses()).containsExactly("db1", "192.168.7.11");
    }

    @Test
    void theAddressesBetweenThemAreSupposedAsSoonAsBothWereLookedAt() {
        Facts db2 = Desk.db2();
        db2.routes.put("192.168.7.11", "192.168.7.12");
        desk.connect(desk.standby(), "db2", db2.build());
        assertThat(Direction.addresses(servers, desk.standby())).isEmpty();
        desk.connect(servers.primary(), "db1", Desk.db1().build());
        desk.wizard.rest().set(PlanDraft.EMPTY.with("replication.role", "pg_monitor"));
        assertThat(Direction.addresses(servers, desk.standby()))
                .as("whatever is wrong with the settings")
                .contains(new Addressing("192.168.7.11", 5432, "192.168.7.12/32", true));
        assertThat(Direction.addresses(servers, servers.primary())).isEmpty();
    }

    @Test
    void namesFromTheSshConfigurationAreReadOnlyWhenAsked() {
        Desk named = new Desk(home, new Work(Runnable::run, Runnable::run), () -> List.of("db1", "bastion"));
        assertThat(named.servers.aliases().get()).isEmpty();
        named.servers.readAliases();
        assertThat(named.servers.aliases().get()).containsExactly("db1", "bastion");
    }

    @Test
    void twoClustersOfOneMachineNeedTheirNames() {
        servers.primary().form().type(Field.HOST, "db1");
        desk.standby().form().type(Field.HOST, "db1");
        assertThat(servers.problems(false))
                .anyMatch(p -> p.field() == Field.CLUSTER
                        && p.plan()
                                .filter(q -> q.key().equals("cluster-needed"))
                                .isPresent());
    }
}
