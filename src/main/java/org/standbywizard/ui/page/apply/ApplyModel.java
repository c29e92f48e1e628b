package org.standbywizard.ui.page.apply;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.Interruption;
import org.standbywizard.run.Journals;
import org.standbywizard.run.RunState;
import org.standbywizard.run.StepState;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Pump;
import org.standbywizard.ui.model.RunRequest;
import org.standbywizard.ui.model.WizardModel;
import org.standbywizard.ui.model.Work;
import org.standbywizard.ui.shell.Closing;

/**
 * Executes what the other pages ask for, and knows at every moment where it is. On the window's thread. Long, because
 * its transitions are read in one place.
 */
public final class ApplyModel implements Closing {
    /** At most twenty times a second. */
    private static final Duration GAP = Duration.ofMillis(50);

    private static final int NEWS_LIMIT = 20_000;

    private final WizardModel wizard;
    private final RunWork work;
    private final Pump<News> pump;
    private final Holding holding;
    private final Aftercare aftercare;
    private final Retrying retrying;
    private final Course course = new Course();
    private final ReadOnlyObjectWrapper<Face> face = new ReadOnlyObjectWrapper<>(Face.IDLE);
    private final ReadOnlyObjectWrapper<Map<String, Long>> delays = new ReadOnlyObjectWrapper<>(Map.of());
    private final Guesses guesses = new Guesses();
    private final BooleanProperty confirming = new SimpleBooleanProperty();
    private Optional<RunRequest> current = Optional.empty();
    private Optional<Journals.RunRecord> open = Optional.empty();
    private Cancellation cancellation = new Cancellation();

    public ApplyModel(WizardModel wizard) {
        this(wizard, Pump.after(GAP, wizard.services().work().window()), Retrying.PAUSES);
    }

    /**
     * @param later drains the news on the window's thread
     * @param pauses before each try to find a copy again
     */
    ApplyModel(WizardModel wizard, Executor later, List<Duration> pauses) {
        this.wizard = wizard;
        this.pump = new Pump<>(
                later, NEWS_LIMIT, news -> news instanceof News.Happened happened && happened.mayBeLost(), this::hear);
        this.work = new RunWork(wizard.services(), wizard.links(), wizard.plan()::get, this::take);
        this.holding = new Holding(window(), pump::flush, step -> count(step.host()));
        this.aftercare = new Aftercare(window(), work);
        this.retrying = new Retrying(window(), pauses, this::goOn);
        holding.held().addListener((o, was, is) -> reface());
        holding.paused().addListener((o, was, is) -> reface());
    }

    private Work window() {
        return wizard.services().work();
    }

    public ReadOnlyObjectProperty<Face> face() {
        return face.getReadOnlyProperty();
    }

    /** What the person expects of the steps. */
    Guesses guesses() {
        return guesses;
    }

    /** The proof's, at most so many milliseconds, by standby. */
    ReadOnlyObjectProperty<Map<String, Long>> delays() {
        return delays.getReadOnlyProperty();
    }

    /** Whether it is asked if the run shall really be stopped. */
    BooleanProperty confirming() {
        return confirming;
    }

    Holding holding() {
        return holding;
    }

    Aftercare aftercare() {
        return aftercare;
    }

    Retrying retrying() {
        return retrying;
    }

    /** What its news told of the work that is done, or was done last. */
    Course course() {
        return course;
    }

    private Optional<RunState> state() {
        return course.state().get();
    }

    /** The run that is in the way of a new one. */
    Optional<Journals.RunRecord> open() {
        return open;
    }

    /** How many bytes of WAL a slot of this run may keep; empty if nothing limits it, or it is not known. */
    OptionalLong slotLimit() {
        OptionalLong own =
                state().map(now -> Interruption.slotLimit(now.changeSet())).orElse(OptionalLong.empty());
        return own.isPresent() ? own : current.map(work::slotLimit).orElse(OptionalLong.empty());
    }

    boolean undoes() {
        return current.map(RunRequest.Undo.class::isInstance).orElse(false);
    }

    /** The plan of what is being done, or was done last. */
    Optional<ReplicationPlan> plan() {
        return current.map(work::plan);
    }

    /** The page is shown: does what was asked for since, unless something still goes on. */
    void entered() {
        Optional<RunRequest> asked = wizard.run().get();
        if (face.get().isBusy()) {
            wizard.run().set(current);
        } else if (asked.isPresent() && (current.isEmpty() || current.get() != asked.get())) {
            start(asked.get());
        }
    }

    private void start(RunRequest request) {
        current = Optional.of(request);
        work.breakLocks(Set.of());
        retrying.reset();
        holding.reset();
        course.clear();
        guesses.clear();
        delays.set(Map.of());
        if (request instanceof RunRequest.Begin begin) {
            begin(begin);
        } else if (request instanceof RunRequest.Resume resume) {
            resume(resume.run().runId(), true);
        } else {
            undo((RunRequest.Undo) request);
        }
    }

    private void begin(RunRequest.Begin request) {
        boolean holdRestart =
                request.consents().pauseBeforeRestart() || !request.consents().restart();
        launch(stop -> work.begin(request, gates(holdRestart), stop));
    }

    /** @param holdRestart false where the restart was agreed to for this very run */
    private void resume(String runId, boolean holdRestart) {
        launch(stop -> work.resume(runId, false, gates(holdRestart), stop));
    }

    private void undo(RunRequest.Undo request) {
        ReplicationPlan plan = work.plan(request);
        launch(stop -> work.undo(request.chain(), plan, stop));
    }

    private RunWork.Gates gates(boolean holdRestart) {
        return (changeSet, known) -> holding.gate(changeSet, known, holdRestart, false);
    }

