package org.standbywizard.ui.page.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.check.Preflight;
import org.standbywizard.check.Probe.Connections;
import org.standbywizard.check.Survey;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.JournalEntry;
import org.standbywizard.run.Journals;
import org.standbywizard.steps.EditFile;
import org.standbywizard.ui.PlannedWindow;
import org.standbywizard.ui.TestServices;
import org.standbywizard.ui.model.Checked;
import org.standbywizard.ui.model.Consents;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.WizardModel;

class PreviewModelTest {
    private static final HostId DB1 = PlannedWindow.DB1;
    private static final String HBA = "/etc/postgresql/15/main/pg_hba.conf";
    private static final Consents READ = new Consents(Set.of(), true, false, false, false);

    @TempDir
    Path home;

    private final PlannedWindow window = new PlannedWindow();
    private final List<String> events = new ArrayList<>();
    private WizardModel wizard;
    private PreviewModel model;
    private int counts;

    private Checked look() {
        ReplicationPlan plan = wizard.plan().get().get();
        Survey.Result found = window.at(plan, server -> null, (server, stage) -> {}, new Cancellation());
        return new Checked(
                plan, found.facts(), found.failures(), Preflight.check(plan, found.facts()), TestServices.NOW);
    }

    private void make(Executor background) {
        wizard = window.model(home, background);
        model = new PreviewModel(wizard, window, (server, facts, cancellation) -> {
            counts++;
            return window.connections;
        });
        wizard.checked().set(Optional.of(look()));
        wizard.consents().set(READ);
        window.looks = 0;
    }

    private State.Shown shown() {
        make(Runnable::run);
        model.entered();
        return (State.Shown) model.state().get();
    }

    private void apply() {
        model.apply(() -> events.add("begun"));
    }

    @Test
    void aPreviewIsMadeFromALookThatWasAgreedTo() {
        State.Shown shown = shown();
        assertThat(wizard.previewed().get()).contains(shown.previewed());
        assertThat(shown.previewed().changeSet().runId()).startsWith("20261125-100000-");
        assertThat(model.restart().restarts()).extracting(Cost.Restart::host).containsExactly(DB1);
        assertThat(model.restart().counted().get()).containsEntry(DB1, new Connections(12, 0));
        Entry first = model.selected().get().orElseThrow();
        assertThat(first.id()).isEqualTo("db1/conf /etc/postgresql/15/main/postgresql.conf");
    }

    @Test
    void withoutConsentToTheFindingsThereIsNone() {
        make(Runnable::run);
        wizard.consents().set(Consents.NONE);
        model.entered();
        assertThat(model.state().get()).isEqualTo(new State.NotReady());
        assertThat(wizard.previewed().get()).isEmpty();
    }

    @Test
    void whereEverythingStandsThereIsNothingToChange() {
        window.following();
        make(Runnable::run);
        model.entered();
        assertThat(model.state().get()).isInstanceOf(State.Nothing.class);
    }

    @Test
    void aRunThatDidNotFinishIsNotPlannedOver() {
        make(Runnable::run);
        ReplicationPlan plan = wizard.plan().get().get();
        JournalEntry.Opened opened =
                new JournalEntry.Opened(1, "r1", Journals.keyOf(plan), plan, window.servers.changes());
        wizard.services().journals().create(opened).close();
        model.entered();
        assertThat(model.state().get()).isInstanceOf(State.Unfinished.class);
        assertThat(wizard.previewed().get()).isEmpty();
        Journals.RunRecord run = ((State.Unfinished) model.state().get()).run();
        assertThat(run.runId()).isEqualTo("r1");
        model.undo(run, () -> events.add("undo"));
        assertThat(events).containsExactly("undo");
        assertThat(wizard.undoing().get()).containsExactly(run);
    }

    @Test
    void whatCannotBePlannedIsTold() {
        make(Runnable::run);
        window.servers.db1.fileTexts.remove("/etc/postgresql/15/main/postgresql.conf");
        Checked found = look();
        wizard.checked().set(Optional.of(new Checked(found.plan(), found.facts(), Map.of(), List.of(), found.at())));
        model.entered();
        assertThat(model.state().get()).isInstanceOf(State.Failed.class);
    }

    @Test
    void aRestartIsDecidedOnFirst() {
        shown();
        apply();
        assertThat(model.word().get()).contains(new Word.NoConsent());
        assertThat(wizard.run().get()).isEmpty();
        assertThat(window.looks).isZero();
    }

    @Test
    void theServersAreLookedAtOnceMoreBeforeTheRunBegins() {
        State.Shown shown = shown();
        model.allowRestart(true);
        apply();
        assertThat(window.looks).isEqualTo(1);
        assertThat(events).containsExactly("begun");
        RunRequest.Begin begin = (RunRequest.Begin) wizard.run().get().orElseThrow();
        assertThat(begin.previewed()).isSameAs(shown.previewed());
        assertThat(begin.consents().restart()).isTrue();
        assertThat(begin.consents().pauseBeforeRestart()).isFalse();
        assertThat(begin.consents().warnings()).isTrue();
        apply();
        assertThat(events).as("a run begins once").hasSize(1);
        assertThat(model.isBegun()).isTrue();
    }

    @Test
    void orItPausesBeforeTheRestart() {
        shown();
        model.allowRestart(true);
        model.pauseBeforeRestart(true);
        assertThat(wizard.consents().get().restart()).isFalse();
        window.servers.db1.clients = 500;
        apply();
        assertThat(((RunRequest.Begin) wizard.run().get().orElseThrow())
                        .consents()
                        .pauseBeforeRestart())
                .isTrue();
    }

