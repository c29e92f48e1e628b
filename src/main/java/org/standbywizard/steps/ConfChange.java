package org.standbywizard.steps;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one server's managed block shall hold, and what that means for the running server.
 *
 * @param block the whole block
 * @param changed names whose running value differs, with the wanted value
 * @param restart whether one of them takes effect only after a restart
 * @param overridden names that postgresql.auto.conf would win over, with its values
 */
record ConfChange(
        Map<String, String> block, Map<String, String> changed, boolean restart, Map<String, String> overridden) {
    ConfChange {
        block = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(block));
        changed = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(changed));
        overridden = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(overridden));
    }
}
