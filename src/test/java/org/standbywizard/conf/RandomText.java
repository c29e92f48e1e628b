package org.standbywizard.conf;

import java.util.List;
import java.util.Random;
import org.standbywizard.fuzz.Fuzz;

/** Seeded pieces of configuration text, ordinary and odd. */
final class RandomText {

    private final Random random;

    /** @param own what tells this family's texts from others' */
    RandomText(long own) {
        random = new Random(Fuzz.seed() + own);
    }

    /** How many texts each of a family's three servers reads. */
    static int count() {
        return (Fuzz.cases() + 2) / 3;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Up to {@code max} pieces in a row. */
    String soup(int max, List<String> pieces) {
        StringBuilder soup = new StringBuilder();
        for (int i = random.nextInt(max + 1); i > 0; i--) {
            soup.append(one(pieces));
        }
        return soup.toString();
    }

    String lineEnd(boolean crlf) {
        return crlf && !chance(5) || chance(2) ? "\r\n" : "\n";
    }
}
