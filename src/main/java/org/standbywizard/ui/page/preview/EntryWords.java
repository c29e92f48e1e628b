package org.standbywizard.ui.page.preview;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.standbywizard.steps.EditFile;
import org.standbywizard.steps.FinishCopy;
import org.standbywizard.text.Messages;
import org.standbywizard.text.Sizes;
import org.standbywizard.text.StepText;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.page.preview.Entry.Content;
import org.standbywizard.ui.page.preview.Entry.Tag;

/** The tree's words. */
final class EntryWords {
    private final Messages words;
    private final StepText steps;
    private final long copied;

    /** @param copied how much a base backup copies, bytes */
    EntryWords(Messages words, long copied) {
        this.words = words;
        this.steps = new StepText(words);
        this.copied = copied;
    }

    /** In the tree: short. */
    String name(Entry entry) {
        return entry.content() instanceof Content.FileEdit file
                ? file.name()
                : words.get(
                        "page.preview.entry." + entry.step().kind(),
                        entry.step().titleArgs().toArray());
    }

    /** What it does, in a sentence. */
    String title(Entry entry) {
        if (entry.step() instanceof FinishCopy && entry.content() instanceof Content.FileEdit file) {
            return words.get("page.preview.finish-conf", file.path());
        }
        return steps.title(entry.step());
    }

    String undo(Entry entry) {
        return entry.step() instanceof EditFile || entry.content() instanceof Content.Typed
                ? steps.undo(entry.step())
                : "";
    }

    /** What comes of it, beside its name. */
    Node tag(Entry entry) {
        if (entry.content() instanceof Content.FileEdit file && entry.tag() == Tag.LINES) {
            HBox counts = new HBox();
            counts.getStyleClass().add("tags");
            if (file.diff().added() > 0) {
                counts.getChildren().add(tag("+" + file.diff().added(), "tag-added"));
            }
            if (file.diff().removed() > 0) {
                counts.getChildren().add(tag("\u2212" + file.diff().removed(), "tag-removed"));
            }
            return counts;
        }
        return tag(tagText(entry), "tag-" + entry.tag().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** The same for whoever cannot see colours, or hears it. */
    String tagText(Entry entry) {
        return switch (entry.tag()) {
            case LINES ->
                entry.content() instanceof Content.FileEdit file
                        ? words.get(
                                "page.preview.tag.lines",
                                file.diff().added(),
                                file.diff().removed())
                        : "";
            case SIZE -> copied > 0 ? Sizes.bytes(copied, words.locale()) : "";
            case NONE -> "";
            default -> words.get("page.preview.tag." + entry.tag().name().toLowerCase(java.util.Locale.ROOT));
        };
    }

    private static Label tag(String text, String style) {
        Label label = Kit.styled(new Label(text), "tag", "small", style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
