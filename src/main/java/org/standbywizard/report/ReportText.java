package org.standbywizard.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.standbywizard.run.RunStatus;
import org.standbywizard.steps.BaseBackup;
import org.standbywizard.steps.RestartServer;
import org.standbywizard.steps.StopServer;
import org.standbywizard.text.Messages;

/** Reports in words, in one language. What a person needs first stands first; diffs and commands come last. */
public final class ReportText {
    private final Words words;
    private final Instant now;
    private final String planFile;

    /**
     * @param zone of the times that are shown
     * @param now when the report is made
     * @param planFile as commands in it shall name it
     */
    public ReportText(Messages messages, ZoneId zone, Instant now, String planFile) {
        this.words = new Words(messages, zone);
        this.now = now;
        this.planFile = planFile;
    }

    public String of(RunReport run, Format format) {
        return written(document(run), format);
    }

    /** Of a look alone, without the run that made what was looked at. */
    public String of(Verification seen, Format format) {
        return written(document(seen), format);
    }

    private static String written(Document document, Format format) {
        return switch (format) {
            case HTML -> HtmlWriter.of(document, css());
            case MARKDOWN -> MarkdownWriter.of(document);
        };
    }

    private static String css() {
        try (InputStream in = ReportText.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Document document(RunReport run) {
        List<Block> blocks = new ArrayList<>();
        summary(run, blocks);
        blocks.addAll(new TroubleSection(words, run).blocks());
        blocks.addAll(new ServerSection(words, run).blocks());
        blocks.addAll(new OpenedSection(words, run).blocks());
        blocks.addAll(new ProofSection(words, run).blocks());
        run.verification().ifPresent(seen -> blocks.addAll(new VerificationSection(words, seen).blocks()));
        blocks.addAll(new DataSection(words, run).blocks());
        blocks.addAll(new TodoSection(words, run, planFile).blocks());
        if (run.status() == RunStatus.DONE) {
            blocks.addAll(new WatchSection(words, Subject.of(run), planFile).blocks());
            blocks.addAll(new PromoteSection(words, Subject.of(run)).blocks());
        }
        blocks.addAll(new UndoSection(words, run, planFile).blocks());
        blocks.addAll(new FilesSection(words, run).blocks());
        blocks.addAll(new StepsSection(words, run).blocks());
        return new Document(
                words.messages().locale(),
                words.get("report.title", Subject.of(run).servers()),
                status(run),
                List.of(
                        fact("report.fact.run", run.runId()),
                        fact("report.fact.begun", words.date(run.begunAt())),
                        fact("report.fact.ended", words.date(run.endedAt())),
                        fact("report.fact.steps", String.valueOf(run.deeds().size())),
                        fact("report.fact.made", words.date(now))),
                blocks,
                words.get("report.footer"));
    }

    private Document document(Verification seen) {
        List<Block> blocks = new ArrayList<>(new VerificationSection(words, seen).blocks());
        Subject subject = Subject.of(seen);
        blocks.addAll(new WatchSection(words, subject, planFile).blocks());
        if (!subject.standbyPlaces().isEmpty()) {
            blocks.addAll(new PromoteSection(words, subject).blocks());
        }
        boolean good = VerificationSection.good(seen);
        return new Document(
                words.messages().locale(),
                words.get("report.title.verification", subject.servers()),
                new Cell(
                        good ? Cell.Form.GOOD : Cell.Form.BAD,
                        words.get(good ? "report.state.good" : "report.state.bad")),
                List.of(
                        fact("report.fact.looked", words.date(seen.status().at())),
                        fact("report.fact.made", words.date(now))),
                blocks,
                words.get("report.footer"));
    }

    private Block.Fact fact(String key, String value) {
        return new Block.Fact(words.get(key), Cell.plain(value));
    }

    private Cell status(RunReport run) {
        return switch (run.status()) {
            case DONE -> new Cell(Cell.Form.GOOD, words.get("report.state.done"));
            case UNFINISHED -> new Cell(Cell.Form.WARN, words.get("report.state.unfinished"));
            case FAILED -> new Cell(Cell.Form.BAD, words.get("report.state.failed"));
            case CANCELLED -> new Cell(Cell.Form.WARN, words.get("report.state.cancelled"));
            case UNDONE -> new Cell(Cell.Form.QUIET, words.get("report.state.undone"));
        };
    }

    /** What came of it, in a few sentences with the figures that people ask for. */
    private void summary(RunReport run, List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        switch (run.status()) {
            case DONE ->
                lines.add(words.get("report.summary.done", Subject.of(run).servers()));
            case UNDONE -> lines.add(words.get("report.summary.undone"));
            case UNFINISHED, FAILED, CANCELLED -> lines.add(words.get("report.summary.stopped"));
        }
        if (run.status() == RunStatus.DONE) {
            run.proof().ifPresent(proof -> proof.atMostMillis()
                    .forEach((standby, millis) ->
                            lines.add(words.get("report.summary.proof", proof.primary(), standby, millis))));
        }
        for (Deed deed : run.deeds(BaseBackup.class)) {
            StepsSection.figures(words, deed)
                    .values()
                    .forEach(figure -> lines.add(deed.step().host() + ": " + figure));
        }
        boolean quiet = true;
        for (Deed deed : run.deeds()) {
            boolean did = deed.state() == Deed.State.DONE || deed.takenBack().isPresent();
            if (deed.step() instanceof RestartServer && did) {
                String figure = StepsSection.figures(words, deed).getOrDefault("downtime-ms", "");
                lines.add(words.get("report.summary.restarted", deed.step().host(), figure));
                quiet = false;
            } else if (deed.step() instanceof StopServer stop && stop.ran() && did) {
                lines.add(words.get("report.summary.stopped-server", deed.step().host()));
                quiet = false;
            }
        }
        if (quiet) {
            lines.add(words.get("report.summary.no-interruption"));
        }
        blocks.add(new Block.Heading(2, words.get("report.summary")));
        blocks.add(new Block.Items(lines));
    }
}
