package org.standbywizard.check;

/** File modes as the facts spell them. */
final class Modes {
    private Modes() {}

    /** Four octal digits: {@code 640} is {@code 0640}; empty text stays empty. */
    static String octal(String mode) {
        String digits = mode.strip();
        return digits.isEmpty() ? "" : "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
