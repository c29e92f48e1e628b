package org.standbywizard.ui.shell;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.standbywizard.learn.Topic;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;

/** The window's content in one language: the rail, and beside it the current page between head and foot. */
public final class Frame extends StackPane implements AutoCloseable {
    /** Below these, in units of the usual text size (14 px), there is little room. */
    private static final double LEAST_WIDTH = 1000;

    private static final double LEAST_HEIGHT = 600;
    /** A page with less than this beside rail and Learn panel shows one column. */
    private static final double LEAST_BODY = 880;

    private static final double USUAL_TEXT = 14;
    private static final double PROJECTOR_TEXT = 20;

    private final FrameParts parts;
    private final Bag bag = new Bag();
    private Bag shown = new Bag();

    private final Rail rail;
    private final Head head;
    private final BodyPane body = new BodyPane();
    private final Foot foot;
    private final LearnPanel learn;
    private final NoticePane notices;
    private final Overlay overlay;
    private final HBox middle = Kit.styled(new HBox(body), "frame-middle");
    private final StackPane stage = new StackPane(middle);
    private final PracticeDesk desk;
    private final LearnPlace place;
    private final FocusWatch focus;
    /** Whether the Learn panel is to be seen; it starts folded where there is little room, and at the practice desk. */
    private final BooleanProperty learning = new SimpleBooleanProperty();

    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private boolean small;

    public Frame(FrameParts parts) {
        this.parts = parts;
        this.rail = new Rail(parts);
        this.head = new Head(parts.context().words(), learning);
        this.foot = new Foot(head);
        this.learn = new LearnPanel(parts, () -> learning.set(false), bag);
        this.notices = new NoticePane(
                parts.board(), parts.context().words(), parts.context().desktop());
        HBox.setHgrow(body, Priority.ALWAYS);
        stage.getStyleClass().add("frame-stage");
        stage.getChildren().add(notices);
        StackPane.setAlignment(notices, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(learn, Pos.CENTER_RIGHT);
        VBox.setVgrow(stage, Priority.ALWAYS);
        stage.setMinHeight(0);
        this.desk = new PracticeDesk(parts, bag, new VBox(head, stage, foot));
        VBox.setVgrow(desk, Priority.ALWAYS);
        this.place = new LearnPlace(learn, spot());
        VBox main = Kit.styled(new VBox(new PracticeStrip(parts, bag), desk), "frame-main");
        HBox.setHgrow(main, Priority.ALWAYS);
        main.setMinWidth(0);
        HBox content = Kit.styled(new HBox(rail, main), "frame");
        this.overlay = new Overlay(parts, content);
        this.focus = new FocusWatch(this, rail, parts.learning(), head::announce);
        getChildren().addAll(content, overlay);
        Fonts.sheet(parts.context().words().locale()).ifPresent(getStylesheets()::add);

        learning.set(parts.habits().learnShown().get());
        bag.onChange(learning, now -> {
            if (!folds()) {
                parts.habits().learnShown().set(now);
            }
            arrange();
        });
        bag.onChange(practising(), now -> {
            foldOrNot();
            arrange();
        });
        bag.onChange(learn.wide(), now -> arrange());
        bag.any(this::measure, widthProperty(), heightProperty(), parts.habits().projector());
        bag.now(parts.flow().current(), this::show);
        content.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        bag.any(this::tellProgress, parts.deck().made());
    }

    /** Whether the desk of the practice lab takes the place of the pages. */
    private BooleanProperty practising() {
        return parts.practising().exercising().open();
    }

    private LearnPlace.Spot spot() {
        return practising().get() ? desk.spot() : new LearnPlace.Spot(middle, stage);
    }

    /** Where the Learn panel is opened for a moment, which nobody has to remember. */
    private boolean folds() {
        return small || practising().get();
    }

    private void foldOrNot() {
        learning.set(!folds() && parts.habits().learnShown().get());
    }

    /** What the window's title says of what goes on; empty for nothing. */
    public ReadOnlyStringProperty progress() {
        return progress.getReadOnlyProperty();
    }

    /** Moves the focus to the page's title, so that the page is announced. */
    public void announce() {
        head.announce();
    }

    private void show(PageId id) {
        shown.close();
        shown = new Bag();
        Page page = parts.deck().page(id);
        head.show(page, shown);
        foot.show(page, shown);
        body.show(page);
        focus.turned();
        shown.now(page.topic(), topic -> parts.learning().page(Topic.parse(topic)));
        if (small) {
            learning.set(false);
        }
        page.entered();
        shown.add(page::left);
        if (getScene() != null) {
            head.announce();
        }
    }

    private void measure() {
        double unit = (parts.habits().projector().get() ? PROJECTOR_TEXT : USUAL_TEXT) / USUAL_TEXT;
        if (getWidth() <= 0) {
            return;
        }
        boolean now = getWidth() < LEAST_WIDTH * unit || getHeight() < LEAST_HEIGHT * unit;
        if (now != small) {
            small = now;
            rail.setCompact(now);
            getStyleClass().remove("compact");
            if (now) {
                getStyleClass().add("compact");
            }
            foldOrNot();
        }
        arrange();
    }

    private void arrange() {
        boolean docked = learning.get() && !small && !learn.wide().get();
        learn.getStyleClass().remove("wide");
        if (learn.wide().get()) {
            learn.getStyleClass().add("wide");
        }
        if (docked) {
            place.dock(spot());
        } else if (learning.get()) {
            place.cover(spot(), small);
        } else {
            place.hide();
        }
        double unit = (parts.habits().projector().get() ? PROJECTOR_TEXT : USUAL_TEXT) / USUAL_TEXT;
        double beside = small ? 64 : 216 + (docked ? 300 : 0);
        boolean narrow = getWidth() - beside * unit < LEAST_BODY * unit;
        parts.context().layout().set(small || narrow, parts.habits().projector().get());
    }

    /** Keys of the whole window; those of the plan belong to its menu. */
    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.F1) {
            learning.set(!learning.get());
            event.consume();
        } else if (event.getCode() == KeyCode.F6) {
            if (practising().get()) {
                desk.announce();
            } else {
                head.announce();
            }
            event.consume();
        }
    }

    private void tellProgress() {
        progress.unbind();
        List<Page> pages = List.copyOf(parts.deck().made().values());
        Observable[] all = pages.stream().map(Page::progress).toArray(Observable[]::new);
        progress.bind(Bindings.createStringBinding(
                () -> pages.stream()
                        .map(page -> page.progress().getValue())
                        .filter(text -> text != null && !text.isEmpty())
                        .findFirst()
                        .orElse(""),
                all));
    }

    /** Lets go of pages and listeners; the pages themselves belong to the deck. */
    @Override
    public void close() {
        shown.close();
        focus.close();
        bag.close();
        progress.unbind();
        body.clear();
        rail.close();
        notices.close();
        overlay.close();
    }
}
