package org.standbywizard.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A report in Markdown (CommonMark, with GitHub's tables). Text of people and hosts is escaped. */
final class MarkdownWriter {
    /** CommonMark 0.31, "Backslash escapes": what could begin or end something anywhere in a line. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>&|~$]");
    /** What means something at the start of a line. */
    private static final Pattern START = Pattern.compile("^(\\s*)([#+-]|\\d+(?=[.)])|=)");

    private static final Pattern TICKS = Pattern.compile("`+");

    private final StringBuilder out = new StringBuilder();

    private MarkdownWriter() {}

    static String of(Document document) {
        return new MarkdownWriter().page(document);
    }

    private String page(Document document) {
        line("# " + escaped(document.title()));
        line("");
        line("**" + escaped(document.state().text()) + "**");
        line("");
        facts(document.facts());
        document.blocks().forEach(this::block);
        line("---");
        line("");
        line(escaped(document.footer()));
        return out.toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Heading heading) {
            line("#".repeat(heading.level()) + " " + escaped(heading.text()));
            line("");
        } else if (block instanceof Block.Text text) {
            line(escaped(text.text()));
            line("");
        } else if (block instanceof Block.Note note) {
            line("> " + escaped(note.text()).replace("\n", "\n> "));
            line("");
        } else if (block instanceof Block.Items items) {
            items.texts().forEach(text -> line("- " + escaped(text)));
            line("");
        } else if (block instanceof Block.Facts facts) {
            facts(facts.facts());
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Code code) {
            code(code.where(), code.lines(), "", "");
        } else if (block instanceof Block.Diff diff) {
            code(diff.where(), diff.lines(), "diff", "");
        } else if (block instanceof Block.Steps steps) {
            int number = 1;
            for (Block.Do step : steps.steps()) {
                line(number + ". " + escaped(step.text()));
                line("");
                step.codes().forEach(code -> code(code.where(), code.lines(), "", "   "));
                number++;
            }
        }
    }

    private void facts(List<Block.Fact> facts) {
        facts.forEach(fact -> line("- **" + escaped(fact.name()) + "**: " + cell(fact.value(), false)));
        line("");
    }

    /** Lines that belong to rows follow the table, since a cell has no room for them. */
    private void table(Block.Table table) {
        row(table.heads().stream().map(MarkdownWriter::escaped).toList());
        row(Collections.nCopies(table.heads().size(), "---"));
        table.rows()
                .forEach(row ->
                        row(row.cells().stream().map(cell -> cell(cell, true)).toList()));
        line("");
        for (Block.Row row : table.rows()) {
            if (!row.below().isEmpty()) {
                String name = row.cells().stream()
                        .limit(4)
                        .map(Cell::text)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(" · "));
                code(name, row.below(), "", "");
            }
        }
    }

    private void row(List<String> cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void code(String where, List<String> lines, String language, String indent) {
        if (!where.isEmpty()) {
            line(indent + escaped(where) + ":");
            line("");
        }
        String fence = "`".repeat(Math.max(3, longest(String.join("\n", lines)) + 1));
        line(indent + fence + language);
        lines.forEach(text -> text.lines().forEach(one -> line(indent + one)));
        line(indent + fence);
        line("");
    }

    /**
     * Of a state only the first line is emphasised; the others explain it.
     *
     * @param inTable where even a code span's bar must be escaped
     */
    private static String cell(Cell cell, boolean inTable) {
        List<String> lines = cell.text().lines().filter(line -> !line.isBlank()).toList();
        List<String> written = new ArrayList<>();
        for (String line : lines) {
            written.add(
                    switch (cell.form()) {
                        case CODE -> inTable ? span(line).replace("|", "\\|") : span(line);
                        case STRONG, GOOD, WARN, BAD ->
                            written.isEmpty() ? "**" + escaped(line.strip()) + "**" : escaped(line);
                        case PLAIN, QUIET -> escaped(line);
                    });
        }
        return String.join("<br>", written);
    }

    private static String span(String text) {
        String ticks = "`".repeat(longest(text) + 1);
        String room = text.startsWith("`") || text.endsWith("`") ? " " : "";
        return ticks + room + text.replace('\t', ' ') + room + ticks;
    }

    private static int longest(String text) {
        return TICKS.matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }

    private static String escaped(String text) {
        String inside = SPECIAL.matcher(text).replaceAll("\\\\$0");
        return START.matcher(inside).replaceFirst(found -> {
            String mark = found.group(2);
            String safe = Character.isDigit(mark.charAt(0)) ? mark + "\\" : "\\" + mark;
            return Matcher.quoteReplacement(found.group(1) + safe);
        });
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
