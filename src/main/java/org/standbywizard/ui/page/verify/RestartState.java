package org.standbywizard.ui.page.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;

/** Where the restart test is. */
sealed interface RestartState {
    record None() implements RestartState {}

    record Running(HostId server) implements RestartState {}

    /**
     * @param upMillis from the request until the server answered
     * @param streamingMillis by standby, from the request until it streamed again
     */
    record Passed(HostId server, long upMillis, Map<HostId, Long> streamingMillis) implements RestartState {
        public Passed {
            streamingMillis = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(streamingMillis));
        }
    }

    /** It was not restarted: by then it had more connections than were agreed to. */
    record Grew(HostId server, int clients) implements RestartState {}

    record Failed(HostId server, Failure failure) implements RestartState {}
}
