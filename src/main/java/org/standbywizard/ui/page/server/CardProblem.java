package org.standbywizard.ui.page.server;

import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.Problem;

/**
 * Why one cannot go on from a card yet.
 *
 * @param field where to correct it
 * @param key of its words, {@code page.server.problem.<key>}; empty text if {@code plan} has the words
 * @param args values for those words
 * @param plan what is wrong with the plan there
 */
public record CardProblem(ServerCardModel card, Field field, String key, List<String> args, Optional<Problem> plan) {
    static CardProblem of(ServerCardModel card, Field field, String key, String... args) {
        return new CardProblem(card, field, key, List.of(args), Optional.empty());
    }

    static CardProblem of(ServerCardModel card, Field field, Problem problem) {
        return new CardProblem(card, field, "", List.of(), Optional.of(problem));
    }

    @Override
    public String toString() {
        return field + " " + plan.map(Problem::key).orElse(key);
    }
}
