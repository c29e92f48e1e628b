package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.steps.BaseBackup;

/** Where the data lies that was there before, and directories that nobody needs any more. */
final class DataSection {
    private final Words words;
    private final RunReport run;

    DataSection(Words words, RunReport run) {
        this.words = words;
        this.run = run;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, words.get("report.data")));
        if (run.aside().isEmpty()) {
            blocks.add(new Block.Text(words.get("report.data.none")));
        } else {
            blocks.add(new Block.Table(
                    List.of(
                            words.get("report.server"),
                            words.get("report.data.directory"),
                            words.get("report.data.what")),
                    run.aside().stream().map(this::row).toList()));
            blocks.add(new Block.Text(words.get("report.data.delete")));
            for (Aside aside : run.aside()) {
                blocks.add(words.root(aside.host(), "du -sh " + Place.quoted(aside.directory())));
            }
        }
        List<String> mapped = new ArrayList<>();
        for (Deed deed : run.deeds(BaseBackup.class)) {
            BaseBackup backup = (BaseBackup) deed.step();
            if (deed.stands()) {
                backup.tablespaces()
                        .forEach(
                                (from, to) -> mapped.add(words.get("report.data.tablespace", backup.host(), from, to)));
            }
        }
        if (!mapped.isEmpty()) {
            blocks.add(new Block.Items(mapped));
        }
        return blocks;
    }

    private Block.Row row(Aside aside) {
        return Block.Row.of(
                Cell.strong(aside.host().name()),
                Cell.code(aside.directory()),
                Cell.plain(words.get(aside.copy() ? "report.data.copy" : "report.data.former")));
    }
}
