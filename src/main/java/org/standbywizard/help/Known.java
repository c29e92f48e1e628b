package org.standbywizard.help;

import java.util.Map;

/**
 * A message that was recognised.
 *
 * @param values what the message itself carries, by the names of the words' places: a role, a slot, a path
 */
public record Known(Entry entry, Map<String, String> values) {
    public Known {
        values = Map.copyOf(values);
    }
}
