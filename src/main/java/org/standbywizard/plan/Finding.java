package org.standbywizard.plan;

import java.util.Map;

/**
 * What a check found on a server. Its words come from the message bundle: {@code check.<check>.title}, {@code
 * check.<check>.<outcome>.value}, {@code .requirement} and {@code .fix}, with {@code values} filled in by name.
 *
 * @param check the check's stable id, such as {@code disk-space}
 * @param outcome which of the check's outcomes this is, such as {@code too-small}
 * @param values what was found, by name; figures are plain (bytes, milliseconds)
 */
public record Finding(String check, HostId host, State state, String outcome, Map<String, String> values) {

    /** BLOCK stops an apply; CONFIRM stops it until the server's host name is given by the person. */
    public enum State {
        PASS,
        WARN,
        CONFIRM,
        BLOCK
    }

    public Finding {
        values = Map.copyOf(values);
    }
}
