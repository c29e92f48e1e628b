package org.standbywizard.plan;

import java.util.Collection;
import java.util.List;

/**
 * One thing wrong with what a person wrote. Words come from the message bundle {@code problems}: {@code
 * problem.<key>.cause} and {@code problem.<key>.next}, filled with {@code args}.
 *
 * @param path the field, such as {@code standbys[0].ssh.port}; empty for the whole file
 * @param key one of {@link ProblemKeys}
 * @param args values for the words, as written; never a secret
 */
public record Problem(String path, String key, List<String> args) {
    public Problem {
        args = List.copyOf(args);
    }

    public static Problem at(FieldPath path, String key, String... args) {
        return new Problem(path.toString(), key, List.of(args));
    }

    /** About a file as a whole. */
    public static Problem whole(String key, String... args) {
        return at(FieldPath.ROOT, key, args);
    }

    /** A key that is not known under {@code parent}, with the one that was probably meant. */
    public static Problem unknownKey(FieldPath parent, String key, Collection<String> known) {
        String all = String.join(", ", known);
        return NearestWord.of(key, known)
                .map(like -> at(parent.name(key), ProblemKeys.KEY_LIKE, key, like, all))
                .orElseGet(() -> at(parent.name(key), ProblemKeys.KEY_UNKNOWN, key, all));
    }
}
