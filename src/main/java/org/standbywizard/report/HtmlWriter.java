package org.standbywizard.report;

import java.util.List;

/**
 * A report as one HTML file that is well-formed XML too: no script, no resource from elsewhere (its policy forbids both),
 * and every text escaped.
 */
final class HtmlWriter {
    private final StringBuilder out = new StringBuilder();
    private final String css;

    private HtmlWriter(String css) {
        this.css = css;
    }

    /** @param css of the page, without markup */
    static String of(Document document, String css) {
        return new HtmlWriter(css).page(document);
    }

    private String page(Document document) {
        String language = document.language().getLanguage();
        out.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"")
                .append(escaped(language))
                .append("\">\n<head>\n<meta charset=\"UTF-8\"/>\n")
                .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
                .append("style-src 'unsafe-inline'\"/>\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        element("title", "", document.title());
        out.append("<style>\n").append(css).append("</style>\n</head>\n<body>\n<header>\n");
        out.append("<p>");
        cell(document.state(), "badge");
        out.append("</p>\n");
        element("h1", "", document.title());
        facts(document.facts());
        out.append("</header>\n<main>\n");
        document.blocks().forEach(this::block);
        out.append("</main>\n<footer>");
        element("p", "", document.footer());
        out.append("</footer>\n</body>\n</html>\n");
        return out.toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Heading heading) {
            element("h" + heading.level(), heading.sheet() ? "sheet" : "", heading.text());
        } else if (block instanceof Block.Text text) {
            element("p", "", text.text());
        } else if (block instanceof Block.Note note) {
            element("p", "note " + style(note.form()), note.text());
        } else if (block instanceof Block.Items items) {
            out.append("<ul>\n");
            items.texts().forEach(text -> element("li", "", text));
            out.append("</ul>\n");
        } else if (block instanceof Block.Facts facts) {
            facts(facts.facts());
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Code code) {
            code(code);
        } else if (block instanceof Block.Diff diff) {
            diff(diff);
        } else if (block instanceof Block.Steps steps) {
            out.append("<ol>\n");
            for (Block.Do step : steps.steps()) {
                out.append("<li>");
                element("p", "", step.text());
                step.codes().forEach(this::code);
                out.append("</li>\n");
            }
            out.append("</ol>\n");
        }
    }

    private void facts(List<Block.Fact> facts) {
        out.append("<dl>\n");
        for (Block.Fact fact : facts) {
            out.append("<div>");
            element("dt", "", fact.name());
            out.append("<dd>");
            cell(fact.value(), "");
            out.append("</dd></div>\n");
        }
        out.append("</dl>\n");
    }

    private void table(Block.Table table) {
        out.append("<table>\n<thead><tr>");
        table.heads().forEach(head -> element("th", "", head));
        out.append("</tr></thead>\n");
        for (Block.Row row : table.rows()) {
            // A body for each row keeps its lines with it on one sheet.
            out.append("<tbody><tr>");
            row.cells().forEach(cell -> {
                out.append("<td>");
                cell(cell, "");
                out.append("</td>");
            });
            out.append("</tr>");
            if (!row.below().isEmpty()) {
                out.append("<tr class=\"below\"><td></td><td colspan=\"")
                        .append(table.heads().size() - 1)
                        .append("\">");
                lines(row.below());
                out.append("</td></tr>");
            }
            out.append("</tbody>\n");
        }
        out.append("</table>\n");
    }

    private void code(Block.Code code) {
        out.append("<figure>");
        caption(code.where());
        lines(code.lines());
        out.append("</figure>\n");
    }

    private void caption(String text) {
        if (!text.isEmpty()) {
            element("figcaption", "", text);
        }
    }

    private void lines(List<String> lines) {
        out.append("<pre>");
        lines.forEach(line -> out.append(escaped(line)).append('\n'));
        out.append("</pre>");
    }

    private void diff(Block.Diff diff) {
        out.append("<figure>");
        caption(diff.where());
        out.append("<pre class=\"diff\">");
        for (String line : diff.lines()) {
            element("span", kind(line), line);
        }
        out.append("</pre></figure>\n");
    }

    private static String kind(String line) {
        if (line.startsWith("---") || line.startsWith("+++") || line.startsWith("@@")) {
            return "quiet";
        }
        return line.startsWith("+") ? "added" : line.startsWith("-") ? "removed" : "same";
    }

    /** Only the first line has the cell's form where that is a state; the others explain it. */
    private void cell(Cell cell, String more) {
        boolean state = cell.form() != Cell.Form.CODE && cell.form() != Cell.Form.PLAIN;
        int end = state ? cell.text().indexOf('\n') : -1;
        String first = end < 0 ? cell.text() : cell.text().substring(0, end);
        span(cell.form() == Cell.Form.CODE ? "code" : "span", (more + " " + style(cell.form())).strip(), first);
        if (end >= 0) {
            out.append("<br/>");
            span("span", "quiet", cell.text().substring(end + 1));
        }
    }

    private void span(String tag, String style, String text) {
        out.append('<').append(tag);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>')
                .append(escaped(text).replace("\n", "<br/>"))
                .append("</")
                .append(tag)
                .append('>');
    }

    private static String style(Cell.Form form) {
        return switch (form) {
            case PLAIN, CODE -> "";
            case STRONG -> "strong";
            case QUIET -> "quiet";
            case GOOD -> "good";
            case WARN -> "warn";
            case BAD -> "bad";
        };
    }

    private void element(String tag, String style, String text) {
        out.append('<').append(tag);
        if (!style.isEmpty()) {
            out.append(" class=\"").append(style).append('"');
        }
        out.append('>').append(escaped(text)).append("</").append(tag).append(">");
        out.append(tag.equals("span") || tag.equals("th") ? "" : "\n");
    }

    /** For text and attributes alike. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
