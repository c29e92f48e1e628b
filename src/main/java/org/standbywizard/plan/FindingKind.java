package org.standbywizard.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A finding that a check can have, before it is one on a server: an entry of a table of outcomes. */
public interface FindingKind {
    Form form();

    /**
     * What all findings of a kind share.
     *
     * @param names of the values that its words may use, beside {@code host}
     */
    record Form(String check, String id, Finding.State state, List<String> names) {
        public static Form of(String check, String id, Finding.State state, String... names) {
            return new Form(check, id, state, List.of(names));
        }
    }

    /** The check's stable id. */
    default String check() {
        return form().check();
    }

    /** Which of the check's outcomes it is. */
    default String id() {
        return form().id();
    }

    default Finding.State state() {
        return form().state();
    }

    default List<String> names() {
        return form().names();
    }

    /** @param values one for each of {@link #names}, in that order */
    default Finding on(HostId host, Object... values) {
        if (values.length != names().size()) {
            throw new IllegalArgumentException(this + " takes " + names());
        }
        Map<String, String> named = new HashMap<>(Map.of("host", host.name()));
        for (int i = 0; i < values.length; i++) {
            named.put(names().get(i), String.valueOf(values[i]));
        }
        return new Finding(check(), host, state(), id(), named);
    }
}
