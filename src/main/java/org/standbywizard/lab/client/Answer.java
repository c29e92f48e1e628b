package org.standbywizard.lab.client;

import java.util.ArrayList;
import java.util.List;

/**
 * What a server answers to a simple query: the last result that has rows, else none.
 *
 * @param rows no more than were wanted; a null is null
 * @param more whether there were more rows
 * @param tag of the last command, such as {@code INSERT 0 1}; empty if there was no command
 */
public record Answer(List<String> columns, List<List<String>> rows, boolean more, String tag) {
    public Answer {
        columns = List.copyOf(columns);
        // A null in a row stands for SQL's null, which List.copyOf refuses.
        rows = java.util.Collections.unmodifiableList(new ArrayList<>(rows));
    }

    /** Made message by message. */
    static final class Builder {
        private final int most;
        private List<String> columns = List.of();
        private final List<List<String>> rows = new ArrayList<>();
        private boolean more;
        private String tag = "";

        Builder(int most) {
            this.most = most;
        }

        void take(Message message) {
            switch (message.type()) {
                case 'T' -> {
                    columns = message.names();
                    rows.clear();
                    more = false;
                }
                case 'D' -> {
                    if (rows.size() < most) {
                        rows.add(message.columns());
                    } else {
                        more = true;
                    }
                }
                case 'C' -> tag = message.text();
                default -> {}
            }
        }

        Answer answer() {
            return new Answer(columns, rows, more, tag);
        }
    }
}
