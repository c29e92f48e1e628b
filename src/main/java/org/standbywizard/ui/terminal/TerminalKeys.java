package org.standbywizard.ui.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What a key that is pressed sends to a host (xterm, "PC-style function keys" and "C0 control characters"). */
final class TerminalKeys {
    private static final char ESCAPE = 27;

    private TerminalKeys() {}

    /**
     * What it sends already when it is pressed.
     *
     * @param mac where the Alt key is for letters
     */
    static Optional<byte[]> pressed(KeyEvent event, Emulation emulation, boolean mac) {
        if (event.isMetaDown()) {
            return Optional.empty();
        }
        boolean alt = event.isAltDown() && !mac;
        if (event.isControlDown() && !event.isAltDown()) {
            Optional<byte[]> control = control(event.getCode());
            if (control.isPresent()) {
                return control;
            }
        }
        if (event.getCode() == KeyCode.TAB && !event.isShiftDown()) {
            return bytes("\t");
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            return bytes(String.valueOf(ESCAPE));
        }
        Optional<byte[]> named =
                emulation.key(event.getCode().getCode(), event.isShiftDown(), event.isControlDown(), alt);
        boolean letter = alt && !event.isControlDown() && isLetters(event.getText());
        return named.isEmpty() && letter ? bytes(ESCAPE + event.getText()) : named;
    }

    /** What it sends as letters; empty if it did already when it was pressed, or is none. */
    static Optional<byte[]> typed(KeyEvent event, boolean mac) {
        // Alt Gr is both on Windows.
        boolean plain = mac || event.isAltDown() == event.isControlDown();
        boolean wanted = plain && !event.isMetaDown() && isLetters(event.getCharacter());
        return wanted ? bytes(event.getCharacter()) : Optional.empty();
    }

    private static boolean isLetters(String text) {
        return !text.isEmpty() && text.chars().allMatch(letter -> letter >= ' ' && letter != 0x7f);
    }

    private static Optional<byte[]> control(KeyCode code) {
        if (code.compareTo(KeyCode.A) >= 0 && code.compareTo(KeyCode.Z) <= 0) {
            return one(code.getCode() - KeyCode.A.getCode() + 1);
        }
        return switch (code) {
            case SPACE, AT, DIGIT2 -> one(0);
            case OPEN_BRACKET -> one(27);
            case BACK_SLASH -> one(28);
            case CLOSE_BRACKET -> one(29);
            case CIRCUMFLEX, DIGIT6 -> one(30);
            case UNDERSCORE, MINUS, SLASH -> one(31);
            default -> Optional.empty();
        };
    }

    private static Optional<byte[]> one(int value) {
        return Optional.of(new byte[] {(byte) value});
    }

    private static Optional<byte[]> bytes(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
