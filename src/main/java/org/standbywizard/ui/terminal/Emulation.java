package org.standbywizard.ui.terminal;

import com.techsenger.jeditermfx.core.RequestOrigin;
import com.techsenger.jeditermfx.core.TerminalOutputStream;
import com.techsenger.jeditermfx.core.compatibility.Point;
import com.techsenger.jeditermfx.core.emulator.JediEmulator;
import com.techsenger.jeditermfx.core.input.InputEvent;
import com.techsenger.jeditermfx.core.model.JediTerminal;
import com.techsenger.jeditermfx.core.model.SelectionUtil;
import com.techsenger.jeditermfx.core.model.StyleState;
import com.techsenger.jeditermfx.core.model.TerminalTextBuffer;
import com.techsenger.jeditermfx.core.util.CharUtils;
import com.techsenger.jeditermfx.core.util.TermSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.standbywizard.remote.TerminalSize;
import org.standbywizard.ui.terminal.Screen.Cell;
import org.standbywizard.ui.terminal.Screen.Selection;

/** What a host's output makes of a terminal's screen, and what keys mean to it. Safe for several threads. */
public final class Emulation {
    /** How many rows that scrolled off are kept. */
    public static final int HISTORY = 5000;

    /** Fair, or a flood of output would keep the window from ever looking. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private final Feed feed = new Feed();
    private final Display display = new Display();
    private final TerminalTextBuffer buffer;
    private final JediTerminal terminal;
    private final JediEmulator emulator;

    /** @param answers what the terminal itself says to the host, such as where its cursor is */
    public Emulation(TerminalSize size, Consumer<byte[]> answers) {
        StyleState styles = new StyleState();
        buffer = new TerminalTextBuffer(size.columns(), size.rows(), styles, HISTORY, null);
        terminal = new JediTerminal(display, buffer, styles);
        terminal.setTerminalOutput(new TerminalOutputStream() {
            @Override
            public void sendBytes(byte[] response, boolean typed) {
                answers.accept(response);
            }

            @Override
            public void sendString(String response, boolean typed) {
                answers.accept(response.getBytes(StandardCharsets.UTF_8));
            }
        });
        emulator = new JediEmulator(feed, terminal);
    }

    /** The next piece of the host's output. */
    public void feed(String output) {
        lock.lock();
        try {
            feed.add(output);
            boolean more = true;
            while (more && !feed.isEmpty()) {
                feed.mark();
                emulator.next();
                if (!emulator.hasNext()) {
                    emulator.resetEof();
                    more = feed.again();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    public void resize(TerminalSize size) {
        lock.lock();
        try {
            display.selection = Selection.NONE;
            terminal.resize(new TermSize(size.columns(), size.rows()), RequestOrigin.User);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What a key sends that is no letter.
     *
     * @param code as AWT and JavaFX count keys
     */
    Optional<byte[]> key(int code, boolean shift, boolean control, boolean alt) {
        int modifiers = (shift ? InputEvent.SHIFT_MASK : 0)
                | (control ? InputEvent.CTRL_MASK : 0)
                | (alt ? InputEvent.ALT_MASK : 0);
        lock.lock();
        try {
            return Optional.ofNullable(terminal.getCodeForKey(code, modifiers));
        } finally {
            lock.unlock();
        }
    }

    /** Whether the host wants to know what was pasted and what was typed. */
    boolean bracketsPastes() {
        return display.bracketsPastes;
    }

    /** @param back how many rows of the history are wanted */
    public Screen look(int back) {
        lock.lock();
        try {
            int history = display.full ? 0 : buffer.getHistoryLinesCount();
            int shown = Math.max(0, Math.min(back, history));
            Painter painter = new Painter(buffer.getHeight());
            buffer.processHistoryAndScreenLines(-shown, buffer.getHeight(), painter);
            Cell cursor = new Cell(Math.min(display.column, buffer.getWidth() - 1), display.row + shown);
            boolean seen = display.cursorShown && cursor.row() < buffer.getHeight();
            return new Screen(
                    painter.rows(),
                    seen ? cursor : Screen.HIDDEN,
                    history,
                    shown,
                    display.full,
                    display.selection.moved(shown));
        } finally {
            lock.unlock();
        }
    }

    /** Selects from a cell to another one, without that; rows of the history are negative. */
    void select(Cell from, Cell to) {
        lock.lock();
        try {
            display.selection = Selection.between(from, to);
        } finally {
            lock.unlock();
        }
    }

    /** Empty if nothing is selected. */
    String selected() {
        lock.lock();
        try {
            Selection now = display.selection;
            return now.isEmpty() ? "" : between(now.from(), now.to());
        } finally {
            lock.unlock();
        }
    }

    /** All that is kept: the history and the screen. */
    public String text() {
        lock.lock();
        try {
            return between(
                            new Cell(0, -buffer.getHistoryLinesCount()),
                            new Cell(buffer.getWidth(), buffer.getHeight() - 1))
                    .stripTrailing();
        } finally {
            lock.unlock();
        }
    }

    private String between(Cell from, Cell to) {
        return SelectionUtil.getSelectedText(
                new Point(from.column(), from.row()), new Point(to.column(), to.row()), buffer);
    }

    /** How many columns a text takes. */
    static int width(CharSequence text) {
        return text.codePoints()
                .map(letter -> CharUtils.isDoubleWidthCharacter(letter, false) ? 2 : Character.charCount(letter))
                .sum();
    }
}
