package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.conf.RawText;
import org.standbywizard.remote.ShellQuote;

/** Which steps a person may do in the wizard's place. Pure. */
public final class ByHand {
    /** A word of {@code by-hand.not.<reason>}. */
    private static final String SEVERAL = "several-edits";

    private ByHand() {}

    /**
     * Why a step is the wizard's alone: a word of {@code by-hand.not.<reason>}; empty if a person may do it.
     *
     * @param changeSet a file that several steps edit is the wizard's: undoing one would reach into the other
     */
    public static Optional<String> refusal(Step step, ChangeSet changeSet) {
        if (step instanceof EditFile edit && edits(edit, changeSet) > 1) {
            return Optional.of(SEVERAL);
        }
        return step.reserved();
    }

    private static long edits(EditFile edit, ChangeSet changeSet) {
        return changeSet
                .steps()
                .filter(step -> step instanceof EditFile other
                        && other.host().equals(edit.host())
                        && other.path().equals(edit.path()))
                .count();
    }

    /**
     * Commands that make a file what it shall be, with nothing but what every system has: lines at its end are appended,
     * others take the place of those between what stays above and below.
     *
     * @param before its bytes as one char each, and so {@code after}
     */
    static List<String> edit(String path, String before, String after) {
        List<String> old = before.lines().toList();
        List<String> wanted = after.lines().toList();
        // A last line without an end would run into the next one, so it is written anew.
        boolean ends = before.isEmpty() || before.endsWith("\n");
        boolean endAlike = before.endsWith("\n") == after.endsWith("\n");
        int above = 0;
        int least = Math.min(old.size(), wanted.size());
        while (above < (ends ? least : Math.min(least, old.size() - 1))
                && old.get(above).equals(wanted.get(above))) {
            above++;
        }
        int below = 0;
        while (endAlike
                && below < least - above
                && old.get(old.size() - 1 - below).equals(wanted.get(wanted.size() - 1 - below))) {
            below++;
        }
        List<String> text = wanted.subList(above, wanted.size() - below).stream()
                .map(RawText::show)
                .toList();
        String place = ShellQuote.typed(path);
        if (ends && above == old.size()) {
            return document("cat >> " + place, text);
        }
        String next = ShellQuote.typed(path.concat(".new"));
        StringBuilder parts = new StringBuilder("{ ");
        if (above > 0) {
            parts.append("head -n ").append(above).append(' ').append(place).append("; ");
        }
        parts.append("cat; ");
        if (below > 0) {
            parts.append("tail -n ").append(below).append(' ').append(place).append("; ");
        }
        List<String> lines =
                new ArrayList<>(document(parts.append("} > ").append(next).toString(), text));
        lines.add("cat " + next + " > " + place + " && rm " + next);
        return lines;
    }

    /** A here-document; its mark is no line of the text. */
    private static List<String> document(String command, List<String> text) {
        StringBuilder mark = new StringBuilder("END");
        while (text.contains(mark.toString())) {
            mark.append('_');
        }
        List<String> lines = new ArrayList<>();
        lines.add(command + " <<'" + mark + "'");
        lines.addAll(text);
        lines.add(mark.toString());
        return lines;
    }
}
