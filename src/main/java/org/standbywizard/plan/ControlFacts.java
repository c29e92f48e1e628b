package org.standbywizard.plan;

import java.util.Map;

/**
 * pg_controldata's words.
 *
 * @param systemIdentifier decimal text, empty if unknown
 * @param state such as {@code in production}, {@code in archive recovery}, {@code shut down}
 * @param demands the five {@code max_*} values that a standby must not undercut, by parameter name
 */
public record ControlFacts(
        String systemIdentifier,
        String state,
        int timeline,
        int blockSize,
        int walSegmentBytes,
        int checksumVersion,
        Map<String, Integer> demands) {

    public static ControlFacts unknown() {
        return new ControlFacts("", "", 0, 0, 0, 0, Map.of());
    }
}
