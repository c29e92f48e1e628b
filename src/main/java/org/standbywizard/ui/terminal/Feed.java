package org.standbywizard.ui.terminal;

import com.techsenger.jeditermfx.core.ArrayTerminalDataStream;

/**
 * Output on its way into the emulation, which pulls letters while hosts push pieces that may end within a control
 * sequence: what was read of such a one is read again when more has come.
 */
final class Feed extends ArrayTerminalDataStream {
    /** No sequence is as long: what never ends is not waited for. */
    private static final int LONGEST = 1 << 16;

    private int mark;
    /** Half a letter at the end of the last piece. */
    private String half = "";

    Feed() {
        super(new char[0]);
    }

    void add(String piece) {
        String text = half + piece;
        boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
        int end = text.length() - (cut ? 1 : 0);
        half = text.substring(end);
        char[] all = new char[myLength + end];
        System.arraycopy(myBuf, myOffset, all, 0, myLength);
        text.getChars(0, end, all, myLength);
        myBuf = all;
        myOffset = 0;
        myLength = all.length;
    }

    /** What is read from here on may be read again. */
    void mark() {
        mark = myLength;
    }

    /**
     * Goes back to the mark. Where that is too far back, the letter there is left out: it begins nothing.
     *
     * @return whether to read on now, and not only when more has come
     */
    boolean again() {
        int skipped = mark > LONGEST ? 1 : 0;
        myOffset -= mark - myLength - skipped;
        myLength = mark - skipped;
        return skipped > 0;
    }
}
