package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import org.standbywizard.text.HelpText;

/** What is known of a raw message, below the message itself. */
final class HelpBlocks {
    private HelpBlocks() {}

    static List<Block> of(Words words, List<HelpText> known) {
        List<Block> blocks = new ArrayList<>();
        for (HelpText one : known) {
            blocks.add(new Block.Note(Cell.Form.WARN, words.get("help.known", one.title())));
            add(one.cause(), blocks);
            blocks.add(new Block.Heading(3, words.get("help.confirm")));
            add(one.confirm(), blocks);
            blocks.add(new Block.Heading(3, words.get("help.fix")));
            add(one.fix(), blocks);
        }
        return blocks;
    }

    private static void add(List<HelpText.Said> parts, List<Block> blocks) {
        for (HelpText.Said part : parts) {
            if (part instanceof HelpText.Said.Lines code) {
                blocks.add(new Block.Code(code.place(), code.lines()));
            } else if (part instanceof HelpText.Said.Words text) {
                blocks.add(new Block.Text(text.text()));
            }
        }
    }
}
