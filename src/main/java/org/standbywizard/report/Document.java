package org.standbywizard.report;

import java.util.List;
import java.util.Locale;

/**
 * A report as people read it, before it is written down as HTML or Markdown.
 *
 * @param state in a word or two, with its form
 * @param facts about the report itself
 */
record Document(Locale language, String title, Cell state, List<Block.Fact> facts, List<Block> blocks, String footer) {
    Document {
        title = Plain.of(title);
        facts = List.copyOf(facts);
        blocks = List.copyOf(blocks);
    }
}
