package org.standbywizard.learn;

import java.util.ArrayList;
import java.util.List;

/** A text of the library without any marks, to be pasted anywhere. */
public final class PlainText {
    private PlainText() {}

    /** @param commands stands in the place of the step's commands */
    public static String of(Article article, String commands) {
        List<String> lines = new ArrayList<>(List.of(article.title(), ""));
        for (Section section : article.sections()) {
            if (!section.title().isEmpty()) {
                lines.addAll(List.of(section.title(), ""));
            }
            for (Part part : section.parts()) {
                add(lines, part, commands);
                lines.add("");
            }
        }
        return String.join("\n", lines).strip() + "\n";
    }

    private static void add(List<String> lines, Part part, String commands) {
        if (part instanceof Part.Paragraph paragraph) {
            lines.add(text(paragraph.spans()));
        } else if (part instanceof Part.Bullets bullets) {
            for (int i = 0; i < bullets.items().size(); i++) {
                Part.Item item = bullets.items().get(i);
                lines.add((bullets.numbered() ? i + 1 + ". " : "- ")
                        + item.versions().map(range -> range + ": ").orElse("")
                        + text(item.spans()));
            }
        } else if (part instanceof Part.Code code) {
            lines.addAll(code.lines());
        } else {
            lines.add(commands);
        }
    }

    private static String text(List<Span> spans) {
        StringBuilder text = new StringBuilder();
        for (Span span : spans) {
            text.append(span.text());
            if (span instanceof Span.Link link) {
                text.append(" (").append(link.address()).append(')');
            }
        }
        return text.toString();
    }
}
