package org.standbywizard.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.steps.Step;
import org.standbywizard.text.StepLines;
import org.standbywizard.text.StepText;

/** Every step with its time, result and length, and the same by hand. */
final class StepsSection {
    private final Words words;
    private final RunReport run;
    private final StepText titles;

    StepsSection(Words words, RunReport run) {
        this.words = words;
        this.run = run;
        this.titles = new StepText(words.messages());
    }

    List<Block> blocks() {
        List<Block.Row> rows = new ArrayList<>();
        for (Deed deed : run.deeds()) {
            rows.add(row(rows.size() + 1, deed));
        }
        return List.of(
                new Block.Heading(2, words.get("report.steps")),
                new Block.Text(words.get("report.steps.about")),
                new Block.Table(
                        List.of(
                                "#",
                                words.get("report.steps.time"),
                                words.get("report.server"),
                                words.get("report.steps.step"),
                                words.get("report.steps.result"),
                                words.get("report.steps.took")),
                        rows));
    }

    private Block.Row row(int number, Deed deed) {
        Step step = deed.step();
        boolean ended = deed.begunAt().isPresent() && deed.state() != Deed.State.BROKEN_OFF;
        return new Block.Row(
                List.of(
                        Cell.quiet(String.valueOf(number)),
                        Cell.plain(deed.begunAt().map(words::clock).orElse("")),
                        Cell.plain(step.host().name()),
                        Cell.plain(titles.title(step)),
                        result(deed),
                        Cell.plain(ended ? words.millis(deed.millis()) : "")),
                StepLines.commands(step, run.changeSet().servers().get(step.host())));
    }

    private Cell result(Deed deed) {
        List<String> lines = new ArrayList<>();
        lines.add(words.get(
                switch (deed.state()) {
                    case NOT_BEGUN -> "report.result.not-begun";
                    case BROKEN_OFF -> "report.result.broken-off";
                    case FAILED -> "report.result.failed";
                    case DONE -> "report.result.done";
                    case ALREADY -> "report.result.already";
                    case LOOKED -> "report.result.looked";
                    case BY_HAND -> "report.result.by-hand";
                    case TAKEN_BACK -> "report.result.taken-back";
                    case HALF_TAKEN_BACK -> "report.result.half-taken-back";
                }));
        deed.takenBack()
                .ifPresent(back -> lines.add(
                        words.get("report.result.taken-back.at", words.clock(back.at()), words.millis(back.millis()))));
        if (deed.attempts() > 1) {
            lines.add(words.get("report.result.attempts", deed.attempts()));
        }
        lines.addAll(figures(words, deed).values());
        return new Cell(
                switch (deed.state()) {
                    case FAILED -> Cell.Form.BAD;
                    case BROKEN_OFF, HALF_TAKEN_BACK -> Cell.Form.WARN;
                    case DONE, BY_HAND -> Cell.Form.GOOD;
                    case NOT_BEGUN, ALREADY, LOOKED, TAKEN_BACK -> Cell.Form.QUIET;
                },
                String.join("\n", lines));
    }

    /** A step's figures in words, by their names. */
    static Map<String, String> figures(Words words, Deed deed) {
        Map<String, String> figures = new LinkedHashMap<>();
        long bytes = figure(deed, "bytes");
        long millis = figure(deed, "millis");
        if (bytes > 0) {
            figures.put(
                    "bytes",
                    millis > 0
                            ? words.get("report.figure.copied.rate", bytes, bytes * 1000 / millis)
                            : words.get("report.figure.copied", bytes));
        }
        if (deed.facts().containsKey("downtime-ms")) {
            figures.put("downtime-ms", words.get("report.figure.downtime", figure(deed, "downtime-ms")));
        }
        return figures;
    }

    /** 0 if there is none. */
    private static long figure(Deed deed, String name) {
        String value = deed.facts().getOrDefault(name, "");
        return value.matches("\\d{1,15}") ? Long.parseLong(value) : 0;
    }
}