    private void launch(Function<Cancellation, RunWork.Ended> task) {
        Cancellation mine = new Cancellation();
        cancellation = mine;
        open = Optional.empty();
        holding.letGo();
        aftercare.reset();
        confirming.set(false);
        course.begin();
        face.set(Face.RUNNING);
        window().start("run", unused -> task.apply(mine), this::ended, this::broken);
    }

    /** News of the work, from any thread. */
    void take(News news) {
        pump.offer(news);
    }

    private void hear(List<News> batch, long lost) {
        course.hear(batch, lost, holding::over);
        reface();
    }

    /** The face of work that goes on, from everything that is known. */
    private void reface() {
        if (!face.get().isBusy() || face.get() == Face.RECONNECTING) {
            return;
        }
        Optional<StepGate.Why> why = holding.held().get().map(Holding.Hold::why);
        if (cancellation.isCancelled()) {
            face.set(Face.CANCELLING);
        } else if (why.isPresent() && (why.get() != StepGate.Why.PAUSE || !anyRuns())) {
            face.set(Face.HELD);
        } else {
            face.set(holding.paused().get() ? Face.PAUSING : Face.RUNNING);
        }
    }

    private boolean anyRuns() {
        return state().map(now -> now.steps().anyMatch(step -> step.phase() == StepState.Phase.RUNNING))
                .orElse(false);
    }

    private void ended(RunWork.Ended ended) {
        pump.flush();
        delays.set(ended.delays());
        confirming.set(false);
        holding.letGo();
        switch (ended.status()) {
            case DONE -> face.set(Face.DONE);
            case UNDONE -> face.set(Face.UNDONE);
            case CANCELLED -> stopped(Face.CANCELLED, ended);
            case FAILED -> failed(ended);
            case UNFINISHED -> {
                open = ended.other();
                face.set(Face.UNFINISHED);
            }
        }
    }

    private void failed(RunWork.Ended ended) {
        RunState now = state().orElseThrow();
        if (!undoes() && retrying.makesSense(now, ended.stopped())) {
            aftercare.note(ended.stopped());
            face.set(Face.RECONNECTING);
            retrying.begin();
        } else {
            stopped(Face.FAILED, ended);
        }
    }

    private void stopped(Face how, RunWork.Ended ended) {
        face.set(how);
        aftercare.look(ended.stopped(), state().orElseThrow(), work.servers(current.orElseThrow()));
    }

    /** What nobody foresaw, or what failed before the first step. */
    private void broken(Failure failure) {
        pump.flush();
        confirming.set(false);
        holding.letGo();
        aftercare.broken(failure);
        face.set(failure instanceof Failure.Cancelled ? Face.CANCELLED : Face.FAILED);
    }

    private void count(HostId primary) {
        RunState now = state().orElseThrow();
        List<ServerPlan> servers = work.servers(current.orElseThrow());
        window().start(
                        primary.name(),
                        stop -> work.look(now.changeSet(), servers, List.of(primary), stop),
                        found -> found.running(primary).ifPresent(server -> holding.counted(server.clients())),
                        failure -> {});
    }

    /** Stops the run; the person has confirmed it. */
    void cancel() {
        confirming.set(false);
        cancellation.cancel();
        reface();
    }

    /** Looks for a copy again at once. */
    private void goOn() {
        String runId = state().orElseThrow().runId();
        launch(stop ->
                work.resume(runId, true, (changeSet, known) -> holding.gate(changeSet, known, false, true), stop));
    }

    /** Whether a copy whose connection was lost is looked for at this moment. */
    boolean isLooking() {
        return retrying.isTrying() && state().map(ApplyModel::isUnseen).orElse(true);
    }

    private static boolean isUnseen(RunState now) {
        return now.steps()
                .filter(step -> step.step() instanceof BaseBackup)
                .anyMatch(step -> !step.phase().isOver() && !step.copy().isKnown());
    }

    /** Leaves a copy alone that cannot be found; what stands is shown. */
    void stopTrying() {
        retrying.reset();
        face.set(Face.FAILED);
        aftercare.look(
                aftercare.aftermath().get().stopped(), state().orElseThrow(), work.servers(current.orElseThrow()));
    }

    /**
     * Hands the plan's runs over to the page Undo.
     *
     * @param then called when they are there
     */
    void undoAll(Runnable then) {
        ReplicationPlan plan = open.map(Journals.RunRecord::plan).or(this::plan).orElseThrow();
        window().start(
                        "undo",
                        stop -> work.chain(plan),
                        chain -> {
                            wizard.undoing().set(chain);
                            then.run();
                        },
                        aftercare::broken);
    }

    /** Goes on with what stopped, or with the run that is in the way. */
    void retry() {
        RunRequest request = current.orElseThrow();
        holding.reset();
        if (open.isPresent()) {
            RunRequest.Resume resume = new RunRequest.Resume(open.get());
            wizard.run().set(Optional.of(resume));
            start(resume);
        } else if (request instanceof RunRequest.Undo undo) {
            undo(undo);
        } else if (state().isPresent()) {
            boolean agreed = request instanceof RunRequest.Begin begin
                    && begin.consents().restart()
                    && !begin.consents().pauseBeforeRestart();
            resume(state().orElseThrow().runId(), !agreed);
        } else {
            start(request);
        }
    }

    /** Goes on although these runs' locks are on the hosts; the person said that nobody works there. */
    void takeOver(Set<String> runs) {
        work.breakLocks(runs);
        retry();
    }

    @Override
    public Optional<String> warning(Messages words) {
        return face.get().isBusy() ? Optional.of(new ApplyWords(words).closing(this)) : Optional.empty();
    }

    /** What runs on the hosts by itself goes on; the rest is found in the journal by the next start. */
    @Override
    public void closed() {
        holding.shut();
        retrying.reset();
    }
}
