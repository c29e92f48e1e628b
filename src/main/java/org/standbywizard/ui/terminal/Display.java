package org.standbywizard.ui.terminal;

import com.techsenger.jeditermfx.core.CursorShape;
import com.techsenger.jeditermfx.core.TerminalDisplay;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseFormat;
import com.techsenger.jeditermfx.core.emulator.mouse.MouseMode;
import com.techsenger.jeditermfx.core.model.TerminalSelection;
import org.standbywizard.ui.terminal.Screen.Selection;

/** What the emulation tells of its screen besides the letters. Only used under the emulation's lock, but for one. */
final class Display implements TerminalDisplay {
    int column;
    /** From 0. */
    int row;

    boolean cursorShown = true;
    boolean full;
    Selection selection = Selection.NONE;
    volatile boolean bracketsPastes;
    private String title = "";

    @Override
    public void setCursor(int x, int y) {
        column = x;
        row = y - 1;
    }

    @Override
    public void setCursorShape(CursorShape shape) {
        // One shape for all.
    }

    @Override
    public void beep() {
        // A class of twenty would beep.
    }

    @Override
    public void scrollArea(int top, int size, int rows) {
        selection = selection.moved(rows);
    }

    @Override
    public void setCursorVisible(boolean visible) {
        cursorShown = visible;
    }

    @Override
    public void useAlternateScreenBuffer(boolean alternate) {
        full = alternate;
        selection = Selection.NONE;
    }

    @Override
    public String getWindowTitle() {
        return title;
    }

    @Override
    public void setWindowTitle(String name) {
        title = name;
    }

    @Override
    public TerminalSelection getSelection() {
        return null;
    }

    @Override
    public void terminalMouseModeSet(MouseMode mode) {
        // Programs get no mouse: it selects.
    }

    @Override
    public void setMouseFormat(MouseFormat format) {
        // As above.
    }

    @Override
    public void setBracketedPasteMode(boolean enabled) {
        bracketsPastes = enabled;
    }

    @Override
    public boolean ambiguousCharsAreDoubleWidth() {
        return false;
    }
}
