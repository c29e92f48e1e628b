package org.standbywizard.ui.page.apply;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.run.Diary;
import org.standbywizard.run.RunState;
import org.standbywizard.run.StepState.Phase;
import org.standbywizard.steps.Standing;
import org.standbywizard.steps.Step;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.StepText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;
import org.standbywizard.ui.shell.StepSubject;
import org.standbywizard.ui.shell.Taught;

/**
 * A step's card: before it what will happen on which host, after it what did; those of earlier steps can be read again.
 * Left and Right turn its pages, as the keys of a presenter's clicker do. No key here begins a step.
 */
final class StepCard extends VBox {
    private final PageContext context;
    private final ApplyModel model;
    private final ApplyWords words;
    private final StepText steps;
    private final Label title = Kit.wrapped("", "strong");
    private final Label why = Kit.wrapped("");
    private final Label hand = Kit.wrapped("", "hint");
    private final Label found = Kit.wrapped("", "hand-found");
    private final Label count = Kit.styled(new Label(), "hint");
    private final Button back;
    private final Button forward;
    private final Button present;
    private final BeforeBox before;
    private final AfterBox after;
    private final QuestionBox question;
    private final QuestionBox answer;

    StepCard(PageContext context, ApplyModel model) {
        this.context = context;
        this.model = model;
        this.words = new ApplyWords(context.words());
        this.steps = new StepText(context.words());
        this.before = new BeforeBox(context);
        this.after = new AfterBox(context);
        this.question = new QuestionBox(context, model.guesses());
        this.answer = new QuestionBox(context, model.guesses());
        Pager pager = model.course().pager();
        this.back = Kit.id(Kit.iconButton(Feather.CHEVRON_LEFT, words.get("pager.back"), pager::back), "pager-back");
        this.forward = Kit.id(
                Kit.iconButton(Feather.CHEVRON_RIGHT, words.get("pager.forward"), pager::forward), "pager-forward");
        this.present = Kit.id(Kit.button(words.get("pager.present"), pager::present), "pager-present");
        getStyleClass().addAll("notice", "hold");
        setId("hold");
        setFocusTraversable(true);
        javafx.scene.layout.HBox.setHgrow(title, javafx.scene.layout.Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Node head = Kit.row(title, present, back, count, forward);
        head.getStyleClass().add("hold-head");
        getChildren().addAll(head, why, before, hand, found, question, after, answer);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void key(KeyEvent event) {
        // In a text these move the cursor.
        if (event.getTarget() instanceof TextInputControl) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, PAGE_UP -> model.course().pager().back();
            case RIGHT, PAGE_DOWN -> model.course().pager().forward();
            case UP, DOWN -> {
                // On the card itself they would move the focus away.
                if (event.getTarget() != this) {
                    return;
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** @return whether there is anything to show */
    boolean update() {
        Optional<Holding.Hold> held = model.holding().held().get();
        Optional<Diary> diary = model.course().diary().get();
        Optional<RunState> state = model.course().state().get();
        boolean stepwise = model.holding().stepwise().get();
        if (state.isEmpty()
                || held.isEmpty()
                        && (!stepwise || diary.isEmpty() || diary.get().pages().isEmpty())) {
            return false;
        }
        pages();
        Optional<Diary.Page> read = model.course().pager().read();
        if (read.isPresent()) {
            earlier(read.get(), state.get());
        } else if (held.isPresent()) {
            next(held.get(), state.get());
        } else {
            Diary.Page last = diary.get().pages().get(diary.get().pages().size() - 1);
            page(last, state.get());
        }
        setAccessibleText(title.getText() + ". " + why.getText());
        return true;
    }

    private void pages() {
        Pager pager = model.course().pager();
        int over = pager.over().size();
        count.setText(
                pager.isPresent() ? "" : words.get("pager.count", pager.place().get() + 1, over));
        back.setDisable(!pager.hasBack());
        forward.setDisable(pager.isPresent());
        show(present, !pager.isPresent());
        boolean any = over > 0;
        List.of(back, forward).forEach(button -> show(button, any));
    }

    /** One that is over, read again. */
    private void earlier(Diary.Page page, RunState state) {
        page(page, state);
        why.setText(words.get("pager.earlier"));
        show(why, true);
    }

    /** What Learn tells while the focus is in here. */
    private void teach(Step step, RunState state) {
        Taught.by(this, StepSubject.of(context.words(), step, state.changeSet()));
    }

    private void page(Diary.Page page, RunState state) {
        tone(page.phase() == Phase.FAILED ? Tone.BAD : Tone.INFO);
        Step step = page.step();
        teach(step, state);
        title.setText(words.get("hold.page", step.host(), steps.title(step)));
        show(why, false);
        before.update(step, state.changeSet().servers().get(step.host()), page.phase() == Phase.BY_HAND);
        show(hand, false);
        show(found, false);
        after.update(page, false);
        show(after, true);
        question.none();
        if (page.phase().isOver()) {
            answer.after(step);
        } else {
            answer.none();
        }
    }

    private void next(Holding.Hold hold, RunState state) {
        Step step = hold.step();
        teach(step, state);
        boolean restart = hold.why() == StepGate.Why.RESTART;
        tone(restart ? Tone.WARN : Tone.INFO);
        title.setText(words.get(
                model.course().isHanded(step)
                        ? "hold.yours"
                        : hold.why() == StepGate.Why.PAUSE ? "hold.paused" : "hold.next",
                step.host(),
                steps.title(step)));
        why.setText(
                !restart
                        ? ""
                        : hold.clients().isPresent()
                                ? words.get(
                                        "hold.restart.counted",
                                        step.host(),
                                        hold.clients().getAsInt())
                                : words.get("hold.restart", step.host()));
        show(why, restart);
        before.update(
                step,
                state.changeSet().servers().get(step.host()),
                model.course().isHanded(step));
        hand(hold);
        Optional<Diary.Page> last = last();
        last.ifPresent(page -> after.update(page, true));
        show(after, last.isPresent());
        if (model.holding().stepwise().get()) {
            question.before(step);
        } else {
            question.none();
        }
        last.filter(page -> page.phase().isOver()).ifPresentOrElse(page -> answer.after(page.step()), answer::none);
    }

    private void hand(Holding.Hold hold) {
        Step step = hold.step();
        List<String> told = new ArrayList<>();
        if (hold.why() != StepGate.Why.PAUSE) {
            if (model.course().isHanded(step)) {
                told.add(words.get("hand.yours"));
            } else {
                hold.refusal().map(steps::notByHand).ifPresent(told::add);
            }
        }
        hand.setText(String.join("\n", told));
        show(hand, !told.isEmpty());
        Optional<Standing> standing = model.course()
                .diary()
                .get()
                .flatMap(book -> book.page(step.id()))
                .flatMap(Diary.Page::found);
        String text = model.holding().looking().get()
                ? words.get("hand.looking")
                : standing.map(this::found).orElse("");
        found.setText(text);
        show(found, !text.isEmpty());
    }

    private String found(Standing standing) {
        if (standing instanceof Standing.NotYet notYet) {
            return words.get("hand.not-yet", steps.notYet(notYet));
        }
        return standing instanceof Standing.CannotTell cannot
                ? words.get(
                        "hand.cannot-tell",
                        FailureText.of(context.words(), cannot.why()).cause())
                : "";
    }

    /** The step that ended last. */
    private Optional<Diary.Page> last() {
        return model.course().pager().over().stream()
                .max(java.util.Comparator.comparingLong(page -> page.startedAt() + page.millis()));
    }

    private void tone(Tone tone) {
        getStyleClass().removeIf(name -> name.startsWith("tone-"));
        getStyleClass().add(tone.styleClass());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
