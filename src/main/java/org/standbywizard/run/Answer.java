package org.standbywizard.run;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;

/**
 * What one server said to one read-only question.
 *
 * @param sql as it was asked
 * @param rows at most {@link #ROWS}, each column by its name; empty if it could not be asked
 * @param failure why it could not be asked
 */
public record Answer(HostId host, String sql, List<Map<String, String>> rows, Optional<Failure> failure) {
    static final int ROWS = 20;
    private static final int CHARACTERS = 200;
    private static final String NOTHING = "";

    public Answer {
        rows = rows.stream().limit(ROWS).map(Answer::bounded).toList();
    }

    /** Their names, in the order of the question. */
    public List<String> columns() {
        return rows.isEmpty() ? List.of() : List.copyOf(rows.get(0).keySet());
    }

    private static Map<String, String> bounded(Map<String, String> row) {
        Map<String, String> all = new LinkedHashMap<>();
        row.forEach((name, value) -> all.put(
                name, value == null ? NOTHING : value.length() > CHARACTERS ? value.substring(0, CHARACTERS) : value));
        return Collections.unmodifiableMap(all);
    }
}
