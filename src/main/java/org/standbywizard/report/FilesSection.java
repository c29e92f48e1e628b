package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.FinishCopy;
import org.standbywizard.text.StepLines;

/** The difference that the run made in every file. */
final class FilesSection {
    private final Words words;
    private final RunReport run;

    FilesSection(Words words, RunReport run) {
        this.words = words;
        this.run = run;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, words.get("report.files"), true));
        blocks.add(new Block.Text(words.get("report.files.about")));
        for (Deed deed : run.deeds()) {
            if (deed.state() == Deed.State.NOT_BEGUN) {
                continue;
            }
            if (deed.step() instanceof EditFile edit) {
                String key = deed.state() == Deed.State.TAKEN_BACK
                        ? "report.files.taken-back"
                        : deed.unsure() ? "report.files.unsure" : "report.files.file";
                blocks.add(new Block.Diff(words.get(key, edit.host(), edit.path()), StepLines.diff(edit)));
            } else if (deed.step() instanceof FinishCopy finish) {
                List<String> written = StepLines.settings(finish);
                if (!written.isEmpty()) {
                    blocks.add(new Block.Diff(
                            words.get("report.files.copy", finish.host()),
                            written.stream().map(line -> "+" + line).toList()));
                }
            }
        }
        return blocks;
    }
}
