package org.standbywizard.ui.page.apply;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.run.Gate;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.Step;

/**
 * Holds steps back until a person lets them begin: each one (step by step), all of them (a pause), or the primary's
 * restart. Of several that wait, the one that stands first in the change set is let through first.
 */
final class StepGate implements Gate {
    /** As long as a copy may take. */
    private static final Duration PATIENCE = Duration.ofDays(7);

    private final Map<String, Integer> order = new HashMap<>();
    private final HostId primary;
    private final boolean holdRestart;
    private final Set<String> free;
    private final Set<String> unheld;
    private final Runnable changed;
    /** Steps that the person does: they wait whatever else was wished. */
    private final Set<String> handed;

    private final Map<String, Word> said = new HashMap<>();
    private final TreeMap<Integer, Step> waiting = new TreeMap<>();
    private boolean stepwise;
    private boolean paused;
    private boolean shut;

    /** Why a step is held back. */
    enum Why {
        NEXT,
        PAUSE,
        RESTART
    }

    /**
     * What holds for all steps.
     *
     * @param stepwise each waits for a word
     * @param paused no further one begins
     * @param lost only the line to a copy was lost: what stands is looked at again in a pause too, so that it is found
     */
    record Wishes(boolean stepwise, boolean paused, boolean lost) {}

    /** A step that could begin. */
    record Held(Step step, Why why) {}

    /**
     * @param wishes what the person asked for before
     * @param holdRestart whether the primary's restart waits for a word of its own
     * @param standing steps that stand already: nobody need be asked before they are looked at again
     * @param handed steps that were left to the person
     * @param changed called from any thread whenever {@link #held} may be another
     */
    StepGate(
            ChangeSet changeSet,
            Wishes wishes,
            boolean holdRestart,
            Set<String> standing,
            Set<String> handed,
            Runnable changed) {
        this.handed = new HashSet<>(handed);
        List<Step> steps = changeSet.steps().toList();
        for (int i = 0; i < steps.size(); i++) {
            order.put(steps.get(i).id(), i);
        }
        this.primary = changeSet.primary();
        this.stepwise = wishes.stepwise();
        this.paused = wishes.paused();
        this.holdRestart = holdRestart;
        this.free = new HashSet<>(standing);
        this.unheld = wishes.lost() ? Set.copyOf(standing) : Set.of();
        this.changed = changed;
    }

    @Override
    public void pass(Step step, Cancellation cancellation) {
        await(step, cancellation);
    }

    @Override
    public Word await(Step step, Cancellation cancellation) {
        int place = order.getOrDefault(step.id(), Integer.MAX_VALUE);
        boolean told = false;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try (Cancellation.Registration ignored = cancellation.onCancel(this::wake)) {
            while (mustWait(place, step, cancellation)) {
                if (!told) {
                    told = true;
                    changed.run();
                }
                await(step, deadline, cancellation);
            }
        }
        synchronized (this) {
            waiting.remove(place);
        }
        if (told) {
            changed.run();
        }
        cancellation.check(step.host().name());
        if (isShut()) {
            throw new FailureException(new Failure.Cancelled(step.host().name()));
        }
        return word(step);
    }

    @Override
    public synchronized boolean isTelling() {
        return stepwise;
    }

    private synchronized Word word(Step step) {
        Word word = said.remove(step.id());
        if (word == null) {
            handed.remove(step.id());
            return Word.GO;
        }
        if (word == Word.HAND_OVER) {
            handed.add(step.id());
        }
        return word;
    }

    private synchronized boolean mustWait(int place, Step step, Cancellation cancellation) {
        if (shut
                || cancellation.isCancelled()
                || said.containsKey(step.id())
                || why(step).isEmpty()) {
            return false;
        }
        waiting.put(place, step);
        return true;
    }

    @SuppressWarnings("WaitNotInLoop") // The loop is the caller's.
    private synchronized void await(Step step, long deadline, Cancellation cancellation) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
            waiting.values().remove(step);
            throw new FailureException(
                    new Failure.TimedOut(step.host().name(), "a person's word", PATIENCE.toMillis()));
        }
        if (said.containsKey(step.id()) || why(step).isEmpty() || shut || cancellation.isCancelled()) {
            return;
        }
        try {
            wait(left);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FailureException(new Failure.Cancelled(step.host().name()), e);
        }
    }

    /** The first reason that holds; a pause before a step's own, since no other word ends it. */
    private Optional<Why> why(Step step) {
        if (unheld.contains(step.id())) {
            return Optional.empty();
        }
        if (paused) {
            return Optional.of(Why.PAUSE);
        }
        if (free.contains(step.id())) {
            return Optional.empty();
        }
        if (holdRestart && step instanceof RestartServer && step.host().equals(primary)) {
            return Optional.of(Why.RESTART);
        }
        return stepwise || handed.contains(step.id()) ? Optional.of(Why.NEXT) : Optional.empty();
    }

    /** The step that is to begin next, if one is held back. */
    synchronized Optional<Held> held() {
        return waiting.values().stream()
                .filter(step -> !said.containsKey(step.id()))
                .flatMap(step -> why(step).map(why -> new Held(step, why)).stream())
                .findFirst();
    }

    /** Lets this one step begin. */
    void release(Step step) {
        synchronized (this) {
            free.add(step.id());
        }
        wake();
    }

    /** The person does this one step, or did. */
    void say(Step step, Word word) {
        synchronized (this) {
            said.put(step.id(), word);
        }
        wake();
    }

    /** Whether each step waits for a word. */
    void stepwise(boolean on) {
        synchronized (this) {
            stepwise = on;
        }
        wake();
    }

    /** Whether no further step begins. */
    void pause(boolean on) {
        synchronized (this) {
            paused = on;
        }
        wake();
    }

    /** Lets nobody through any more. */
    void shut() {
        synchronized (this) {
            shut = true;
        }
        wake();
    }

    private synchronized boolean isShut() {
        return shut;
    }

    private void wake() {
        synchronized (this) {
            notifyAll();
        }
        changed.run();
    }
}
