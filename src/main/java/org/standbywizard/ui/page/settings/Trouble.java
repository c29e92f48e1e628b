package org.standbywizard.ui.page.settings;

import java.util.Optional;
import java.util.stream.Stream;
import org.standbywizard.plan.Problem;

/**
 * What is wrong at one place of the page.
 *
 * @param path of the field in the plan
 * @param key of its words, {@code page.settings.problem.<key>}; empty text if {@code plan} has the words
 */
public record Trouble(String path, String key, Optional<Problem> plan) {
    /** Whether a place of the plan is shown on this page. */
    static boolean isOfThisPage(String path) {
        String place = path.replaceFirst("^standbys\\[\\d+]\\.", "standby.");
        return Stream.of(
                        "replication",
                        "settings",
                        "primary.settings",
                        "standby.settings",
                        "standby.slot",
                        "standby.applicationName",
                        "standby.primaryAddress",
                        "standby.primaryPort",
                        "standby.sourceAddress",
                        "standby.tablespaces")
                .anyMatch(ours -> place.equals(ours) || place.startsWith(ours + ".") || place.startsWith(ours + "["));
    }

    static Trouble of(Problem problem) {
        return new Trouble(problem.path(), "", Optional.of(problem));
    }
}
