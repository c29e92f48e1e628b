package org.standbywizard.ui.page.settings;

import java.util.Optional;
import org.standbywizard.plan.Problem;

/**
 * What is wrong at one place of the page.
 *
 * @param path of the field in the plan
 * @param key of its words, {@code page.settings.problem.<key>}; empty text if {@code plan} has the words
 */
public record Trouble(String path, String key, Optional<Problem> plan) {
    static Trouble of(Problem problem) {
        return new Trouble(problem.path(), "", Optional.of(problem));
    }
}