    @Test
    void theTickIsForSoManyConnectionsAndNoMore() {
        shown();
        model.allowRestart(true);
        window.servers.db1.clients = 13;
        apply();
        assertThat(events).isEmpty();
        assertThat(wizard.run().get()).isEmpty();
        assertThat(model.word().get()).contains(new Word.More());
        assertThat(wizard.consents().get().restart()).isFalse();
        assertThat(model.restart().counted().get()).containsEntry(DB1, new Connections(13, 0));
        model.allowRestart(true);
        window.connections = new Connections(13, 0);
        apply();
        assertThat(events).containsExactly("begun");
    }

    @Test
    void fewerConnectionsDoNotMatter() {
        shown();
        model.allowRestart(true);
        window.servers.db1.clients = 1;
        apply();
        assertThat(events).containsExactly("begun");
    }

    @Test
    void connectionsAreCountedAgainWhenThePageIsEnteredAndWhenItIsTicked() {
        shown();
        window.connections = new Connections(40, 1);
        model.entered();
        assertThat(counts).isEqualTo(1);
        assertThat(model.restart().counted().get()).containsEntry(DB1, new Connections(40, 1));
        model.allowRestart(true);
        assertThat(counts).isEqualTo(2);
        window.connections = new Connections(41, 1);
        model.entered();
        assertThat(wizard.consents().get().restart()).isFalse();
        assertThat(model.word().get()).contains(new Word.More());
    }

    @Test
    void aFileThatSomebodyChangedIsPreviewedAnew() {
        shown();
        model.allowRestart(true);
        window.servers.db1.fileTexts.put(HBA, "local all all peer\n");
        apply();
        assertThat(events).isEmpty();
        assertThat(wizard.run().get()).isEmpty();
        assertThat(model.word().get()).contains(new Word.Changed(List.of("db1: " + HBA)));
        assertThat(wizard.consents().get()).isEqualTo(READ);
        State.Shown anew = (State.Shown) model.state().get();
        assertThat(anew.previewed().changeSet().steps())
                .filteredOn(step -> step instanceof EditFile edit && edit.path().equals(HBA))
                .singleElement()
                .matches(step -> ((EditFile) step).before().equals("local all all peer\n"));
        model.allowRestart(true);
        apply();
        assertThat(events).containsExactly("begun");
    }

    @Test
    void somethingNewInTheWaySendsBackToPreflight() {
        shown();
        model.pauseBeforeRestart(true);
        window.servers.db2.clients = 2;
        apply();
        assertThat(events).isEmpty();
        assertThat(model.word().get()).contains(new Word.Worse());
        assertThat(model.state().get()).isEqualTo(new State.NotReady());
        assertThat(wizard.checked().get().orElseThrow().findings())
                .anyMatch(finding ->
                        finding.check().equals("target") && finding.outcome().equals("clients"));
    }

    @Test
    void aServerThatIsGoneAtTheLastLookStopsIt() {
        State.Shown shown = shown();
        model.pauseBeforeRestart(true);
        Failure lost = new Failure.ConnectionLost("db2", "");
        window.unreachable.put("db2", lost);
        apply();
        assertThat(model.word().get()).contains(new Word.Failed(lost));
        assertThat(model.state().get()).isSameAs(shown);
        assertThat(wizard.run().get()).isEmpty();
    }

    @Test
    void aChangedPlanMakesItOutOfDate() {
        shown();
        wizard.rest().set(wizard.rest().get().with("settings.work_mem", "8MB"));
        assertThat(model.state().get()).isEqualTo(new State.NotReady());
        assertThat(model.isOutOfDate()).isTrue();
        model.entered();
        assertThat(model.state().get()).isEqualTo(new State.NotReady());
    }

    @Test
    void whoeverLeavesThePageDoesNotBeginARun() {
        List<Runnable> waiting = new ArrayList<>();
        make(waiting::add);
        model.entered();
        assertThat(model.state().get()).isEqualTo(new State.Planning());
        waiting.remove(0).run();
        model.pauseBeforeRestart(true);
        apply();
        assertThat(model.looking().get()).isTrue();
        model.left();
        assertThat(model.looking().get()).isFalse();
        waiting.forEach(Runnable::run);
        assertThat(model.word().get()).as("what was given up says nothing").isEmpty();
        assertThat(events).isEmpty();
        assertThat(wizard.run().get()).isEmpty();
    }

    @Test
    void aPlanChangedDuringTheLastLookBeginsNothing() {
        List<Runnable> waiting = new ArrayList<>();
        make(waiting::add);
        model.entered();
        waiting.remove(0).run();
        model.pauseBeforeRestart(true);
        apply();
        wizard.rest().set(wizard.rest().get().with("settings.work_mem", "8MB"));
        waiting.forEach(Runnable::run);
        assertThat(events).isEmpty();
        assertThat(wizard.run().get()).isEmpty();
        assertThat(model.looking().get()).isFalse();
    }

    @Test
    void whereNothingRestartsNothingIsAsked() {
        window.servers.db1.setting("listen_addresses", "*");
        window.servers.db2.reachable.put("10.0.0.1 5432", "open");
        shown();
        assertThat(model.restart().restarts()).isEmpty();
        apply();
        assertThat(events).containsExactly("begun");
    }
}
