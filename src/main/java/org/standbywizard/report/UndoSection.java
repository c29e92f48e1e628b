package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.text.StepText;

/** How all of it is taken back. */
final class UndoSection {
    private final Words words;
    private final RunReport run;
    private final String planFile;

    UndoSection(Words words, RunReport run, String planFile) {
        this.words = words;
        this.run = run;
        this.planFile = planFile;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, words.get("report.undo"), true));
        StepText titles = new StepText(words.messages());
        List<Block.Row> rows = new ArrayList<>();
        run.undo().forEach(step -> {
            String title = titles.undo(step);
            if (!title.isEmpty()) {
                rows.add(Block.Row.of(
                        Cell.quiet(String.valueOf(rows.size() + 1)),
                        Cell.plain(step.host().name()),
                        Cell.plain(title)));
            }
        });
        if (rows.isEmpty()) {
            blocks.add(new Block.Text(words.get("report.undo.nothing")));
            return blocks;
        }
        blocks.add(new Block.Text(words.get("report.undo.about")));
        blocks.add(new Block.Code(
                words.get("report.undo.command"), List.of("standby-wizard undo " + Place.quoted(planFile))));
        blocks.add(new Block.Table(List.of("#", words.get("report.server"), words.get("report.undo.step")), rows));
        blocks.add(new Block.Text(words.get("report.undo.by-hand")));
        List<String> kept = run.footprint().runDirectories().stream()
                .map(directory -> directory.host() + ": " + directory.path() + "/before")
                .toList();
        blocks.add(new Block.Code(words.get("report.undo.images"), kept));
        return blocks;
    }
}
