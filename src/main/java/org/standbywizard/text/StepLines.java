package org.standbywizard.text;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.conf.FileDiff;
import org.standbywizard.conf.RawText;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.Equivalent;
import org.standbywizard.steps.FinishCopy;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;

/** What one step changes, as lines: the file's difference, or what a person would type. Secrets are masked. */
public final class StepLines {
    /** Unchanged lines around a change. */
    private static final int CONTEXT = 2;

    private StepLines() {}

    /** The unified diff of a file step, for people; empty for any other step. */
    public static List<String> diff(Step step) {
        if (!(step instanceof EditFile edit)) {
            return List.of();
        }
        String text = FileDiff.unified(edit.path(), edit.path() + " (new)", edit.before(), edit.after(), CONTEXT);
        return RawText.show(text).lines().map(SecretMask::of).toList();
    }

    /** Commands or statements; empty for a file step. */
    public static List<String> commands(Step step, ServerRef server) {
        Equivalent same = step.equivalent(server);
        return same.kind() == Equivalent.Kind.EDIT
                ? List.of()
                : same.lines().stream().map(SecretMask::of).toList();
    }

    /** What a person types who does the step in the wizard's place; commands ask for secrets. */
    public static List<String> byHand(Step step, ServerRef server) {
        return step.byHand(server).lines().stream().map(SecretMask::of).toList();
    }

    /** Settings that are written into the copy before its first start: {@code name = value}. */
    public static List<String> settings(Step step) {
        return step instanceof FinishCopy finish
                ? finish.block().entrySet().stream()
                        .map(e -> SecretMask.of(e.getKey() + " = " + e.getValue()))
                        .toList()
                : List.of();
    }

    /** What is typed before the lines: {@code root#}, {@code postgres$}, {@code postgres=#}. */
    static String prompt(Step step, ServerRef server) {
        return switch (step.equivalent(server).kind()) {
            case ROOT_SHELL -> "# ";
            case OWNER_SHELL -> server.osUser() + "$ ";
            case SQL -> "sql> ";
            case EDIT -> "";
        };
    }

    static List<StyledLine> of(Step step, ServerRef server) {
        List<StyledLine> lines = new ArrayList<>();
        for (String line : diff(step)) {
            lines.add(new StyledLine(style(line), line));
        }
        String prompt = prompt(step, server);
        boolean shell = prompt.endsWith("$ ");
        List<String> typed = commands(step, server);
        for (int i = 0; i < typed.size(); i++) {
            // The text of a here-document has no prompt.
            boolean here = shell && i > 0 && typed.get(0).contains("<<");
            lines.add(StyledLine.plain((here ? "> " : prompt) + typed.get(i)));
        }
        settings(step).forEach(line -> lines.add(new StyledLine(StyledLine.Style.ADDED, "+" + line)));
        return lines;
    }

    private static StyledLine.Style style(String line) {
        if (line.startsWith("---") || line.startsWith("+++") || line.startsWith("@@")) {
            return StyledLine.Style.QUIET;
        }
        if (line.startsWith("+")) {
            return StyledLine.Style.ADDED;
        }
        return line.startsWith("-") ? StyledLine.Style.REMOVED : StyledLine.Style.PLAIN;
    }
}
