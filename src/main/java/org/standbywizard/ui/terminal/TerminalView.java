package org.standbywizard.ui.terminal;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.standbywizard.remote.TerminalSize;
import org.standbywizard.ui.terminal.Screen.Cell;

/**
 * Shows a terminal and hears keys and mouse for it. All keys go to the host, Tab too, but for those that leave it, copy,
 * paste and scroll, and F1; with Ctrl and Shift, F1 and F6 are the host's. Its looks are style classes, so that colours,
 * fonts and sizes are the window's.
 */
public final class TerminalView extends Region implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(40);
    private static final int WHEEL_ROWS = 3;

    /**
     * What it needs of the window.
     *
     * @param leave takes the focus to what follows
     * @param back takes the focus to what was before
     */
    public record Around(Runnable leave, Runnable back, Consumer<String> copy, Supplier<String> clipboard) {}

    private final TerminalSession session;
    private final Around around;
    private final boolean mac = System.getProperty("os.name").startsWith("Mac");
    private final RowGrid grid = new RowGrid();
    private final Letters letters = new Letters(this::measured);
    private final Region cursor = new Region();
    private final ScrollBar bar = new ScrollBar();
    private final Composing composing;
    private final AnimationTimer timer = new AnimationTimer() {
        private long last;

        @Override
        public void handle(long now) {
            if (session.revision() != drawn && now - last >= PAUSE_NANOS) {
                last = now;
                draw();
            }
        }
    };
    private long drawn = -1;
    private Screen screen;
    private int back;
    private Cell pressed = Screen.HIDDEN;

    /** @param name what a screen reader calls it */
    public TerminalView(TerminalSession session, String name, Around around) {
        this.session = session;
        this.around = around;
        this.screen = session.emulation().look(0);
        this.composing = new Composing(this, session);
        getStyleClass().addAll("mono", "terminal");
        setFocusTraversable(true);
        setCursor(Cursor.TEXT);
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(name);
        setMinSize(0, 0);
        cursor.getStyleClass().add("term-cursor");
        cursor.setManaged(false);
        bar.setOrientation(Orientation.VERTICAL);
        bar.valueProperty().addListener((observed, was, is) -> scrollTo(screen.history() - is.intValue()));
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(letters, cursor, grid, composing, bar);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        timer.start();
    }

    /** Where the cursor is, within this. */
    Point2D place() {
        Cell at = screen.cursor();
        return new Point2D(
                snappedLeftInset() + Math.max(0, at.column()) * letters.box().width(),
                snappedTopInset() + Math.max(0, at.row()) * rowHeight());
    }

    double rowHeight() {
        return letters.box().height();
    }

    private void measured() {
        grid.forget();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double bars = bar.prefWidth(-1);
        double inside = getWidth() - snappedLeftInset() - snappedRightInset() - bars;
        double tall = getHeight() - snappedTopInset() - snappedBottomInset();
        bar.resizeRelocate(getWidth() - snappedRightInset() - bars, snappedTopInset(), bars, Math.max(0, tall));
        grid.relocate(snappedLeftInset(), snappedTopInset());
        if (!letters.isMeasured()) {
            letters.measure();
        }
        RowNode.Box cell = letters.box();
        if (letters.isMeasured() && inside >= cell.width() && tall >= cell.height()) {
            session.resize(new TerminalSize((int) (inside / cell.width()), (int) (tall / cell.height())));
            draw();
        }
    }

    private void draw() {
        if (!letters.isMeasured()) {
            return;
        }
        drawn = session.revision();
        Emulation emulation = session.emulation();
        Screen now = emulation.look(back);
        if (back > 0 && now.history() > screen.history()) {
            // Who reads what was before goes on reading it.
            now = emulation.look(back + now.history() - screen.history());
        }
        screen = now;
        back = now.back();
        RowNode.Box cell = letters.box();
        grid.show(now, (int) (getWidth() / cell.width()) + 1, cell);
        cursor.setVisible(now.cursor().row() >= 0 && session.state().get() instanceof TerminalSession.State.Open);
        cursor.resizeRelocate(place().getX(), place().getY(), cell.width(), cell.height());
        composing.place();
        bar.setVisible(now.history() > 0);
        bar.setMax(now.history());
        bar.setVisibleAmount(now.rows().size());
        bar.setBlockIncrement(now.rows().size());
        bar.setValue(now.history() - (double) now.back());
    }

    private void scrollTo(int wanted) {
        int to = Math.max(0, Math.min(wanted, screen.history()));
        if (to != back) {
            back = to;
            draw();
        }
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean leaves = code == KeyCode.F6 || code == KeyCode.TAB && event.isControlDown();
        boolean both = event.isControlDown() && event.isShiftDown();
        if (both && (code == KeyCode.F1 || code == KeyCode.F6)) {
            // For a program that wants them nevertheless.
            session.emulation().key(code.getCode(), false, false, false).ifPresent(this::send);
        } else if (leaves) {
            (event.isShiftDown() ? around.back() : around.leave()).run();
        } else if (code == KeyCode.C && (both || event.isMetaDown())
                || code == KeyCode.INSERT && event.isControlDown()) {
            copy();
        } else if (code == KeyCode.V && (both || event.isMetaDown()) || code == KeyCode.INSERT && event.isShiftDown()) {
            session.paste(around.clipboard().get());
            scrollTo(0);
        } else if (event.isShiftDown() && (code == KeyCode.PAGE_UP || code == KeyCode.PAGE_DOWN)) {
            scrollTo(back + (code == KeyCode.PAGE_UP ? grid.count() : -grid.count()));
        } else if (event.isMetaDown() || code == KeyCode.F1) {
            // The window's own.
            return;
        } else {
            TerminalKeys.pressed(event, session.emulation(), mac).ifPresent(this::send);
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        TerminalKeys.typed(event, mac).ifPresent(this::send);
        event.consume();
    }

    private void send(byte[] bytes) {
        session.type(bytes);
        scrollTo(0);
    }

    private void copy() {
        String selected = session.emulation().selected();
        if (!selected.isEmpty()) {
            around.copy().accept(selected);
        }
    }

    private Cell cell(MouseEvent event) {
        Cell at = grid.at(event.getX() - snappedLeftInset(), event.getY() - snappedTopInset(), letters.box());
        return new Cell(at.column(), at.row() - back);
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        if (letters.isMeasured()) {
            pressed = cell(event);
            session.emulation().select(pressed, pressed);
            draw();
        }
    }

    private void dragged(MouseEvent event) {
        if (letters.isMeasured()) {
            session.emulation().select(pressed, cell(event));
            draw();
        }
    }

    /** Where a program has the screen to itself, it scrolls what it shows by its keys. */
    private void scrolled(ScrollEvent event) {
        int turns = (int) Math.signum(event.getDeltaY());
        if (screen.full()) {
            KeyCode key = turns > 0 ? KeyCode.UP : KeyCode.DOWN;
            for (int i = 0; turns != 0 && i < WHEEL_ROWS; i++) {
                session.emulation().key(key.getCode(), false, false, false).ifPresent(session::type);
            }
        } else {
            scrollTo(back + turns * WHEEL_ROWS);
        }
        event.consume();
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? getAccessibleText() + "\n" + screen.text().strip()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** Looks no more. */
    @Override
    public void close() {
        timer.stop();
    }
}
