package org.standbywizard.text;

import com.github.difflib.DiffUtils;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which of the words that there are somebody may have meant who typed another. */
public final class Meant {
    private static final int MOST = 3;

    private Meant() {}

    /** Those that differ in a few letters only, the nearest first; dashes before a word and a value behind it do not count. */
    public static List<String> by(String typed, Collection<String> words) {
        String bare = bare(typed);
        return words.stream()
                .filter(word -> near(bare, bare(word)))
                .sorted(Comparator.comparingInt((String word) -> letters(bare, bare(word)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static String bare(String word) {
        return word.replaceFirst("^-+", "").replaceFirst("=.*", "");
    }

    /** Two letters, or a third of a long word, but never more than half of a short one. */
    private static boolean near(String typed, String word) {
        int length = Math.max(typed.length(), word.length());
        return letters(typed, word) <= Math.min(length / 2, Math.max(2, length / 3));
    }

    /** How many letters are other, missing or too many. */
    private static int letters(String typed, String word) {
        return DiffUtils.diff(
                        typed.chars().boxed().toList(), word.chars().boxed().toList())
                .getDeltas()
                .stream()
                .mapToInt(delta ->
                        Math.max(delta.getSource().size(), delta.getTarget().size()))
                .sum();
    }
}
