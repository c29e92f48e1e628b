package org.standbywizard.ui.page.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.fake.FakePair;
import org.standbywizard.fake.FakePlan;
import org.standbywizard.fake.FakeServer;
import org.standbywizard.plan.DraftOfPlan;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Secret;
import org.standbywizard.remote.Secrets;
import org.standbywizard.run.BesideRun;
import org.standbywizard.run.Gate;
import org.standbywizard.run.Journal;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.run.LockTerms;
import org.standbywizard.run.ProofResult;
import org.standbywizard.run.RunStatus;
import org.standbywizard.run.Runner;
import org.standbywizard.run.Sessions;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Planner;
import org.standbywizard.steps.Proof;
import org.standbywizard.steps.RestartTest;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.Access;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.Verifier;

/** What the page does with hosts and journals, after a run that set a pair up. */
@Timeout(60)
class LiveDeedsTest {
    private static final HostId DB1 = new HostId("db1");
    private static final HostId DB2 = new HostId("db2");

    private static final String RUN = "20261123-061500-abc";

    @TempDir
    Path home;

    private final FakePair pair = new FakePair();
    private final FakePlan found = new FakePlan(pair);
    private ReplicationPlan plan;
    private final Cancellation never = new Cancellation();
    private WizardModel wizard;
    private LiveDeeds deeds;

    @BeforeEach
    void setUp() {
        Secrets secrets = (ref, purpose) -> new Secret("given");
        wizard = new WizardModel(TestServices.in(home, questions -> new Access.Ways(pair, secrets), pair));
        wizard.open(DraftOfPlan.of(found.plan()), Optional.empty());
        plan = wizard.plan().get().get();
        // What pre-flight found, before the run; its clock stands still.
        wizard.checked().set(Optional.of(new Checked(plan, found.facts(), Map.of(), List.of(), Instant.EPOCH)));
        apply();
        deeds = new LiveDeeds(wizard);
    }

    private void apply() {
        ChangeSet changes = Planner.plan(plan, found.facts(), RUN);
        Runner runner = new Runner(
                Runnable::run, pair, wizard.links().secrets(), wizard.services().clock(), LockTerms.of("tester@desk"));
        try (Journal journal = wizard.services()
                        .journals()
                        .create(new JournalEntry.Opened(
                                wizard.services().clock().millis(),
                                changes.runId(),
                                Journals.keyOf(plan),
                                plan,
                                changes));
                Sessions sessions = new Sessions(wizard.links(), plan.servers())) {
            assertThat(runner.run(journal, sessions, Gate.OPEN, event -> {}, never))
                    .isEqualTo(RunStatus.DONE);
        }
    }

    private Deeds.Look look() {
        return deeds.look(plan, true, false, never);
    }

    @Test
    void tellsWhatTheRunDidAndWhereItPutTheServers() {
        Deeds.Look look = look();
        assertThat(look.past().chain()).extracting(Journals.RunRecord::runId).containsExactly(RUN);
        assertThat(look.past().proof().map(ProofResult::atMostMillis).orElseThrow())
                .containsOnlyKeys(DB2);
        assertThat(look.past().aside()).singleElement().satisfies(aside -> assertThat(aside.directory())
                .startsWith(FakeServer.DATA)
                .contains(RUN));
        assertThat(look.subject().moved()).containsOnlyKeys(DB1, DB2);
        assertThat(look.subject().targets()).hasSize(2);
    }

    @Test
    void whatItWatchesIsTheNewStandby() {
        try (Verifier verifier = new Verifier(
                look().subject().targets(), deeds.hosts(plan), pair, Runnable::run, Duration.ofSeconds(5), never)) {
            ReplicationStatus status = verifier.sample();
            Moment moment = Moment.of(look().subject().find(status), status, Map.of());
            assertThat(moment.headline().kind()).isEqualTo(Headline.Kind.STREAMING);
        }
    }

    @Test
    void provesBesideTheChain() {
        Deeds.Look look = look();
        ChangeSet changes = look.subject().beside().proof(DB1, List.of(DB2), "20261125-100000-xyz");
        BesideRun.Result result = deeds.beside(plan, changes, never);
        assertThat(result.left()).isEmpty();
        assertThat(result.facts()).containsKeys(Proof.DELAY + "db2", Proof.REFUSAL + "db2");
        assertThat(pair.one.tables).isEmpty();
        assertThat(look().past().chain()).as("what an undo takes back").hasSize(1);
    }

    @Test
    void restartsTheStandbyAndSeesItStream() {
        int starts = pair.two.starts;
        ChangeSet changes = look().subject().beside().restart(DB2, DB1, Map.of(DB2, "db2"), "20261125-100001-xyz");
        BesideRun.Result result = deeds.beside(plan, changes, never);
        assertThat(pair.two.starts).isEqualTo(starts + 1);
        assertThat(result.facts()).containsKeys(RestartTest.UP, RestartTest.STREAMING + "db2");
    }

    @Test
    void measuresWhatWasSetAside() {
        Deeds.Look look = look();
        pair.two.failing.put("directory-size.sh", FakeServer.said("38912\n"));
        assertThat(deeds.sizes(look.subject(), look.past().aside(), never))
                .containsOnly(Map.entry(look.past().aside().get(0), OptionalLong.of(38L << 20)));
        pair.two.failing.put("directory-size.sh", FakeServer.failed(1, "denied"));
        assertThat(deeds.sizes(look.subject(), look.past().aside(), never)).isEmpty();
    }

    @Test
    void countsClients() {
        pair.one.clients = 12;
        assertThat(deeds.clients(look().subject(), DB1, never)).isEqualTo(12);
    }
}
