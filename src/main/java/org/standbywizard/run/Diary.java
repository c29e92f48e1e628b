package org.standbywizard.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.StepState.Phase;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.Standing;
import org.standbywizard.steps.Step;

/**
 * What really happened in each step of a run, in the order in which it happened, to be read again: a pure fold over its
 * events. More than {@link RunState} keeps of a step, since that is drawn many times a second.
 *
 * @param pages the step that came first, first
 */
public record Diary(ChangeSet changeSet, List<Page> pages) {
    /** Lines of output that are kept of one step: the last ones. */
    static final int LINES = 200;

    public Diary {
        pages = List.copyOf(pages);
    }

    /**
     * One step.
     *
     * @param startedAt milliseconds since 1970
     * @param millis that it took; 0 until it ended
     * @param output its lines, as {@code StepContext.output} got them
     * @param facts its figures by name
     * @param answers what servers said afterwards
     * @param handed whether the person took it
     * @param found how the person's work was found last
     */
    public record Page(
            Step step,
            Phase phase,
            long startedAt,
            long millis,
            List<String> output,
            Map<String, String> facts,
            Optional<Failure> failure,
            List<Answer> answers,
            boolean handed,
            Optional<Standing> found) {
        public Page {
            output = List.copyOf(output);
            facts = Map.copyOf(facts);
            answers = List.copyOf(answers);
        }

        static Page of(Step step) {
            return new Page(
                    step,
                    Phase.WAITING,
                    0,
                    0,
                    List.of(),
                    Map.of(),
                    Optional.empty(),
                    List.of(),
                    false,
                    Optional.empty());
        }

        private Page begun(long at) {
            return new Page(step, Phase.RUNNING, at, 0, List.of(), Map.of(), Optional.empty(), List.of(), false, found);
        }

        private Page said(String line) {
            List<String> lines = new ArrayList<>(output);
            if (lines.size() == LINES) {
                lines.remove(0);
            }
            lines.add(line);
            return new Page(step, phase, startedAt, millis, lines, facts, failure, answers, handed, found);
        }

        private Page ended(Phase how, long took, Map<String, String> figures) {
            return new Page(step, how, startedAt, took, output, figures, Optional.empty(), answers, handed, found);
        }

        private Page byHand(long at) {
            return new Page(step, Phase.BY_HAND, at, 0, output, facts, Optional.empty(), answers, handed, found);
        }

        private Page failed(Failure why, long took) {
            Phase how = why instanceof Failure.Cancelled ? Phase.STOPPED : Phase.FAILED;
            return new Page(step, how, startedAt, took, output, facts, Optional.of(why), answers, handed, found);
        }

        private Page answered(Answer answer) {
            List<Answer> all = new ArrayList<>(answers);
            all.add(answer);
            return new Page(step, phase, startedAt, millis, output, facts, failure, all, handed, found);
        }

        private Page taken() {
            return new Page(step, phase, startedAt, millis, output, facts, failure, answers, true, Optional.empty());
        }

        private Page found(Standing standing) {
            return new Page(
                    step, phase, startedAt, millis, output, facts, failure, answers, handed, Optional.of(standing));
        }
    }

    public static Diary of(ChangeSet changeSet) {
        return new Diary(changeSet, List.of());
    }

    /** The diary after this event. */
    public Diary with(RunEvent event) {
        if (event instanceof RunEvent.StepStarted e) {
            // A run that goes on looks again at what stands: what happened then is told, not that.
            return stands(e.step()) ? this : on(e.step(), page -> page.begun(e.at()));
        } else if (event instanceof RunEvent.Output e) {
            return on(e.step(), page -> page.said(e.line()));
        } else if (event instanceof RunEvent.StepEnded e) {
            boolean known = stands(e.step()) && !e.changed();
            return known
                    ? this
                    : on(e.step(), page -> page.ended(e.changed() ? Phase.DONE : Phase.ALREADY, e.millis(), e.facts()));
        } else if (event instanceof RunEvent.StepFailed e) {
            boolean begun =
                    page(e.step()).filter(p -> p.phase() == Phase.RUNNING).isPresent();
            return begun || stands(e.step()) ? on(e.step(), page -> page.failed(e.failure(), e.millis())) : this;
        } else if (event instanceof RunEvent.HandedOver e) {
            return on(e.step(), Page::taken);
        } else if (event instanceof RunEvent.Looked e) {
            return on(e.step(), page -> page.found(e.found()));
        } else if (event instanceof RunEvent.DoneByHand e) {
            return on(e.step(), page -> page.byHand(e.at()));
        } else if (event instanceof RunEvent.Answered e) {
            return on(e.step(), page -> page.answered(e.answer()));
        }
        return this;
    }

    private boolean stands(String step) {
        return page(step).filter(page -> page.phase().isOver()).isPresent();
    }

    public Optional<Page> page(String step) {
        return pages.stream().filter(page -> page.step().id().equals(step)).findFirst();
    }

    private Diary on(String id, UnaryOperator<Page> change) {
        List<Page> all = new ArrayList<>(pages);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).step().id().equals(id)) {
                all.set(i, change.apply(all.get(i)));
                return new Diary(changeSet, all);
            }
        }
        Optional<Step> step =
                changeSet.steps().filter(one -> one.id().equals(id)).findFirst();
        if (step.isEmpty()) {
            return this;
        }
        all.add(change.apply(Page.of(step.get())));
        return new Diary(changeSet, all);
    }
}
