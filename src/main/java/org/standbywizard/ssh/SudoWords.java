package org.standbywizard.ssh;

import java.util.Locale;
import org.standbywizard.remote.Failure;

/** Reads why sudo refused from its own (English) words. */
final class SudoWords {

    private SudoWords() {}

    static Failure failure(String host, String user, String words) {
        return new Failure.SudoFailed(host, user, reason(words), words.strip());
    }

    static String reason(String words) {
        String text = words.toLowerCase(Locale.ROOT);
        if (text.contains("not found") || text.contains("no such file")) {
            return "missing";
        }
        if (text.contains("tty") || text.contains("terminal")) {
            return "tty";
        }
        if (text.contains("not in the sudoers") || text.contains("not allowed") || text.contains("may not run")) {
            return "not-allowed";
        }
        return "password";
    }
}
