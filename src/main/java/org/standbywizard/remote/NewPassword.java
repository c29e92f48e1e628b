package org.standbywizard.remote;

import java.security.SecureRandom;

/** Draws passwords that nobody has chosen: 32 letters and digits, which need no quoting anywhere (190 bits). */
public final class NewPassword {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final int LENGTH = 32;

    private NewPassword() {}

    /** Another one each time. */
    public static Secret draw() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new Secret(text.toString());
    }
}
