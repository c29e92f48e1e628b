package org.standbywizard.verify;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.standbywizard.plan.HostId;

/**
 * What one server should run with.
 *
 * @param settings wanted values as people write them; {@link WantedSettings} says when one is met
 */
public record ExpectedServer(HostId id, Map<String, String> settings) {
    public ExpectedServer {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
