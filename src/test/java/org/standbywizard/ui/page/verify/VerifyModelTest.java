package org.standbywizard.ui.page.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.ProofResult;
import org.standbywizard.steps.Proof;
import org.standbywizard.steps.RestartTest;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.ui.page.verify.Happening.State;
import org.standbywizard.verify.CommitWaits;
import org.standbywizard.verify.FoundReplication;
import org.standbywizard.verify.StatusHistory;

/** The live picture as its servers change, without a toolkit. */
class VerifyModelTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    @TempDir
    Path home;

    private Watched pair() {
        return new Watched(home, "db1", "db2");
    }

    private static Headline.Kind kind(Watched watched) {
        return watched.moment().headline().kind();
    }

    @Test
    void looksThenWatchesOnceItIsShown() {
        Watched watched = pair();
        assertThat(watched.deeds.asked).isEmpty();
        watched.enter();
        assertThat(watched.deeds.asked).containsExactly("look", "watch");
        assertThat(watched.model.phase().get()).isInstanceOf(Phase.Watching.class);
        assertThat(watched.model.moment().get()).as("no samples yet").isEmpty();
        watched.model.leave();
        assertThat(watched.deeds.watching).isFalse();
        watched.model.enter();
        assertThat(watched.deeds.asked)
                .as("the same plan is not looked at again")
                .containsExactly("look", "watch", "watch");
    }

    @Test
    void withoutAPlanNobodyIsAsked() {
        Watched watched = new Watched(home, "", "").enter();
        assertThat(watched.model.phase().get()).isInstanceOf(Phase.NoPlan.class);
        assertThat(watched.deeds.asked).isEmpty();
    }

    @Test
    void aPlanThatChangedIsLookedAtAnewWithAnEmptyHistory() {
        Watched watched = pair().enter().look(3);
        watched.model.leave();
        watched.wizard.rest().set(watched.wizard.rest().get().with("replication.role", "other"));
        watched.model.enter();
        assertThat(watched.model.moment().get()).isEmpty();
        assertThat(watched.model.history(DB2)).isEmpty();
        assertThat(watched.deeds.asked).containsExactly("look", "watch", "look", "watch");
    }

    @Test
    void inStep() {
        Watched watched = pair().enter().look(2);
        assertThat(kind(watched)).isEqualTo(Headline.Kind.STREAMING);
        assertThat(watched.moment().headline().tone()).isEqualTo(Tone.GOOD);
        assertThat(watched.moment().findings()).allMatch(f -> f.state() == Finding.State.PASS);
        assertThat(watched.model.news()).isEmpty();
    }

    @Test
    void idleShowsNoMillisecondsAndBehindShowsBoth() {
        Watched watched = pair().enter();
        watched.servers.standby("db2").lag(900, -1);
        watched.look();
        watched.servers.standby("db2").lag(1_200_000, 35);
        watched.look();
        List<StatusHistory.Point> points = watched.model.history(DB2);
        assertThat(points).extracting(p -> LagUnit.MILLIS.of(p).isPresent()).containsExactly(false, true);
        assertThat(points).extracting(p -> LagUnit.BYTES.of(p).orElse(-1)).containsExactly(900.0, 1_200_000.0);
    }

    @Test
    void catchingUpIsAStateOfItsOwn() {
        Watched watched = pair().enter().look();
        watched.servers.standby("db2").state = "catchup";
        watched.servers.standby("db2").lag(800L << 20, -1);
        watched.look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.CATCHING_UP);
        assertThat(watched.moment().headline().tone()).isEqualTo(Tone.ACTIVE);
        assertThat(watched.model.news()).singleElement().satisfies(h -> assertThat(h.now())
                .isEqualTo(State.CATCHES_UP));
    }

    @Test
    void aStandbyGoesAndComesBackAndTheStorySaysSo() {
        Watched watched = pair().enter().look(5);
        Servers.Standby db2 = watched.servers.standby("db2");
        db2.away = true;
        db2.cut = true;
        watched.look(30);
        assertThat(kind(watched)).isEqualTo(Headline.Kind.STANDBY_AWAY);
        assertThat(watched.moment().headline().since()).contains(watched.servers.now.minusSeconds(29));
        db2.away = false;
        db2.cut = false;
        watched.look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.STREAMING);
        assertThat(watched.model.news())
                .extracting(Happening::before, Happening::now, Happening::after)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                State.AWAY, State.STREAMS, Optional.of(Duration.ofSeconds(30))),
                        org.assertj.core.groups.Tuple.tuple(State.STREAMS, State.AWAY, Optional.empty()));
        assertThat(watched.model.history(DB2))
                .as("a gap in the chart")
                .filteredOn(p -> LagUnit.BYTES.of(p).isEmpty())
                .hasSize(30);
    }

    @Test
    void whoIsOnlyBeyondTheWizardsReachIsToldFromWhoIsGone() {
        Watched watched = pair().enter().look();
        watched.servers.standby("db2").away = true;
        watched.look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.STANDBY_UNASKED);
    }

    @Test
    void thePrimaryGoes() {
        Watched watched = pair().enter().look();
        watched.servers.primaryAway = true;
        watched.look(3);
        assertThat(kind(watched)).isEqualTo(Headline.Kind.PRIMARY_AWAY);
        assertThat(watched.moment().headline().hosts()).containsExactly(DB1);
        assertThat(watched.moment().headline().since()).contains(watched.servers.now.minusSeconds(2));
    }

    @Test
    void promotedMeanwhile() {
        Watched watched = pair().enter().look();
        watched.servers.standby("db2").promoted = true;
        watched.look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.PROMOTED);
        assertThat(watched.model.news()).extracting(Happening::now).containsExactly(State.PROMOTED);
        assertThat(watched.model.proof().isPossible()).as("nobody to read on").isFalse();
    }

    @Test
    void aServerThatNoSetUpHasReachedIsNoStandbyThatFails() {
        Watched watched = pair();
        watched.servers.standby("db2").neverSetUp();
        watched.enter().look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.OWN_CLUSTER);
        assertThat(watched.moment().findings())
                .filteredOn(finding -> finding.state() != Finding.State.PASS)
                .as("nobody is told to make its slot by hand")
                .extracting(Finding::check)
                .containsExactly("verify-recovery", "verify-system-id");
        watched.servers.standby("db2").setUp();
        watched.look();
        watched.servers.standby("db2").neverSetUp();
        watched.look();
        assertThat(watched.model.news()).extracting(Happening::now).containsExactly(State.OWN_CLUSTER, State.STREAMS);
    }

    @Test
    void slotLost() {
        Watched watched = pair().enter().look();
        watched.servers.standby("db2").lost = true;
        watched.look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.SLOT_LOST);
        assertThat(watched.moment().headline().slot()).isEqualTo("db2");
        assertThat(watched.model.proof().isPossible())
                .as("nothing written would arrive")
                .isFalse();
    }

    @Test
    void commitsThatWait() {
        Watched watched = pair().enter().look();
        assertThat(watched.moment().waiting()).isEmpty();
        watched.servers.waits = Optional.of(new CommitWaits(3, OptionalLong.of(12_400)));
        watched.look();
        assertThat(watched.moment().waiting()).contains(new CommitWaits(3, OptionalLong.of(12_400)));
        assertThat(watched.moment().findings())
                .filteredOn(f -> f.check().equals("verify-commits"))
                .singleElement()
                .satisfies(f -> assertThat(f.state()).isEqualTo(Finding.State.WARN));
    }

    @Test
    void theWorstOfManyIsTheTitle() {
        Watched watched = new Watched(home, "db1", "db2", "db3", "db4").enter().look();
        assertThat(watched.moment().headline().hosts()).hasSize(3);
        watched.servers.standby("db3").state = "catchup";
        watched.servers.standby("db4").away = true;
        watched.servers.standby("db4").cut = true;
        watched.look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.STANDBY_AWAY);
        assertThat(watched.moment().headline().hosts()).containsExactly(new HostId("db4"));
    }

    @Test
    void stoppedAndStartedAgain() {
        Watched watched = pair().enter().look();
        watched.model.sampling().set(false);
        assertThat(watched.deeds.watching).isFalse();
        Moment last = watched.moment();
        watched.look();
        assertThat(watched.moment())
                .as("nothing is shown of a look after the stop")
                .isSameAs(last);
        watched.model.sampling().set(true);
        watched.servers.standby("db2").promoted = true;
        watched.look();
        assertThat(watched.model.news())
                .as("what happened while nobody looked has no time")
                .isEmpty();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.PROMOTED);
    }

    @Test
    void historyAndNewsAreBounded() {
        Watched watched = pair().enter();
        IntStream.range(0, 700).forEach(i -> {
            watched.servers.standby("db2").state = i % 2 == 0 ? "streaming" : "catchup";
            watched.look();
        });
        assertThat(watched.model.history(DB2)).hasSize(600);
        assertThat(watched.model.news()).hasSize(50);
    }

    @Test
    void aServerThatNobodyCouldLookAtIsShownAndTriedAgain() {
        Watched watched = pair();
        watched.deeds.unseen.put("db2", new Failure.Unreachable("db2", "refused", 22, ""));
        watched.enter().look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.STANDBY_UNASKED);
        Map<HostId, java.time.Instant> since = watched.moment().awaySince();
        watched.model.lookAgain();
        watched.look();
        assertThat(watched.deeds.asked)
                .as("a look that finds nothing new leaves the watch alone")
                .containsOnlyOnce("watch");
        assertThat(watched.moment().awaySince()).isEqualTo(since);
        watched.deeds.unseen.clear();
        watched.model.lookAgain();
        assertThat(watched.deeds.asked).contains("look again", "retry");
        watched.look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.STREAMING);
    }

    @Test
    void aLookThatFailsSaysWhyAndMayBeRepeated() {
        Watched watched = pair();
        watched.deeds.fails = Optional.of(new Failure.AuthFailed("db1", "root", "password", ""));
        watched.enter();
        assertThat(watched.model.phase().get()).isInstanceOf(Phase.Failed.class);
        watched.deeds.fails = Optional.empty();
        watched.model.lookAgain();
        assertThat(watched.model.phase().get()).isInstanceOf(Phase.Watching.class);
    }

    @Test
    void theRunsProofIsShownUntilANewerOne() {
        Watched watched = pair();
        ProofResult ofRun = new ProofResult(1, DB1, "t", "token", Map.of(DB2, 7L), Map.of());
        watched.deeds.past = new Past(List.of(), Optional.of(ofRun), List.of());
        watched.enter().look();
        assertThat(watched.model.proof().state().get()).isEqualTo(new ProofState.Shown(ofRun, true, Optional.empty()));

        watched.deeds.besideFacts =
                Map.of(Proof.WAY, Proof.BY_TABLE, Proof.DELAY + "db2", "9", Proof.REFUSAL + "db2", "no");
        watched.model.proof().begin();
        assertThat(watched.model.proof().state().get()).isInstanceOfSatisfying(ProofState.Shown.class, shown -> {
            assertThat(shown.ofRun()).isFalse();
            assertThat(shown.result().atMostMillis()).isEqualTo(Map.of(DB2, 9L));
            assertThat(shown.result().refusals()).isEqualTo(Map.of(DB2, "no"));
            assertThat(shown.result().token()).isEqualTo(shown.result().table()).startsWith("standby_wizard_proof_");
        });
        assertThat(watched.deeds.beside).singleElement().satisfies(changes -> assertThat(changes.steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        Proof.class, step -> assertThat(step.standbys()).containsExactly(DB2)));
    }

    @Test
    void nothingIsWrittenUnlessItIsAskedFor() {
        Watched watched = pair();
        watched.wizard.intent().set(Intent.CHECK);
        watched.enter().look(5);
        assertThat(watched.deeds.beside).isEmpty();
        assertThat(watched.model.proof().state().get()).isInstanceOf(ProofState.None.class);
    }

    @Test
    void aFailedProofSaysWhy() {
        Watched watched = pair().enter().look();
        watched.deeds.besideFails = Optional.of(new Failure.TimedOut("db2", "proof", 60_000));
        watched.model.proof().begin();
        assertThat(watched.model.proof().state().get())
                .isEqualTo(new ProofState.Failed(new Failure.TimedOut("db2", "proof", 60_000)));
    }

    @Test
    void aStandbyWithoutClientsIsRestartedWithoutMore() {
        Watched watched = pair().enter().look();
        watched.deeds.besideFacts = Map.of(RestartTest.UP, "1800", RestartTest.STREAMING + "db2", "2300");
        assertThat(watched.model.restart().server()).contains(DB2);
        watched.model.restart().begin();
        assertThat(watched.model.restart().state().get())
                .isEqualTo(new RestartState.Passed(DB2, 1800, Map.of(DB2, 2300L)));
    }

    @Test
    void thePrimaryIsRestartedOnlyWithItsOwnConsent() {
        Watched watched = pair().enter().look();
        watched.deeds.clients = 12;
        watched.deeds.besideFacts = Map.of(RestartTest.UP, "1800", RestartTest.STREAMING + "db2", "2300");
        Restarting restart = watched.model.restart();
        restart.consent().set(true);
        restart.chosen().set(Optional.of(DB1));
        assertThat(restart.consent().get())
                .as("consent for one server is none for another")
                .isFalse();
        assertThat(restart.clients().get()).isEqualTo(OptionalInt.of(12));
        restart.begin();
        assertThat(watched.deeds.beside).isEmpty();
        restart.consent().set(true);
        restart.begin();
        assertThat(watched.deeds.beside).singleElement().satisfies(changes -> assertThat(changes.steps())
                .containsExactly(new RestartTest("db1/restart-test", DB1, DB1, Map.of(DB2, "db2"))));
        assertThat(restart.consent().get()).as("once is not for ever").isFalse();
    }

    @Test
    void afterThePrimarysRestartOnlyThoseAreWaitedForThatTheWizardReaches() {
        Watched watched = new Watched(home, "db1", "db2", "db3");
        watched.deeds.unseen.put("db3", new Failure.Unreachable("db3", "refused", 22, ""));
        watched.deeds.besideFacts = Map.of(RestartTest.UP, "1800", RestartTest.STREAMING + "db2", "2300");
        watched.enter().look();
        watched.model.restart().chosen().set(Optional.of(DB1));
        watched.model.restart().consent().set(true);
        watched.model.restart().begin();
        assertThat(watched.model.restart().state().get()).isInstanceOf(RestartState.Passed.class);
        assertThat(watched.deeds.beside).singleElement().satisfies(changes -> assertThat(
                        ((RestartTest) changes.steps().findFirst().orElseThrow()).followers())
                .containsOnlyKeys(DB2));
    }

    @Test
    void connectionsAreCountedAgainJustBefore() {
        Watched watched = pair().enter().look();
        watched.deeds.clients = 12;
        Restarting restart = watched.model.restart();
        restart.chosen().set(Optional.of(DB1));
        restart.consent().set(true);
        watched.deeds.clients = 13;
        restart.begin();
        assertThat(watched.deeds.beside).isEmpty();
        assertThat(restart.state().get()).isEqualTo(new RestartState.Grew(DB1, 13));
        assertThat(restart.consent().get()).isFalse();
        assertThat(restart.clients().get()).isEqualTo(OptionalInt.of(13));
    }

    @Test
    void aSynchronousStandbyOrOneWithClientsNeedsConsentToo() {
        Watched watched = pair();
        watched.servers.standby("db2").sync = "sync";
        watched.enter().look();
        assertThat(watched.model.restart().needsConsent(DB2)).isTrue();

        Watched busy = new Watched(home, "db1", "db2").enter().look();
        assertThat(busy.model.restart().needsConsent(DB2)).isFalse();
        busy.deeds.clients = 1;
        busy.model.restart().chosen().set(Optional.of(DB2));
        assertThat(busy.model.restart().needsConsent(DB2)).isTrue();
    }

    @Test
    void whatIsLeft() {
        Watched watched = pair();
        Past.Aside aside = new Past.Aside(DB2, "/var/lib/postgresql/15/main.before-r1");
        watched.deeds.past = new Past(List.of(), Optional.empty(), List.of(aside));
        org.standbywizard.plan.Facts db1 = org.standbywizard.plan.Facts.of("db1", "10.0.0.1");
        db1.firewall = "ufw";
        watched.deeds.facts.put("db1", db1);
        watched.enter().look();
        assertThat(watched.model.leftOver().aside()).containsExactly(aside);
        assertThat(watched.model.leftOver().sizes().get()).isEqualTo(Map.of(aside, OptionalLong.of(38L << 20)));
        assertThat(watched.model.leftOver().firewall(DB1)).contains("ufw");
        assertThat(watched.model.leftOver().firewall(DB2)).isEmpty();
    }

    @Test
    void aFurtherStandbyKeepsThePlan() {
        Watched watched = pair().enter().look();
        watched.wizard.intent().set(Intent.CHECK);
        watched.model.addStandby();
        assertThat(watched.wizard.standbys()).hasSize(2);
        assertThat(watched.wizard.standbys().get(0).text("host")).isEqualTo("db2");
        assertThat(watched.wizard.intent().get()).isEqualTo(Intent.SET_UP);
    }

    @Test
    void aCheckFindsOutWhoFollowsWhom() {
        Watched watched = new Watched(home, "db1", "db2");
        watched.wizard.intent().set(Intent.CHECK);
        watched.servers.standby("db2").applicationName = "walreceiver";
        watched.servers.standby("db2").slot = "any_name";
        watched.enter().look();
        assertThat(kind(watched)).isEqualTo(Headline.Kind.STREAMING);
        assertThat(watched.moment().findings()).allMatch(f -> f.state() == Finding.State.PASS);
        FoundReplication found = watched.moment().found();
        assertThat(found.complete()).isTrue();
        assertThat(found.expected().standbys().get(0).slot()).contains("any_name");
        assertThat(found.expected().standbys().get(0).applicationName()).isEqualTo("walreceiver");
    }
}
