package org.standbywizard.steps;

import java.util.List;
import java.util.Optional;

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

    /** A here-document's lines around {@code text}; its last line end is the document's own. */
    static List<String> document(String command, String text) {
        String mark = "END";
        while (text.lines().anyMatch(mark::equals)) {
            mark = mark.concat("_");
        }
        List<String> lines = new java.util.ArrayList<>();
        lines.add(command.concat(" <<'").concat(mark).concat("'"));
        text.lines().forEach(lines::add);
        lines.add(mark);
        return lines;
    }
}
