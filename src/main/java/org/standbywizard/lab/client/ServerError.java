package org.standbywizard.lab.client;

import java.io.IOException;
import java.util.Map;

/** What a server refused, as libpq prints it. */
public final class ServerError extends IOException {
    private static final long serialVersionUID = 1L;
    private final String state;

    private ServerError(String state, String message) {
        super(message);
        this.state = state;
    }

    /** @param fields of an ErrorResponse, by their letters */
    static ServerError of(Map<Character, String> fields) {
        StringBuilder text =
                new StringBuilder(fields.getOrDefault('S', "ERROR") + ":  " + fields.getOrDefault('M', ""));
        if (fields.containsKey('D')) {
            text.append("\nDETAIL:  ").append(fields.get('D'));
        }
        if (fields.containsKey('H')) {
            text.append("\nHINT:  ").append(fields.get('H'));
        }
        return new ServerError(fields.getOrDefault('C', ""), text.toString());
    }

    /** Whether the connection has ended with it. */
    public boolean isFatal() {
        return getMessage().startsWith("FATAL") || getMessage().startsWith("PANIC");
    }

    /** SQLSTATE. */
    public String state() {
        return state;
    }
}
