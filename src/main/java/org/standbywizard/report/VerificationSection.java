package org.standbywizard.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.Finding;
import org.standbywizard.text.FailureText;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.StatusText;
import org.standbywizard.verify.ReplicationStatus;
import org.standbywizard.verify.ServerSample;
import org.standbywizard.verify.SlotRow;
import org.standbywizard.verify.StandbyView;

/** What the servers said when they were looked at, and what each check made of it. */
final class VerificationSection {
    private final Words words;
    private final Verification seen;
    private final StatusText status;

    VerificationSection(Words words, Verification seen) {
        this.words = words;
        this.seen = seen;
        this.status = new StatusText(words.messages());
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Heading(2, words.get("report.verification")));
        blocks.add(new Block.Note(
                good(seen) ? Cell.Form.GOOD : Cell.Form.BAD,
                words.get(
                        good(seen) ? "report.verification.good" : "report.verification.bad",
                        words.date(seen.status().at()))));
        blocks.add(servers());
        for (var server : seen.status().servers()) {
            server.failure().ifPresent(why -> {
                FailureText text = FailureText.of(words.messages(), why);
                blocks.add(new Block.Note(Cell.Form.BAD, text.toString()));
                blocks.addAll(HelpBlocks.of(words, text.known()));
            });
        }
        blocks.add(new Block.Heading(3, words.get("report.checks")));
        blocks.add(checks());
        return blocks;
    }

    /** Whether everything could be looked at and is as it should be. */
    static boolean good(Verification seen) {
        return seen.findings().stream().noneMatch(finding -> finding.state() == Finding.State.BLOCK)
                && seen.status().servers().stream().allMatch(server -> server.reachable());
    }

    private Block servers() {
        ReplicationStatus now = seen.status();
        List<Block.Row> rows = new ArrayList<>();
        var primary = seen.expected().primary().id();
        Optional<ServerSample> sample = now.sample(primary);
        rows.add(Block.Row.of(
                Cell.strong(primary.name()),
                Cell.plain(version(sample)),
                Cell.plain(words.get("report.primary")),
                Cell.code(sample.flatMap(one -> one.wal().end())
                        .map(Object::toString)
                        .orElse("?")),
                Cell.plain(""),
                Cell.plain("")));
        for (StandbyView view : StandbyView.all(seen.expected(), now)) {
            rows.add(Block.Row.of(
                    Cell.strong(view.id().name()),
                    Cell.plain(version(now.sample(view.id()))),
                    new Cell(form(view), status.condition(view.condition())),
                    Cell.code(now.sample(view.id())
                            .flatMap(one -> one.wal().replayed())
                            .map(Object::toString)
                            .orElse("?")),
                    Cell.plain(status.lag(view.lag())),
                    Cell.plain(view.slot().map(this::slot).orElse(""))));
        }
        return new Block.Table(
                List.of(
                        words.get("report.server"),
                        "PostgreSQL",
                        words.get("report.server.role"),
                        words.get("report.position"),
                        words.get("report.behind"),
                        words.get("report.slot")),
                rows);
    }

    private static String version(Optional<ServerSample> sample) {
        return sample.map(one -> one.version().toString()).orElse("?");
    }

    private static Cell.Form form(StandbyView view) {
        return switch (view.condition()) {
            case IN_STEP, STREAMING -> Cell.Form.GOOD;
            case CATCHING_UP, UNKNOWN -> Cell.Form.WARN;
            case NOT_STREAMING, PROMOTED, OWN_CLUSTER -> Cell.Form.BAD;
        };
    }

    private String slot(SlotRow slot) {
        String kept = slot.retainedBytes().isPresent()
                ? words.bytes(slot.retainedBytes().getAsLong())
                : "?";
        return words.get("report.slot.keeps", slot.name(), kept);
    }

    /** The worst first. */
    private Block checks() {
        List<Block.Row> rows = seen.findings().stream()
                .sorted(Comparator.comparing(Finding::state).reversed())
                .map(this::check)
                .toList();
        return new Block.Table(
                List.of(
                        words.get("report.check.state"),
                        words.get("report.server"),
                        words.get("report.check"),
                        words.get("report.check.found")),
                rows);
    }

    private Block.Row check(Finding finding) {
        FindingText text = FindingText.of(words.messages(), finding);
        String found = text.fix().isEmpty() ? text.value() : text.value() + "\n" + text.fix();
        return Block.Row.of(
                new Cell(
                        switch (finding.state()) {
                            case PASS -> Cell.Form.GOOD;
                            case WARN, CONFIRM -> Cell.Form.WARN;
                            case BLOCK -> Cell.Form.BAD;
                        },
                        text.state()),
                Cell.plain(finding.host().name()),
                Cell.plain(text.title()),
                Cell.plain(found));
    }
}
